"""Lines that a site sets into all its articles, learned from many of them.

Repetition alone proves nothing: agencies repeat whole paragraphs of background from day to day, and those are
story. A repeated line is boilerplate only if it does not speak of what the articles around it speak of.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter

from tallywire.clean.lines import lines
from tallywire.clean.record import Cut

MIN_SUPPORT = 5
"""Articles that must carry a line; below that, chance and copies of one story look like a habit of the site."""
MAX_SPOKEN_SHARE = 0.1
"""Share of its articles to whose rest a line may be related: boilerplate meets a word of the story by chance."""
_RELATED_WORDS_SHARE = 0.25
"""Share of a line's longer words that the rest of the article has too, from which on it is taken to speak of the
same thing."""
_MAX_CHARS = 600
_WORD = re.compile(r"[^\W_]{4,}")


@dataclass(frozen=True, slots=True)
class SiteLine:
    """A line that is no story on one site, and how many of its articles carry it."""

    site: str
    line: str
    support: int


def learn(articles: Iterable[tuple[str, str, str]]) -> Iterator[SiteLine]:
    """Yield the lines that are boilerplate on their site, from (site, article_id, text) ordered by site.

    `text` is the uncut text. One site is held in memory at a time. The result depends on the set of articles alone,
    not on their order.
    """
    for site, group in groupby(articles, key=itemgetter(0)):
        texts = {article_id: text for _, article_id, text in group}
        yield from _learn_site(site, list(texts.values()))


def find_site_lines(text: str, known: Collection[str]) -> Iterator[Cut]:
    """Yield the lines of a text that are known as boilerplate of its site."""
    if not known:
        return
    for start, end in lines(text):
        if _key(text[start:end]) in known:
            yield Cut(start, end, "site_repeat", "repeats.site")


def _learn_site(site: str, texts: Sequence[str]) -> Iterator[SiteLine]:
    keys = [list(dict.fromkeys(_key(text[start:end]) for start, end in lines(text))) for text in texts]
    support = Counter(key for of_article in keys for key in of_article if len(key) <= _MAX_CHARS)
    repeated = {key: frozenset(_words(key)) for key, count in support.items() if count >= MIN_SUPPORT}
    spoken: defaultdict[str, int] = defaultdict(int)
    for of_article in keys:
        own = frozenset(word for key in of_article if key not in repeated for word in _words(key))
        for key in of_article:
            if key in repeated and _is_related(repeated[key], own):
                spoken[key] += 1
    for key in sorted(repeated):
        if spoken[key] <= MAX_SPOKEN_SHARE * support[key]:
            yield SiteLine(site, key, support[key])


def _is_related(words: Collection[str], own: Collection[str]) -> bool:
    return bool(words) and sum(word in own for word in words) >= _RELATED_WORDS_SHARE * len(words)


def _key(line: str) -> str:
    return " ".join(line.split())


def _words(line: str) -> Iterator[str]:
    return (match[0].lower() for match in _WORD.finditer(line))
