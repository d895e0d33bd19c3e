"""Grouping of near-duplicates: 20,000 synthetic articles with known groups, beside datasketch in the same process.

    python -m benchmarks.stories [--articles 20000] [--without-datasketch]

datasketch comes with the extra `bench`. The articles are made of a Zipf vocabulary in topics, with stock phrases and
agency background that unrelated articles share. What becomes of a report: copied, cut, updated, shuffled, stripped of
punctuation, spun (machine-paraphrased word by word), or several of these at once. Among the reports stand bulletins
that repeat a template with new numbers, and must not be grouped.
"""

from __future__ import annotations

import argparse
import random
import time
from collections import Counter
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial
from itertools import accumulate

from tallywire.identity import stable_id
from tallywire.reconcile import stories
from tallywire.reconcile.shingles import read, signatures
from tallywire.schema import Story

_START = datetime(2023, 5, 1, tzinfo=UTC)
_SYLLABLES = [a + b for a in (*"bcdfglmnprstv", "st", "tr", "pl") for b in (*"aeiou", "ar", "en", "il", "or", "un")]
_FUNCTION_WORDS = (
    "the",
    "of",
    "and",
    "to",
    "in",
    "a",
    "that",
    "on",
    "for",
    "with",
    "said",
    "by",
    "at",
    "from",
    "was",
    "has",
)


@dataclass(frozen=True, slots=True)
class Synthetic:
    """One article, with the group it was made for and what was done to it."""

    article_id: str
    group: int
    manner: str
    text: str
    at: datetime


class Newsroom:
    """Makes reports and what others make of them, the same ones for the same seed."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self.vocabulary = list(dict.fromkeys(self._word() for _ in range(40_000)))
        self.synonym = dict(zip(self.vocabulary, reversed(self.vocabulary), strict=True))
        self.topics = [self.chance.sample(self.vocabulary, 600) for _ in range(60)]
        self.weights = list(accumulate(1 / (rank + 10) for rank in range(600)))
        self.phrases = [" ".join(self.chance.choices(self.vocabulary[:4_000], k=4)) for _ in range(400)]
        self.background = [[self._sentence(topic) for _ in range(8)] for topic in self.topics]

    def _word(self) -> str:
        return "".join(self.chance.choices(_SYLLABLES, k=self.chance.choice((1, 2, 2, 3, 3, 4))))

    def _sentence(self, topic: list[str]) -> str:
        words = []
        for _ in range(self.chance.randint(9, 30)):
            pick = self.chance.random()
            if pick < 0.38:
                words.append(self.chance.choice(_FUNCTION_WORDS))
            elif pick < 0.90:
                words += self.chance.choices(topic, cum_weights=self.weights)
            elif pick < 0.95:
                words.append(self.chance.choice(self.phrases))
            else:
                words.append(f"{self.chance.randint(2, 9_000):,}")
        return self._punctuated(" ".join(words))

    def _punctuated(self, sentence: str) -> str:
        words = sentence.split()
        words[self.chance.randrange(len(words))] += self.chance.choice(("’s", ",", " —"))
        if self.chance.random() < 0.3:
            words[0] = "“" + words[0]
            words[-1] += "”"
        return " ".join(words).capitalize() + "."

    def report(self) -> list[str]:
        """A report of 8 to 45 sentences, up to three of them the background that others on the topic use too."""
        number = self.chance.randrange(len(self.topics))
        sentences = [self._sentence(self.topics[number]) for _ in range(self.chance.randint(8, 42))]
        return sentences + self.chance.sample(self.background[number], self.chance.choice((0, 0, 1, 2, 3)))

    def bulletin(self) -> list[str]:
        """One of a series that keeps its words and changes its numbers."""
        chance = self.chance
        return [
            f"Over the past day the staff counted {chance.randint(300, 2_000):,} losses, {chance.randint(10, 99)}"
            f" tanks, {chance.randint(10, 99)} guns and {chance.randint(100, 999)} vehicles on front number {front}."
            for front in range(chance.randint(6, 9))
        ]

    def variant(self, report: list[str]) -> tuple[str, str]:
        """What another site makes of a report, and the manner."""
        manner = self.chance.choice(("copied", "cut", "updated", "shuffled", "stripped", "spun", "spun", "mixed"))
        steps: dict[str, Callable[[list[str]], list[str]]] = {
            "copied": list,
            "cut": self._cut,
            "updated": self._updated,
            "shuffled": self._shuffled,
            "stripped": self._stripped,
            "spun": self._spun,
            "mixed": lambda sentences: self._stripped(self._shuffled(self._updated(self._cut(sentences)))),
        }
        return " ".join(steps[manner](report)), manner

    def _cut(self, sentences: list[str]) -> list[str]:
        return sentences[: max(4, round(len(sentences) * self.chance.uniform(0.25, 0.9)))]

    def _updated(self, sentences: list[str]) -> list[str]:
        changed = [self._sentence(self.chance.choice(self.topics)) for _ in range(self.chance.randint(1, 5))]
        kept = [each for each in sentences if self.chance.random() > 0.12]
        return changed + kept

    def _shuffled(self, sentences: list[str]) -> list[str]:
        return self.chance.sample(sentences, len(sentences))

    def _stripped(self, sentences: list[str]) -> list[str]:
        return ["".join(c for c in each if c.isalnum() or c == " ") + "\n" for each in sentences]

    def _spun(self, sentences: list[str]) -> list[str]:
        rate = self.chance.uniform(0.08, 0.3)
        swap = {word for word in self.vocabulary if self.chance.random() < rate * 1.6}
        return [" ".join(self.synonym[w] if w in swap else w for w in each.split()) for each in sentences]


def make_articles(count: int, seed: int = 7) -> list[Synthetic]:
    """Return `count` articles: a third stand alone, the others in groups of 2 to 20, in order of publication."""
    newsroom = Newsroom(seed)
    chance = newsroom.chance
    articles: list[Synthetic] = []
    group = 0
    while len(articles) < count:
        group += 1
        at = _START + timedelta(minutes=chance.randrange(60 * 24 * 30))
        if chance.random() < 0.05:
            made = [(" ".join(newsroom.bulletin()), "bulletin")]
        else:
            report = newsroom.report()
            size = 1 if chance.random() < 0.6 else min(20, 2 + int(chance.expovariate(0.35)))
            made = [(" ".join(report), "original"), *(newsroom.variant(report) for _ in range(size - 1))]
        for text, manner in made:
            articles.append(Synthetic(stable_id(str(len(articles))), group, manner, text, at))
            at += timedelta(minutes=chance.randrange(1, 900))
    return sorted(articles[:count], key=lambda article: (article.at, article.article_id))


def group_by_tallywire(articles: list[Synthetic]) -> dict[str, str]:
    """The story of each article."""
    texts = {article.article_id: article.text for article in articles}

    def texts_of(ids: Collection[str]) -> Mapping[str, str]:
        return {each: texts[each] for each in ids}

    readings = dict(zip(texts, read(texts.values()), strict=True))
    rows = [
        Story(
            article_id=article.article_id,
            story_id=stable_id("story", article.article_id),
            merged_into=None,
            role="first",
            matched_article_id=None,
            score=None,
            known_by=article.at,
            is_dated=True,
            first_seen_at=article.at,
            signature=signature,
            document_id="",
            parser_version="",
            extractor_version="",
            month=f"{article.at:%Y-%m}",
        )
        for article, signature in zip(articles, signatures(readings.values()), strict=True)
    ]
    found = {row.article_id: row.story_id for row in rows}
    return found | {row.article_id: row.story_id for row in stories.group(rows, [], texts_of, readings=readings).rows}


def group_by_datasketch(articles: list[Synthetic], *, in_batches: bool = False) -> dict[str, str]:
    """The same with datasketch, as its first page shows it: MinHash of word triples one by one, LSH at .5.

    `in_batches` gives MinHash all triples of an article at once, its faster way.
    """
    from datasketch import MinHash, MinHashLSH

    index = MinHashLSH(threshold=0.5, num_perm=128)
    leader: dict[str, str] = {}

    def lead(each: str) -> str:
        while leader.setdefault(each, each) != each:
            each = leader[each]
        return each

    for article in articles:
        words = "".join(c if c.isalnum() else " " for c in article.text.lower()).split()
        sketch = MinHash(num_perm=128)
        triples = {" ".join(words[i : i + 3]).encode() for i in range(len(words) - 2)}
        if in_batches:
            sketch.update_batch(triples)
        else:
            for triple in triples:
                sketch.update(triple)
        for other in index.query(sketch):
            leader[lead(article.article_id)] = lead(other)
        index.insert(article.article_id, sketch)
    return {article.article_id: lead(article.article_id) for article in articles}


def score(articles: list[Synthetic], found: Mapping[str, str]) -> tuple[float, float, float]:
    """Adjusted Rand index, and precision and recall over pairs of articles."""

    def pairs(counts: Counter[object]) -> int:
        return sum(n * (n - 1) // 2 for n in counts.values())

    true = pairs(Counter(article.group for article in articles))
    said = pairs(Counter(found[article.article_id] for article in articles))
    both = pairs(Counter((article.group, found[article.article_id]) for article in articles))
    every = len(articles) * (len(articles) - 1) / 2
    chance = true * said / every
    return (both - chance) / ((true + said) / 2 - chance), both / max(said, 1), both / max(true, 1)


def recall_by_manner(articles: list[Synthetic], found: Mapping[str, str]) -> dict[str, float]:
    """For each manner, the share of articles that are in the story of their original."""
    original = {article.group: found[article.article_id] for article in articles if article.manner == "original"}
    total, right = Counter[str](), Counter[str]()
    for article in articles:
        if article.manner not in ("original", "bulletin") and article.group in original:
            total[article.manner] += 1
            right[article.manner] += found[article.article_id] == original[article.group]
    return {manner: right[manner] / total[manner] for manner in sorted(total)}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--without-datasketch", action="store_true")
    asked = parser.parse_args()
    articles = make_articles(asked.articles, asked.seed)
    words = sum(len(article.text.split()) for article in articles)
    groups = len({article.group for article in articles})
    print(f"{len(articles):,} articles, {groups:,} groups, {words / len(articles):.0f} words on average")
    methods: dict[str, Callable[[list[Synthetic]], dict[str, str]]] = {"tallywire": group_by_tallywire}
    if not asked.without_datasketch:
        methods["datasketch in batches"] = partial(group_by_datasketch, in_batches=True)
        methods["datasketch"] = group_by_datasketch
    seconds = {}
    for name, method in methods.items():
        started = time.process_time()
        found = method(articles)
        seconds[name] = time.process_time() - started
        index, precision, recall = score(articles, found)
        print(
            f"{name:<21} {seconds[name]:6.1f} CPU s   adjusted Rand index {index:.4f}"
            f"   pair precision {precision:.4f}   pair recall {recall:.4f}"
        )
        print("            found " + ", ".join(f"{k} {v:.3f}" for k, v in recall_by_manner(articles, found).items()))
    for name in list(methods)[1:]:
        print(f"{name} takes {seconds[name] / seconds['tallywire']:.1f} times the CPU time")


if __name__ == "__main__":
    main()
