"""Lines that a site sets into its articles, learned from many of them.

Repetition alone proves nothing: agencies repeat whole paragraphs of background from day to day, a site carries one
story under several addresses, and all of that is story. A repeated line is boilerplate only if articles that say
something of their own carry it and do not speak of what it speaks of; and it is cut only from such articles.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

from tallywire.clean.lines import lines
from tallywire.clean.record import Cut
from tallywire.clean.words import words
from tallywire.schema import SiteLine

MIN_SUPPORT = 5
"""Articles that must carry a line; below that, chance looks like a habit of the site."""
MIN_OWN_SHARE = 1 / 3
"""Share of an article's characters that no such number of others has: with less it is taken for a copy, and copies
prove nothing."""
MAX_SPOKEN_SHARE = 0.1
"""Share of its articles to whose rest a line may be related: boilerplate meets a word of the story by chance."""
MAX_SITE_LINES = 1_000
"""Lines learned of one site, those with most support first."""
_RELATED_WORDS_SHARE = 0.25
"""Share of a line's longer words that the rest of the article has too, from which on it is taken to speak of the
same thing."""
_MAX_CHARS = 600
_WORD = re.compile(r"[^\W_]{4,}")
_FUNCTION_WORDS = frozenset(words("repeats", "function_words"))


class Reading(NamedTuple):
    """What is learned from: an article's uncut text, its site, and when it was first fetched."""

    site: str
    first_seen_at: datetime
    text: str


def learn(readings: Iterable[Reading]) -> Iterator[SiteLine]:
    """Yield the lines that are boilerplate on their site, from one reading of each article, ordered by site.

    One site is held in memory at a time. The result depends on the set of readings alone, not on their order.
    """
    for site, group in groupby(readings, key=attrgetter("site")):
        yield from _learn_site(site, list(group))


def find_site_lines(text: str, known: Mapping[str, int]) -> Iterator[Cut]:
    """Yield the lines of a text that are `known` on its site, with their support; one that the text speaks of stays."""
    if not known:
        return
    spans = [(start, end, _key(text[start:end])) for start, end in lines(text)]
    own = _words_of(key for _, _, key in spans if key not in known)
    for start, end, key in spans:
        if key in known and not _is_related(_words_of([key]), own):
            yield Cut(start, end, "site_repeat", f"repeats.site({known[key]} articles)")


def _learn_site(site: str, readings: Sequence[Reading]) -> Iterator[SiteLine]:
    keys = [list(dict.fromkeys(_key(text[start:end]) for start, end in lines(text))) for _, _, text in readings]
    carried = Counter(key for of_article in keys for key in of_article if len(key) <= _MAX_CHARS)
    repeated = {key: _words_of([key]) for key, count in carried.items() if count >= MIN_SUPPORT}
    seen: defaultdict[str, list[datetime]] = defaultdict(list)
    spoken: Counter[str] = Counter()
    for reading, of_article in zip(readings, keys, strict=True):
        own = [key for key in of_article if key not in repeated]
        if sum(map(len, own)) < MIN_OWN_SHARE * sum(map(len, of_article)):
            continue
        own_words = _words_of(own)
        for key in of_article:
            if key in repeated:
                seen[key].append(reading.first_seen_at)
                spoken[key] += _is_related(repeated[key], own_words)
    learned = [
        SiteLine(site=site, line=key, support=len(times), first_seen_at=min(times), month=f"{min(times):%Y-%m}")
        for key, times in seen.items()
        if len(times) >= MIN_SUPPORT and spoken[key] <= MAX_SPOKEN_SHARE * len(times)
    ]
    yield from sorted(learned, key=lambda found: (-found.support, found.line))[:MAX_SITE_LINES]


def _is_related(of_line: Collection[str], own: Collection[str]) -> bool:
    """Whether a line may speak of what the article speaks of; one without a word to compare may."""
    return sum(word in own for word in of_line) >= _RELATED_WORDS_SHARE * len(of_line)


def _key(line: str) -> str:
    return " ".join(line.split())


def _words_of(keys: Iterable[str]) -> frozenset[str]:
    return frozenset(match[0].lower() for key in keys for match in _WORD.finditer(key)) - _FUNCTION_WORDS
