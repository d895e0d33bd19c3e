-- Is the extractor still finding what it should?
-- One row per month of the articles and version of the extractor. A sudden change between months, or between versions,
-- is worth a look at the texts.
--
-- month: partition: the articles' month, YYYY-MM
-- extractor_version: version of rules and lexicons
-- articles: articles read
-- articles_without_numbers: of these, articles in which no quantity was found
-- quantities: quantities found
-- facts: facts found
-- facts_per_article: mean number of facts
-- confidence: mean confidence of the facts, 0 to 1
-- with_actor: share of facts with an actor, 0 to 1
-- with_place: share of facts with a location, origin or recipient, 0 to 1
-- with_attribution: share of facts with words that say who says it, 0 to 1
-- with_date: share of facts with a time they speak of, 0 to 1
CREATE OR REPLACE VIEW extraction_health AS
WITH read AS (
    SELECT
        month,
        extractor_version,
        count(*) AS articles
    FROM articles
    GROUP BY ALL
),

counted AS (
    SELECT
        month,
        extractor_version,
        count(*) AS quantities,
        count(DISTINCT article_id) AS articles
    FROM quantities
    GROUP BY ALL
),

found AS (
    SELECT
        month,
        extractor_version,
        count(*) AS facts,
        avg(confidence) AS confidence,
        count(actor) / count(*) AS with_actor,
        count(coalesce(location, origin, recipient)) / count(*) AS with_place,
        count(attribution) / count(*) AS with_attribution,
        count(as_of_start) / count(*) AS with_date
    FROM facts
    GROUP BY ALL
)

SELECT
    read.month,
    read.extractor_version,
    read.articles,
    read.articles - coalesce(counted.articles, 0) AS articles_without_numbers,
    coalesce(counted.quantities, 0) AS quantities,
    coalesce(found.facts, 0) AS facts,
    coalesce(found.facts, 0) / read.articles AS facts_per_article,
    found.confidence,
    found.with_actor,
    found.with_place,
    found.with_attribution,
    found.with_date
FROM read
LEFT JOIN counted ON read.month = counted.month AND read.extractor_version = counted.extractor_version
LEFT JOIN found ON read.month = found.month AND read.extractor_version = found.extractor_version
ORDER BY read.month, read.extractor_version;
