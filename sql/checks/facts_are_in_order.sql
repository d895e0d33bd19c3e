-- A confidence is a share, and the time a number speaks of does not end before it begins.
SELECT
    fact_id,
    confidence,
    as_of_start,
    as_of_end
FROM facts
WHERE in_scope(month) AND (confidence NOT BETWEEN 0 AND 1 OR as_of_start > as_of_end);
