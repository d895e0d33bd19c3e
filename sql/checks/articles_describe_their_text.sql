-- An article's counts, times and precision agree with each other.
SELECT
    article_id,
    text_length_chars,
    length(text) AS found_length_chars,
    revision,
    first_seen_at,
    last_seen_at,
    published_at,
    published_at_precision
FROM articles
WHERE
    in_scope(month)
    AND (
        text_length_chars <> length(text)
        OR revision < 1
        OR first_seen_at > last_seen_at
        OR (published_at IS NULL) <> (published_at_precision IS NULL)
        OR NOT regexp_full_match(month, '\d{4}-\d{2}')
    );
