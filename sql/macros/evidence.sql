-- Where does it say so?
-- One row: the sentence of a fact with the quote marked, and the article it stands in. With `in_month`, the fact's
-- partition, only that partition is read.
--
-- marked: the sentence, with the quote between [[ and ]]
-- attribution: the words naming who says it
-- title: headline of the article
-- site: publisher
-- url: address
-- published_at: publication, UTC
-- published_at_precision: how exactly that is known
-- kind: what is counted
-- value_low: lowest value the words allow; null = open
-- value_high: highest value the words allow; null = open
-- status: actual, planned, possible, requested, denied
-- confidence: probability that the fact is right
-- char_start: start of the quote in the article's text
-- char_end: end of the quote, exclusive
-- article_id: the article
-- month: partition of fact and article
CREATE OR REPLACE MACRO evidence(fact, in_month := NULL) AS TABLE
    SELECT
        marked(facts.sentence, facts.quote, articles.text, facts.char_start) AS marked,
        facts.attribution,
        articles.title,
        articles.site,
        articles.url,
        articles.published_at,
        articles.published_at_precision,
        facts.kind,
        facts.value_low,
        facts.value_high,
        facts.status,
        facts.confidence,
        facts.char_start,
        facts.char_end,
        facts.article_id,
        facts.month
    FROM facts
    INNER JOIN articles ON facts.month = articles.month AND facts.article_id = articles.article_id
    WHERE facts.fact_id = fact AND (in_month IS NULL OR facts.month = in_month);
