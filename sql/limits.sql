-- Which figures would make a person look twice?
-- One row per limit. A failed minimum stops a run before it publishes; a failed maximum is a warning. Minimums are of a
-- run's own counts: `numerator` divided by `denominator`, once the denominator is at least `judged_from`.
--
-- name: what is limited; sql/checks ask for a maximum by this name
-- minimum: lowest value that is still believed
-- maximum: highest value that is still believed
-- numerator: count of a run, for minimums
-- denominator: count of a run, for minimums
-- judged_from: smallest denominator that says anything
-- reason: where the limit comes from
CREATE OR REPLACE VIEW limits AS
SELECT *
FROM (
    VALUES
    (
        'articles per document', 0.01, NULL, 'articles', 'documents', 1000,
        'a crawl of front pages still yields one article in ten; hardly any means that the parser broke'
    ),
    (
        'quantities per article', 0.05, NULL, 'quantities', 'articles', 1000,
        'the five real articles have more than ten each; less means that the extractor broke'
    ),
    (
        'troops', NULL, 5e6, NULL, NULL, NULL,
        'the largest armed forces have about 2 million people in service (IISS, The Military Balance 2023)'
    ),
    ('killed', NULL, 1e7, NULL, NULL, NULL, 'more only in histories of the world wars'),
    ('wounded', NULL, 1e7, NULL, NULL, NULL, 'more only in histories of the world wars'),
    ('casualties', NULL, 2e7, NULL, NULL, NULL, 'killed and wounded together'),
    ('captured', NULL, 6e6, NULL, NULL, NULL, 'more only in histories of the second world war'),
    (
        'displaced', NULL, 1.5e8, NULL, NULL, NULL,
        'about 120 million people were displaced in all the world in 2024 (UNHCR, Global Trends)'
    ),
    ('equipment', NULL, 2e7, NULL, NULL, NULL, 'more only of shells and drones in a year, counted together'),
    ('aid', NULL, 1e12, NULL, NULL, NULL, 'in EUR; all aid of all states to Ukraine by 2024 is below 0.5e12'),
    ('share of documents dropped', NULL, 0.5, NULL, NULL, 100, 'of one source in one month'),
    ('days in the future', NULL, 2, NULL, NULL, NULL, 'publication after fetching: time zones explain one day')
) AS limits (name, minimum, maximum, numerator, denominator, judged_from, reason);
