-- Actors and places are upper-case codes, several of them joined by + in alphabetical order.
WITH codes AS (
    SELECT
        fact_id,
        unnest([actor, recipient, location, origin]) AS code
    FROM facts
    WHERE in_scope(month)
)

SELECT
    fact_id,
    code
FROM codes
WHERE
    NOT regexp_full_match(code, '[A-Z]{2,}(\+[A-Z]{2,})*') OR code <> array_to_string(list_sort(split(code, '+')), '+');
