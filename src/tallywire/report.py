"""The summary of a run, for a terminal and for a Prefect artifact."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass

from tallywire import schema
from tallywire.lake import Lake
from tallywire.ledger import Ledger

_TOTALS = ("documents", "articles", "rejects", "passages", "quantities", "facts", "stories", "claims")
_COUNTED = {"stories": "count(DISTINCT coalesce(merged_into, story_id))"}
"""How to count a table whose rows are not what its line counts: stories has a row for each article in a story."""
_EXAMPLES = """
    WITH best AS (SELECT kind, arg_min(fact_id, (-confidence, fact_id)) AS fact_id FROM {facts} GROUP BY kind)
    SELECT kind, actor, quote, sentence, attribution FROM {facts} SEMI JOIN best USING (kind, fact_id)
    ORDER BY confidence DESC, fact_id LIMIT 3
"""
_FACTS_FILE = re.compile(r"facts/month=(\d{4}-\d\d)/")


@dataclass(frozen=True, slots=True)
class Summary:
    """What a run did and what the lake now holds; `rows` are (what, this run, in the lake).

    `examples` are the surest facts of different kinds in the months that the run has written.
    """

    row: schema.Run
    rows: tuple[tuple[str, int | None, int | None], ...]
    rejects: tuple[tuple[str, int], ...]
    kinds: tuple[tuple[str, int, int], ...]
    examples: tuple[dict[str, str | None], ...]


def summarise(lake: Lake, row: schema.Run, ledger: Ledger) -> Summary:
    """The summary of a run that has just been closed."""
    totals = {table: _total(lake, table) for table in _TOTALS}
    did = {
        "documents": ledger.count("parse", "documents"),
        "articles": row.articles,
        "rejects": row.rejects,
        "passages": row.passages,
        "quantities": row.quantities,
        "facts": row.facts,
        "stories": ledger.count("reconcile", "stories"),
        "claims": ledger.count("claims", "claims"),
    }
    stored = lake.query("SELECT kind, count(*) AS n FROM {facts} GROUP BY kind ORDER BY n DESC, kind").to_pylist()
    found = ledger.facts_by_kind
    return Summary(
        row=row,
        rows=tuple((table, did[table], totals[table]) for table in _TOTALS),
        rejects=tuple(sorted(ledger.rejects.items())),
        kinds=tuple((each["kind"], found[each["kind"]], each["n"]) for each in stored),
        examples=tuple(lake.query(_EXAMPLES, within=_months_written(row)).to_pylist()),
    )


def _total(lake: Lake, table: str) -> int:
    counted = _COUNTED.get(table, "count(*)")
    return int(lake.query(f"SELECT {counted} AS n FROM {{{table}}}")["n"][0].as_py())


def _months_written(row: schema.Run) -> list[str]:
    return sorted(match[1] for place in json.loads(row.manifest) if (match := _FACTS_FILE.match(place)))


def as_text(summary: Summary) -> str:
    """The summary as lines for a terminal."""
    row = summary.row
    seconds = (row.finished_at - row.started_at).total_seconds()
    known = row.documents_seen - row.documents_new
    lines = [
        f"Run {row.run_id} {row.status} in {seconds:.1f} s: {_count(row.documents_seen, 'document')} seen, "
        f"{row.documents_new} new" + (f", {known} known already" if known else ""),
        *(f"failed: {message}" for message in row.failures),
        *_fetched(row),
    ]
    if _has_counts(summary):
        lines += ["", f"{'':<14}{'this run':>10}{'in the lake':>14}"]
        lines += [f"{what:<14}{did:>10,}{total:>14,}" for what, did, total in summary.rows]
    if summary.rejects:
        lines += ["", "rejects: " + ", ".join(f"{reason} {number}" for reason, number in summary.rejects)]
    if summary.kinds:
        lines += ["", f"{'facts by kind':<14}{'this run':>10}{'in the lake':>14}"]
        lines += [f"{kind:<14}{did:>10,}{total:>14,}" for kind, did, total in summary.kinds]
    if summary.examples:
        lines += ["", "for example:"]
        lines += [f"  {_example(each)}\n    “{_shortened(each['sentence'] or '')}”" for each in summary.examples]
    lines += [f"warning: {message}" for message in row.warnings]
    return "\n".join(lines)


def as_markdown(summary: Summary) -> str:
    """The same in Markdown; text from articles is code, so that nothing in it is markup."""
    row = summary.row
    parts = [
        f"## Run `{row.run_id}`: {row.status}",
        *(f"**Failed:** {_code(message)}" for message in row.failures),
        *_fetched(row),
    ]
    if _has_counts(summary):
        parts.append(_table(("", "this run", "in the lake"), summary.rows))
    if summary.rejects:
        parts.append(_table(("rejected because", "documents"), summary.rejects))
    if summary.kinds:
        parts.append(_table(("facts of kind", "this run", "in the lake"), summary.kinds))
    if summary.examples:
        parts.append(
            "\n".join(f"- {_code(_example(each))}: {_code(each['sentence'] or '')}" for each in summary.examples)
        )
    parts += [f"**Warning:** {_code(message)}" for message in row.warnings]
    return "\n\n".join(parts) + "\n"


def _has_counts(summary: Summary) -> bool:
    """Whether there is anything to count: a table of zeros would only stand before what went wrong."""
    return any(did or total for _, did, total in summary.rows)


def _fetched(row: schema.Run) -> list[str]:
    """A line on what came of the URLs that were due, if any were; the parts add up to them."""
    counts = json.loads(row.counts).get("ingest", {})
    if "due" not in counts:
        return []
    parts = [f"{counts[name]:,} {name}" for name in ("documents", "unchanged", "deferred", "rejected")]
    prefix = "refused."
    reasons = [f"{name.removeprefix(prefix)} {n}" for name, n in sorted(counts.items()) if name.startswith(prefix)]
    why = f" ({', '.join(reasons)})" if reasons else ""
    return [f"Fetched: {counts['due']:,} URLs due: {', '.join(parts)}{why}"]


def _example(fact: dict[str, str | None]) -> str:
    who = f" {fact['actor']}" if fact["actor"] else ""
    said = f" (says: {fact['attribution']})" if fact["attribution"] else ""
    return f"{fact['kind']}{who}: {fact['quote']}{said}"


def _shortened(sentence: str, width: int = 160) -> str:
    line = " ".join(sentence.split())
    return line if len(line) <= width else line[: width - 1] + "…"


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def _table(head: Sequence[str], rows: Sequence[Sequence[object]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(str(cell) for cell in line) + " |" for line in lines)


def _code(text: str) -> str:
    return "`" + " ".join(text.replace("`", "'").split()) + "`"
