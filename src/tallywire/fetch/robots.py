"""What a site's robots.txt says, by RFC 9309: which URLs we may ask for, and how long to wait in between."""

from __future__ import annotations

import re
from collections.abc import Iterator

from protego import Protego

from tallywire.fetch.client import ROBOTS_AGENT
from tallywire.fetch.urls import Url

_AGENT_LINE = re.compile(r"\s*user[- ]?agent\s*:?\s*(.*?)\s*(?:#.*)?", re.IGNORECASE)


class Rules:
    """The rules of one origin. Without a text everything is allowed."""

    def __init__(self, text: str | None) -> None:
        self._rules = Protego.parse("\n".join(_our_lines(text))) if text else None

    def allow(self, url: Url) -> bool:
        """Whether we may ask for the URL; robots.txt itself always."""
        return self._rules is None or url.target == "/robots.txt" or bool(self._rules.can_fetch(str(url), ROBOTS_AGENT))

    @property
    def delay_seconds(self) -> float:
        """The pause that the site asks for between two requests; 0 where it asks for none."""
        if self._rules is None:
            return 0.0
        rate = self._rules.request_rate(ROBOTS_AGENT)
        return max(self._rules.crawl_delay(ROBOTS_AGENT) or 0.0, rate.seconds / rate.requests if rate else 0.0, 0.0)


def answer_of(status: int, body: bytes) -> tuple[int, str | None]:
    """The status and text to remember of a robots.txt: 2xx has rules, 4xx has none (RFC 9309, 2.3.1.3).

    429 counts as 503: a server that has too much to do has not said that there are no rules.
    """
    if 200 <= status < 300:
        return status, body.decode("utf-8-sig", "replace").replace("\0", "")
    return (503 if status == 429 else status), None


def is_reachable(status: int) -> bool:
    """Whether the site has said what is allowed; where it has not (5xx, no answer), nothing is (RFC 9309, 2.3.1.4)."""
    return 200 <= status < 500


def _our_lines(text: str) -> Iterator[str]:
    """The lines without the names of other robots, of which one a group is enough.

    Protego gives each name of a group a copy of the group's rules: thousands of names by thousands of rules, in half a
    megabyte, would take minutes and gigabytes.
    """
    named: set[str] = set()
    for line in text.splitlines():
        match = _AGENT_LINE.fullmatch(line)
        if match is None:
            if line.strip() and not line.lstrip().startswith("#"):
                named.clear()
            yield line
            continue
        name = match[1].lower()
        kept = name if name == "*" or name.startswith(ROBOTS_AGENT.lower()) else "another"
        if kept not in named:
            named.add(kept)
            yield f"User-agent: {kept}"
