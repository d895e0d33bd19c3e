-- What does each source yield, and when did it last yield anything?
-- One row per source and month in which its documents were fetched. Of a large lake ask
-- source_yield_between('2022-01', '2022-03') instead, which reads those months alone.
--
-- *: as source_yield_between
CREATE OR REPLACE VIEW source_yield AS
SELECT *
FROM source_yield_between('0000-00', '9999-99');
