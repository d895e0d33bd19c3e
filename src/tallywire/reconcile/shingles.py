"""Word shingles of a text as numbers, and the MinHash signature made of them.

Words are compared without case, punctuation and apostrophes, since these are what re-publishers lose first.
Everything is a pure function of the text: the same on every machine, in every process. Shingling costs more than all
that follows, so it works on the bytes of many texts at once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from hashlib import blake2b
from itertools import islice, pairwise

import numpy as np
import numpy.typing as npt
from rensa import RMinHash

Hashes = npt.NDArray[np.uint64]
Bytes = npt.NDArray[np.uint8]
Places = npt.NDArray[np.int64]

SHINGLE_WORDS = 3
"""On real copies with shuffled sentences, three words keep .85 of the shorter text where five keep .77;
unrelated reports of the same day stay at or below .20 (two words: .35)."""
PERMUTATIONS = 128
SIGNATURE_BYTES = PERMUTATIONS * 2
_SEED = 20220208
_CHUNK_TEXTS = 32  # what fits a processor's cache

_IS_DIGIT = np.array([chr(byte) in "0123456789" for byte in range(256)])
_IS_WORD = np.array([chr(byte) in "0123456789abcdefghijklmnopqrstuvwxyz" or byte >= 0x80 for byte in range(256)])
_SPACE = np.uint8(ord(" "))


def _random_factors(name: str, count: int) -> list[int]:
    """Return odd numbers without pattern; from a hash, since signatures are stored and must never change."""
    digests = (blake2b(f"{name} {place}".encode(), digest_size=8).digest() for place in range(count))
    return [int.from_bytes(digest, "little") | 1 for digest in digests]


(_BASE,) = _random_factors("byte", 1)
_WORD_FACTORS = np.array(_random_factors("word", SHINGLE_WORDS), dtype=np.uint64)


def shingles(texts: Iterable[str]) -> Iterator[Hashes]:
    """Yield for each text the 64-bit hashes of its runs of three words, in order of the text."""
    for flat, offsets in _in_chunks(texts):
        for start, end in pairwise(offsets):
            yield flat[start:end].copy()


def signatures(texts: Iterable[str]) -> Iterator[bytes]:
    """Yield a MinHash signature of 256 bytes per text, in order; empty bytes for a text of fewer than three words.

    Each of the 128 minima keeps 16 bits: enough for banding by pairs, and half the space in the lake.
    """
    for flat, offsets in _in_chunks(texts):
        matrix = RMinHash.digest_matrix_from_flat_token_hashes(flat, offsets, PERMUTATIONS, _SEED)
        minima = np.array(matrix.to_rows(), dtype=np.uint32).astype("<u2")
        for row, (start, end) in zip(minima, pairwise(offsets), strict=True):
            yield row.tobytes() if end > start else b""


def _in_chunks(texts: Iterable[str]) -> Iterator[tuple[Hashes, Hashes]]:
    """Yield all shingle hashes of some texts, one text after another, with where each begins and the last ends."""
    remaining = iter(texts)
    while chunk := list(islice(remaining, _CHUNK_TEXTS)):
        hashes, counts = _word_hashes([text.lower().encode("utf-8", "surrogatepass") for text in chunk])
        length = max(len(hashes) - SHINGLE_WORDS + 1, 0)
        mixed = np.zeros(length, dtype=np.uint64)
        for position, factor in enumerate(_WORD_FACTORS):
            mixed += hashes[position : position + length] * factor
        mixed ^= mixed >> np.uint64(31)
        inside = np.ones(length, dtype=bool)  # not running over into the next text
        ends = np.cumsum(counts)
        for back in range(1, SHINGLE_WORDS):
            late = ends - back
            inside[late[(late >= 0) & (late < length)]] = False
        offsets = np.concatenate(([0], np.cumsum(np.maximum(counts - SHINGLE_WORDS + 1, 0))))
        yield mixed[inside], offsets.astype(np.uint64)


def _word_hashes(texts: Sequence[bytes]) -> tuple[Hashes, Places]:
    """Return the hash of every word of every text, and how many words each text has.

    The hash is a polynomial over the word's bytes, taken from running sums over all of them: a tenth of the time that
    a dictionary of words needs.
    """
    joined = np.frombuffer(b" " + b" ".join(texts) + b"  ", dtype=np.uint8).copy()
    text_ends = np.cumsum([len(text) + 1 for text in texts], dtype=np.int64)
    dropped = _close_up(joined)
    joined = np.delete(joined, dropped)
    text_ends -= np.searchsorted(dropped, text_ends)
    is_word = _IS_WORD[joined]
    edges = np.flatnonzero(is_word[1:] != is_word[:-1]) + 1
    starts, ends = edges[::2], edges[1::2]
    counts = np.diff(np.searchsorted(starts, text_ends, side="right"), prepend=0)
    powers, inverses = _powers(len(joined))
    sums = np.cumsum(powers * joined)
    return (sums[ends - 1] - sums[starts - 1]) * inverses[starts], counts


def _close_up(joined: Bytes) -> Places:
    """Return, in order, the bytes to drop: apostrophes, and points and commas in numbers. Blank other marks in place.

    Beyond ASCII these are the UTF-8 of U+2000 to U+203F, quotes and dashes, and of U+0080 to U+00BF.
    """
    points = np.flatnonzero((joined == ord(",")) | (joined == ord(".")))
    in_numbers = points[_IS_DIGIT[joined[points - 1]] & _IS_DIGIT[joined[points + 1]]]
    straight = np.flatnonzero((joined == ord("'")) | (joined == ord("`")))
    general = np.flatnonzero(joined == 0xE2)
    general = general[joined[general + 1] == 0x80]
    is_curly = (joined[general + 2] == 0x98) | (joined[general + 2] == 0x99)
    curly, marks = general[is_curly], general[~is_curly]
    latin = np.flatnonzero(joined == 0xC2)
    for blank in (marks, marks + 1, marks + 2, latin, latin + 1):
        joined[blank] = _SPACE
    return np.sort(np.concatenate((in_numbers, straight, curly, curly + 1, curly + 2)))


def _powers(count: int, kept: list[tuple[Hashes, Hashes]] = []) -> tuple[Hashes, Hashes]:  # noqa: B006 - a cache
    """Return the first `count` powers of the base, and of its inverse modulo 2^64."""
    if not kept or len(kept[0][0]) < count:
        bases = (_BASE, pow(_BASE, -1, 2**64))
        first, second = (np.cumprod(np.full(2 * count, base, dtype=np.uint64), dtype=np.uint64) for base in bases)
        kept[:] = [(first, second)]
    powers, inverses = kept[0]
    return powers[:count], inverses[:count]
