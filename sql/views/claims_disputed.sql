-- Which figures compete for one question?
-- One row per claim that has rivals. Of a large lake ask disputed_between('2022-01', '2022-03') instead: rivals are
-- found before any filter on this view is applied.
--
-- *: as disputed_between
CREATE OR REPLACE VIEW claims_disputed AS
SELECT *
FROM disputed_between('0000-00', '9999-99');
