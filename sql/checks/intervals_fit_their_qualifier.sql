-- The interval of a number is ordered, holds its value, and is open only where its qualifier leaves it open.
WITH numbers AS (
    SELECT 'facts' AS table_name, fact_id AS id, quote, qualifier, value, value_low, value_high
    FROM facts
    WHERE in_scope(month)
    UNION ALL
    SELECT 'quantities', quantity_id, quote, qualifier, value, value_low, value_high
    FROM quantities
    WHERE in_scope(month)
)

SELECT *
FROM numbers
WHERE NOT CASE
    WHEN qualifier IN ('exact', 'about') THEN value_low = value AND value_high = value
    WHEN qualifier IN ('over', 'at_least') THEN value_low = value AND value_high IS NULL
    WHEN qualifier IN ('under', 'at_most') THEN value_low IS NULL AND value_high = value
    WHEN qualifier IN ('range', 'order') THEN value IS NULL AND value_low <= value_high
END IS TRUE;
