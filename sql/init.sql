-- Opens a lake in the DuckDB shell, from the project's folder:
--
--     TALLYWIRE_LAKE=data/lake duckdb -init sql/init.sql
--
-- `tallywire sql` and the dashboard read the same files in the same order, and close everything beyond the lake.
SET VARIABLE lake = coalesce(nullif(getenv('TALLYWIRE_LAKE'), ''), 'data/lake');
SET TimeZone = 'UTC';
.read sql/tables.sql
.read sql/limits.sql
.read sql/macros/in_scope.sql
.read sql/macros/fetched_in_scope.sql
.read sql/macros/marked.sql
.read sql/views/troops_over_time.sql
.read sql/views/casualties_over_time.sql
.read sql/views/displaced_over_time.sql
.read sql/views/equipment_given.sql
.read sql/views/aid_by_donor.sql
.read sql/views/aid_by_donor_month.sql
.read sql/views/claims_corroborated.sql
.read sql/macros/disputed_between.sql
.read sql/views/claims_disputed.sql
.read sql/views/revised_figures.sql
.read sql/views/coverage.sql
.read sql/views/extraction_health.sql
.read sql/macros/source_yield_between.sql
.read sql/views/source_yield.sql
.read sql/macros/evidence.sql
.read sql/macros/facts_about.sql
.read sql/macros/figure_history.sql
.read sql/macros/as_known_on.sql
.read sql/comments.sql
