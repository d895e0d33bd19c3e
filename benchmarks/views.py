"""How long the page's queries, the views and whole pages take.

    python -m benchmarks.views LAKE             a lake made by benchmarks.synthetic_lake
    python -m benchmarks.views --facts 200000   a small one, made for the purpose and removed

Prints the median of five warm answers in milliseconds, the CPU time of all cores (what an idle machine shares among its
cores), and how many partition files the plan reads. Whole pages are run by Streamlit without a browser: the first time
with the opening of the lake, then warm.
"""

from __future__ import annotations

import argparse
import os
import re
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

import duckdb
from streamlit.testing.v1 import AppTest

from benchmarks.synthetic_lake import fill
from dashboard import aid, articles, disputed, evidence, figures, runs
from tallywire.lake import Lake
from tallywire.places import PROJECT_ROOT
from tallywire.session import connect

_REPEATS = 5
_MONTHS_MADE = 24  # of a lake made for the purpose: each day of documents is a file, and making one costs 30 ms
_SCANNED = re.compile(r"Scanning Files: (\d+/\d+)|Total Files Read: (\d+)")


def questions(connection: duckdb.DuckDBPyConnection, first: str, last: str) -> dict[str, tuple[str, dict[str, object]]]:
    """The queries of each page, with the parameters of its opening view, over a period; by name."""
    months: dict[str, object] = {"first": first, "last": last}
    (claim, facts, month), *_ = connection.execute(
        "SELECT claim_id, fact_ids, month FROM claims WHERE month = $last AND kind = 'troops' LIMIT 1", {"last": last}
    ).fetchall()
    (article,), *_ = connection.execute(
        "SELECT article_id FROM articles WHERE month = $last LIMIT 1", {"last": last}
    ).fetchall()
    troops = {**months, "kind": "troops"}
    recent: dict[str, object] = {"first": f"{last[:4]}-10", "last": last}
    where = {"article": article, "month": last}
    return {
        "figures: names of actors": (figures._CODES, {**troops, "slot": "actor"}),
        "figures: names of places": (figures._CODES, {**troops, "slot": "place"}),
        "figures: chart and table": (
            figures._FIGURES,
            {
                **troops,
                "actor": None,
                "place": None,
                "item": None,
                "statuses": ["actual", "planned", "possible", "requested", "denied"],
                "stories": 1,
                "shown": 400,
            },
        ),
        "evidence: claim": (evidence._CLAIM, {**months, "claim": claim}),
        "evidence: sentences": (evidence._FACTS, {"facts": facts, "first": month, "last": month}),
        "aid: sums": (aid._MONTHS, months),
        "aid: claims": (aid._CLAIMS, {**months, "donor": None, "recipient": None, "shown": 200}),
        "disputed: questions": (disputed._QUESTIONS, {**troops, "contradicted": False, "shown": 20}),
        "articles: list": (articles._LIST, {**months, "words": "", "shown": 200}),
        "articles: their facts": (articles._NUMBERS, {"first": last, "last": last, "articles": [article]}),
        "articles: one": (articles._ARTICLE, where),
        "articles: its facts": (articles._FACTS, where),
        "articles: what was removed": (articles._PASSAGES, where),
        "runs: last runs": (runs._RUNS, {"shown": 30}),
        "runs: rejects": (runs._REJECTS, recent),
        "runs: yield": (runs._YIELD, recent),
        "runs: extraction": (runs._HEALTH, _year(last)),
        "view troops_over_time, a year": (
            "SELECT * FROM troops_over_time WHERE month BETWEEN $first AND $last",
            _year(last),
        ),
        "view claims_corroborated, a year": (
            "SELECT count(*), max(stories) FROM claims_corroborated WHERE month BETWEEN $first AND $last",
            _year(last),
        ),
        "view coverage, a month": ("SELECT * FROM coverage WHERE month = $last", {"last": last}),
        "view aid_by_donor, ten years": ("SELECT * FROM aid_by_donor", {}),
        "macro evidence(fact), ten years": ("FROM evidence($fact)", {"fact": facts[0]}),
        "macro evidence(fact, month)": ("FROM evidence($fact, in_month := $month)", {"fact": facts[0], "month": month}),
        "macro facts_about(country), ten years": ("SELECT count(*) FROM facts_about('EST')", {}),
    }


def _year(last: str) -> dict[str, object]:
    return {"first": f"{last[:4]}-01", "last": last}


def _timed(action: Callable[[], object]) -> tuple[list[float], list[float]]:
    """Milliseconds of waiting and of CPU of each repetition; the first one is not warm."""
    waited, used = [], []
    for _ in range(_REPEATS + 1):
        started, cpu_started = time.perf_counter(), time.process_time()
        action()
        waited.append((time.perf_counter() - started) * 1000)
        used.append((time.process_time() - cpu_started) * 1000)
    return waited, used


def measure_questions(lake: Lake) -> None:
    """Print a line for each query of the pages, the views and the macros."""
    months = lake.partitions("claims")
    started = time.perf_counter()
    with connect(lake) as connection:
        print(f"{'opening the lake':<40}{(time.perf_counter() - started) * 1000:>8.0f} ms")
        for name, (question, known) in questions(connection, months[-18], months[-1]).items():
            used = {key: value for key, value in known.items() if f"${key}" in question}
            times, cpu = _timed(lambda: connection.execute(question, used).fetchall())  # noqa: B023
            plan = connection.execute(f"EXPLAIN ANALYZE {question}", used).fetchall()[0][1]
            files = sorted({next(filter(None, found)) for found in _SCANNED.findall(plan)})
            print(f"{name:<40}{median(times[1:]):>8.0f} ms{median(cpu[1:]):>8.0f} ms CPU   files {', '.join(files)}")


def measure_pages(lake: Lake) -> None:
    """Print a line for each page, as Streamlit runs it for a reader who opens it."""
    os.environ["TALLYWIRE_LAKE"] = str(lake.root)

    def open_page(name: str) -> None:
        app = AppTest.from_file(str(PROJECT_ROOT / "dashboard" / "app.py"), default_timeout=600)
        app.query_params["page"] = name
        app.run()
        if app.exception or name not in [title.value for title in app.title]:
            raise SystemExit(f"the page {name} did not open: {app.exception}")

    for name in ("Figures", "Aid", "Disputed", "Articles", "Runs"):
        times, cpu = _timed(lambda: open_page(name))  # noqa: B023
        first = f"   first {times[0]:.0f} ms, {cpu[0]:.0f} ms CPU"
        print(f"{'page ' + name:<40}{median(times[1:]):>8.0f} ms{median(cpu[1:]):>8.0f} ms CPU{first}")


def main() -> None:
    """Measure over the lake that the command line names, or over one made for it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("lake", type=Path, nargs="?")
    parser.add_argument("--facts", type=int, default=200_000)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        if asked.lake is None:
            fill(Lake.open(folder), asked.facts, _MONTHS_MADE)
        lake = Lake.open(asked.lake or folder)
        measure_questions(lake)
        measure_pages(lake)


if __name__ == "__main__":
    main()
