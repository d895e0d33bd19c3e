-- Is a row of this month to be checked now?
-- True where the variable `scope` (a list of months) holds the month, or is not set: all is checked then.
CREATE OR REPLACE MACRO in_scope(month) AS coalesce(list_contains(getvariable('scope'), month), true);
