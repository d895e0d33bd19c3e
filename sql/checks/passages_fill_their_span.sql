-- A removed passage is as long as its span, and no two passages of an article overlap.
SELECT
    article_id,
    char_start,
    char_end,
    text,
    lag(char_end) OVER (PARTITION BY article_id ORDER BY char_start) AS end_of_previous
FROM passages
WHERE in_scope(month)
QUALIFY char_end - char_start <> length(text) OR end_of_previous > char_start;
