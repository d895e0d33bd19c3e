-- A quote is part of its sentence.
SELECT 'facts' AS table_name, fact_id AS id, quote, sentence
FROM facts
WHERE in_scope(month) AND NOT contains(sentence, quote)
UNION ALL
SELECT 'quantities', quantity_id, quote, sentence
FROM quantities
WHERE in_scope(month) AND NOT contains(sentence, quote);
