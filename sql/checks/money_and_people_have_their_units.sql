-- Aid is in a currency and may have euros; people are persons; only equipment has items and every one does.
SELECT fact_id, kind, unit, item, value_eur, fx_date, quote
FROM facts
WHERE
    in_scope(month)
    AND (
        (kind = 'aid' AND NOT regexp_full_match(unit, '[A-Z]{3}'))
        OR (kind <> 'aid' AND unit NOT IN ('person', 'item'))
        OR (unit = 'item') <> (item IS NOT NULL)
        OR (kind <> 'aid' AND value_eur IS NOT NULL)
        OR (value_eur IS NULL) <> (fx_date IS NULL)
    );
