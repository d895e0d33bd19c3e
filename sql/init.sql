-- Opens a lake in the DuckDB shell, from the project's folder:
--
--     TALLYWIRE_LAKE=data/lake duckdb -init sql/init.sql
--
-- `tallywire sql` and the dashboard read the same files in the same order, and close everything beyond the lake.
SET VARIABLE lake = coalesce(nullif(getenv('TALLYWIRE_LAKE'), ''), 'data/lake');
SET TimeZone = 'UTC';
.read sql/tables.sql
.read sql/macros/in_scope.sql
.read sql/limits.sql
.read sql/views/aid_by_donor_month.sql
.read sql/views/aid_by_donor.sql
.read sql/views/troops_over_time.sql
.read sql/comments.sql
