-- What is said about a country or organisation?
-- One row per fact in which its code stands as actor, recipient, location or origin, alone or with others. These are
-- reports, not claims: one figure comes once for each article that carries it. With a filter on month only those
-- partitions are read.
--
-- published_at: publication of the article, UTC
-- kind: what is counted
-- actor: whose people, equipment or money
-- recipient: who gets it
-- location: where
-- origin: from where
-- status: actual, planned, possible, requested, denied
-- value_low: lowest value the words allow; null = open
-- value_high: highest value the words allow; null = open
-- unit: person, item, or the currency
-- value_eur: money only: in EUR
-- quote: the number with its unit words
-- attribution: the words naming who says it
-- site: publisher
-- title: headline
-- url: address
-- fact_id: the fact
-- month: partition
CREATE OR REPLACE MACRO facts_about(country) AS TABLE
    SELECT
        articles.published_at,
        facts.kind,
        facts.actor,
        facts.recipient,
        facts.location,
        facts.origin,
        facts.status,
        facts.value_low,
        facts.value_high,
        facts.unit,
        facts.value_eur,
        facts.quote,
        facts.attribution,
        articles.site,
        articles.title,
        articles.url,
        facts.fact_id,
        facts.month
    FROM facts
    INNER JOIN articles ON facts.month = articles.month AND facts.article_id = articles.article_id
    WHERE
        list_contains(split(facts.actor, '+'), country)
        OR list_contains(split(facts.recipient, '+'), country)
        OR list_contains(split(facts.location, '+'), country)
        OR list_contains(split(facts.origin, '+'), country)
    ORDER BY articles.published_at, facts.article_id, facts.char_start;
