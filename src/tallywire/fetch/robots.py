"""What a site's robots.txt says, by RFC 9309: which URLs we may ask for, and how long to wait in between."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta

from protego import Protego

from tallywire.fetch.client import ROBOTS_AGENT, Response
from tallywire.fetch.errors import Failed, RequestError
from tallywire.fetch.limits import ROBOTS_CACHE_SECONDS
from tallywire.fetch.memory import Memory
from tallywire.fetch.records import new_host
from tallywire.fetch.urls import Url

_AGENT_LINE = re.compile(r"\s*user[- ]?agent\s*:?\s*(.*?)\s*(?:#.*)?", re.IGNORECASE)
_HOST_REFUSED = frozenset({"refused_address", "bad_certificate"})
"""Reasons for which the host itself, and not only its robots.txt, is refused."""


class Rules:
    """The rules of one origin; without a text everything is allowed."""

    def __init__(self, text: str | None = None, *, problem: RequestError | None = None) -> None:
        self.problem = problem
        """Why the site could not say what is allowed (5xx, no answer); then nothing is (2.3.1.4)."""
        self._rules = Protego.parse("\n".join(_our_lines(text))) if text else None

    def allow(self, url: Url) -> bool:
        """Whether we may ask for the URL."""
        return self.problem is None and (self._rules is None or bool(self._rules.can_fetch(str(url), ROBOTS_AGENT)))

    @property
    def delay_seconds(self) -> float:
        """The pause that the site asks for between two requests; 0 where it asks for none."""
        if self._rules is None:
            return 0.0
        rate = self._rules.request_rate(ROBOTS_AGENT)
        return max(self._rules.crawl_delay(ROBOTS_AGENT) or 0.0, rate.seconds / rate.requests if rate else 0.0, 0.0)


class RobotsBook:
    """The rules of every origin of this run: from memory while they are fresh, else to be asked for."""

    def __init__(self, memory: Memory) -> None:
        self._memory = memory
        self._rules: dict[str, Rules] = {}

    def rules(self, origin: str, now: datetime) -> Rules | None:
        """The rules of an origin; None where its robots.txt has to be fetched first."""
        if origin not in self._rules:
            host = self._memory.host(origin)
            if host is None or host.robots_fetched_at is None:
                return None
            if now - host.robots_fetched_at > timedelta(seconds=ROBOTS_CACHE_SECONDS):
                return None
            self._rules[origin] = Rules(host.robots_text)
        return self._rules[origin]

    def learn(self, origin: str, answer: Response | RequestError, now: datetime) -> Rules:
        """The rules that an answer to the question for robots.txt means, remembered if the site was reached.

        2xx has rules; 4xx means that there are none, and so do more redirects than are followed (2.3.1.2, 2.3.1.3).
        429 counts as 503: a server that has too much to do has not said that there are no rules.
        """
        status, text = 404, None
        problem: RequestError | None = None
        if isinstance(answer, Response):
            status = answer.status
            text = answer.body.decode("utf-8-sig", "replace").replace("\0", "") if status == 200 else None
            if status >= 500 or status == 429:
                problem = Failed(f"http_{status}", f"{origin}/robots.txt: the server answered {status}")
        elif answer.reason in _HOST_REFUSED:
            problem = answer
        elif answer.reason != "too_many_redirects":
            problem = Failed(answer.reason, answer.message)
        if problem is None:
            host = self._memory.host(origin) or new_host(origin, now)
            self._memory.keep_host(replace(host, robots_status=status, robots_text=text, robots_fetched_at=now))
        self._rules[origin] = Rules(text, problem=problem)
        return self._rules[origin]


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
