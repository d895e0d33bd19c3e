-- Is a document of this day to be checked now?
-- True from the first month to the last one that the variable `scope` holds, or if it is not set. It is a plain
-- comparison, so that thousands of days are left out at once.
CREATE OR REPLACE MACRO fetched_in_scope(fetched_date) AS
fetched_date BETWEEN coalesce(list_min(getvariable('scope')), '')
AND coalesce(list_max(getvariable('scope')) || '-31', '9999-12-31');
