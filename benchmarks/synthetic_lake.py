"""A lake of made-up rows, as large as asked for: `python -m benchmarks.synthetic_lake LAKE --facts 10000000`.

Ten facts an article, each a sentence of the article's text at its exact span; about three facts tell of one event and
make one claim. The rows keep every check of sql/checks; they are the same for the same arguments.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pyarrow as pa

from tallywire.lake import Lake, arrow_schema
from tallywire.schema import TABLES

FACTS_PER_ARTICLE = 10
FACTS_PER_EVENT = 3

_FACTS = """
    CREATE OR REPLACE TEMP TABLE events AS
    SELECT
        event,
        ['troops', 'aid', 'killed', 'wounded', 'casualties', 'captured', 'displaced', 'equipment'][dice % 8 + 1]
            AS kind,
        CASE kind
            WHEN 'aid' THEN ['EUR', 'USD', 'GBP'][dice // 8 % 3 + 1] WHEN 'equipment' THEN 'item' ELSE 'person'
        END AS unit,
        CASE kind WHEN 'equipment' THEN ['tank', 'missile', 'drone', 'warship', 'jet'][dice // 32 % 5 + 1] END AS item,
        codes[dice // 64 % 40 + 1] AS actor,
        CASE WHEN kind IN ('aid', 'equipment') THEN codes[dice // 4096 % 8 + 1] END AS recipient,
        CASE WHEN kind NOT IN ('aid', 'equipment') THEN codes[dice // 4096 % 40 + 1] END AS location,
        ['actual', 'actual', 'planned', 'possible', 'requested', 'denied'][dice // 262144 % 6 + 1] AS status,
        (10 ^ (dice // 2097152 % 4) * (1 + dice // 16777216 % 97) * CASE kind WHEN 'aid' THEN 10000 ELSE 1 END)::DOUBLE
            AS value,
        (dice // 1073741824 % 28)::INTEGER AS day
    FROM (SELECT range AS event, (hash($month, range) >> 1)::BIGINT AS dice FROM range($events)), (
        SELECT [
            'AUT', 'BEL', 'BGR', 'CAN', 'CHE', 'CHN', 'CZE', 'DEU', 'DNK', 'ESP', 'EST', 'FIN', 'FRA', 'GBR', 'GEO',
            'GRC', 'HUN', 'IRN', 'ISR', 'ITA', 'JPN', 'LTU', 'LVA', 'MDA', 'NATO', 'NLD', 'NOR', 'POL', 'PRT', 'ROU',
            'RUS', 'SRB', 'SVK', 'SVN', 'SWE', 'SYR', 'TUR', 'UKR', 'UN', 'USA'
        ] AS codes
    );
    CREATE OR REPLACE TEMP TABLE numbered AS
    SELECT
        article,
        place,
        events.*,
        format('{:,}', value::BIGINT) || ' ' || coalesce(item || 's', CASE kind WHEN 'aid' THEN unit ELSE 'people' END)
            AS quote,
        format('According to the {}, {} stood in the report of ', place + 1, quote) || actor || '. ' AS sentence
    FROM (
        SELECT
            range // $per_article AS article,
            range % $per_article AS place,
            (hash($month, 'fact', range) >> 1)::BIGINT % $events AS event
        FROM range($facts)
    ) INNER JOIN events USING (event);
    CREATE OR REPLACE TEMP TABLE placed AS
    SELECT
        *,
        md5(format('{} {} {}', $month, article, place))[:24] AS fact_id,
        md5(format('article {} {}', $month, article))[:24] AS article_id,
        coalesce(sum(length(sentence)) OVER (
            PARTITION BY article ORDER BY place ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
        ), 0) + strpos(sentence, quote) - 1 AS char_start
    FROM numbered;
    CREATE OR REPLACE TEMP TABLE read AS
    SELECT
        article_id,
        md5('document ' || article_id)[:24] AS document_id,
        string_agg(sentence, '' ORDER BY place) AS text,
        ($month || '-01')::DATE + min_by(day, place) AS published_on,
        (published_on + to_minutes((hash(article_id, 'minute') % 1440)::INTEGER))::TIMESTAMP AT TIME ZONE 'UTC'
            AS published_at,
        'site' || (hash(article_id, 'site') % 400) || '.example' AS site
    FROM placed GROUP BY article_id
"""

_ROWS = {
    "documents": """
        SELECT document_id, 'feed of ' || site AS source, 'https://' || site || '/' || article_id AS url,
            published_at AS fetched_at, 200 AS status, 'text/plain' AS content_type, text::BLOB AS payload,
            length(text) AS payload_length_bytes, strftime(published_on, '%Y-%m-%d') AS fetched_date
        FROM read
    """,
    "articles": """
        SELECT article_id, document_id, 'feed of ' || site AS source, 'https://' || site || '/' || article_id AS url,
            'https://' || site || '/' || article_id AS canonical_url, site, 'Report ' || article_id AS title,
            []::VARCHAR[] AS authors, published_at, 'instant' AS published_at_precision, 'feed' AS published_at_source,
            'en' AS language, text, length(text) AS text_length_chars, 1 AS revision, published_at AS first_seen_at,
            published_at AS revised_at, published_at AS last_seen_at, 'p1' AS parser_version, 'x1' AS extractor_version
        FROM read
    """,
    "quantities": """
        SELECT 'q' || fact_id AS quantity_id, article_id, quote, rtrim(sentence) AS sentence, char_start,
            char_start + length(quote) AS char_end, value, value AS value_low, value AS value_high,
            'exact' AS qualifier, CASE kind WHEN 'aid' THEN 'money' ELSE 'count' END AS unit_class,
            CASE kind WHEN 'aid' THEN unit END AS unit,
            'person' AS noun, 1 AS revision, 'x1' AS extractor_version
        FROM placed
    """,
    "facts": """
        SELECT fact_id, article_id, 's' || article_id AS story_id, kind, unit, item, value, value AS value_low,
            value AS value_high, 'exact' AS qualifier, CASE kind WHEN 'aid' THEN value END AS value_eur,
            CASE kind WHEN 'aid' THEN ($month || '-01')::DATE END AS fx_date, actor, recipient, location, status,
            CASE place % 3 WHEN 0 THEN 'officials of ' || actor END AS attribution, quote, rtrim(sentence) AS sentence,
            char_start, char_start + length(quote) AS char_end, 0.5 + place / 20 AS confidence, 1 AS revision,
            'x1' AS extractor_version
        FROM placed
    """,
    "stories": """
        SELECT article_id, 's' || article_id AS story_id, 'first' AS role, published_at AS known_by, true AS is_dated,
            published_at AS first_seen_at, unhex(repeat(md5(article_id), 16)) AS signature, document_id,
            'p1' AS parser_version, 'x1' AS extractor_version
        FROM read
    """,
    "claims": """
        SELECT md5('claim ' || $month || event)[:24] AS claim_id, md5('cell ' || $month || event)[:24] AS cell_id,
            kind, unit, item, actor, recipient, location, status,
            md5(concat_ws(' ', kind, unit, item, actor, recipient, location, $quarter))[:24] AS question_id,
            value AS value_low, value AS value_high, 'exact' AS qualifier,
            CASE kind WHEN 'aid' THEN value END AS value_eur,
            count(*) AS fact_count, count(DISTINCT article_id) AS article_count, article_count AS story_count,
            count(DISTINCT site) AS site_count, min(published_at) AS first_seen_at, max(published_at) AS last_seen_at,
            any_value(quote) AS quote, list(fact_id ORDER BY published_at, fact_id) AS fact_ids,
            list(DISTINCT 's' || article_id ORDER BY 's' || article_id) AS story_ids,
            list_distinct(list(CASE place % 3 WHEN 0 THEN 'officials of ' || actor END)) AS attributions
        FROM placed INNER JOIN read USING (article_id)
        GROUP BY event, kind, unit, item, actor, recipient, location, status, value
    """,
}


def months(count: int) -> Iterator[str]:
    """Yield that many months from January 2014 on."""
    for number in range(count):
        yield f"{2014 + number // 12}-{number % 12 + 1:02}"


def fill(lake: Lake, facts: int, month_count: int = 120, parser: str = "p1", extractor: str = "x1") -> None:
    """Write about that many facts, spread over the months, and all that hangs on them, as read by these versions."""
    a_month = facts // month_count // FACTS_PER_ARTICLE * FACTS_PER_ARTICLE
    for month in months(month_count):
        with duckdb.connect() as connection:
            connection.execute("SET TimeZone = 'UTC'")
            quarter = f"{month[:4]}Q{(int(month[5:]) + 2) // 3}"
            events = max(1, a_month // FACTS_PER_EVENT)
            known = {"month": month, "facts": a_month, "events": events, "per_article": FACTS_PER_ARTICLE}
            for statement in _FACTS.split(";\n"):
                connection.execute(statement, {name: value for name, value in known.items() if f"${name}" in statement})
            for table, template in _ROWS.items():
                select = template.replace("'p1'", f"'{parser}'").replace("'x1'", f"'{extractor}'")
                known = {
                    name: value for name, value in (("month", month), ("quarter", quarter)) if f"${name}" in select
                }
                rows = _complete(table, connection.sql(select, params=known).to_arrow_table(), month)
                lake.merge(table, rows)


def _complete(table: str, rows: pa.Table, month: str) -> pa.Table:
    """The rows with every column of their table; what was not made is null, or empty where null is not allowed."""
    schema = arrow_schema(TABLES[table])
    columns = []
    for field in schema:
        if field.name in rows.column_names:
            columns.append(rows[field.name].cast(field.type))
        elif field.name == "month":
            columns.append(pa.array([month] * rows.num_rows, pa.string()))
        else:
            filler = None if field.nullable else {"string": "", "int64": 0, "bool": False}.get(str(field.type))
            columns.append(pa.array([filler] * rows.num_rows, field.type))
    return pa.Table.from_arrays(columns, schema=schema)


def main() -> None:
    """Fill a lake as the command line says."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("lake", type=Path)
    parser.add_argument("--facts", type=int, default=100_000)
    parser.add_argument("--months", type=int, default=120)
    given = parser.parse_args()
    fill(Lake.open(given.lake), given.facts, given.months)


if __name__ == "__main__":
    main()
