-- Which characters of the sentence are the quote?
-- The sentence with the quote between [[ and ]]; `text` and `char_start` tell which of several equal quotes is meant.
CREATE OR REPLACE MACRO marked(sentence, quote, text, char_start) AS (
    WITH place AS (
        SELECT
            char_start - greatest(char_start - length(sentence), 0) + 1 - strpos(
                substr(text, greatest(char_start - length(sentence), 0) + 1, 2 * length(sentence) + length(quote)),
                sentence
            ) AS before
    )

    SELECT
        CASE
            WHEN substr(sentence, before + 1, length(quote)) = quote
                THEN left(sentence, before) || '[[' || quote || ']]' || substr(sentence, before + length(quote) + 1)
            ELSE replace(sentence, quote, '[[' || quote || ']]')
        END
    FROM place
);
