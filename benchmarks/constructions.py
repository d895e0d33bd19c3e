"""How the extractor reads composed sentences: which choices, and which two together, it gets wrong most.

    python -m benchmarks.constructions                       rates by slot, and the choices that fail most
    python -m benchmarks.constructions --show verb=keep      the failures of one choice; of a pair: verb=keep actor=it

The sentences come from `composing`: what one states is known by how it is put together, so nobody has to label it.
They are stranger than news (any country may send anything anywhere); the rates rank weaknesses, and are no accuracy.
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from benchmarks.composing import Sample, samples
from tallywire import evaluate

_SHOWN = 60


def failures(sample: Sample) -> list[str]:
    """What is wrong with the facts of a sentence; empty where all is right."""
    return evaluate.score([sample.label]).errors


def report(judged: Sequence[tuple[Sample, list[str]]]) -> Iterator[str]:
    """Lines: rates by slot, then the choices and the pairs of choices that fail most."""
    right = sum(not errors for _, errors in judged)
    yield f"{len(judged)} sentences, {right / len(judged):.3f} right in all"
    for slot in ("MISSED", "FALSE", *evaluate.SLOTS):
        wrong = sum(any(slot + (" is" if slot.islower() else "") in error for error in errors) for _, errors in judged)
        yield f"  {slot:10} {wrong / len(judged):.3f} fail"
    for size, least in ((1, 20), (2, 8)):
        counts: dict[tuple[str, ...], Counter[bool]] = defaultdict(Counter)
        for sample, errors in judged:
            for key in combinations([f"{part}={name}" for part, name in sample.choices.items()], size):
                counts[key][bool(errors)] += 1
        rates = {key: count[True] / count.total() for key, count in counts.items() if count.total() >= least}
        for key, rate in sorted(rates.items(), key=lambda each: -each[1])[:_SHOWN]:
            if rate > (0.1 if size == 1 else 0.5):
                yield f"  {rate:.2f} of {counts[key].total():4}  {'  '.join(key)}"


def main() -> None:
    """Compose, judge, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--show", nargs="+", metavar="PART=CHOICE", help="print the failures of these choices")
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    judged = [(sample, failures(sample)) for sample in samples(arguments.seed)]
    if arguments.show is None:
        print("\n".join(report(judged)))
        return
    wanted = dict(each.split("=", 1) for each in arguments.show)
    for sample, errors in judged:
        if errors and all(sample.choices.get(part) == name for part, name in wanted.items()):
            print(sample.label["text"], *errors, "", sep="\n  ")


if __name__ == "__main__":
    main()
