"""Currencies beside a number: signs and codes on either side, names with their adjectives, coins."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import Any, NamedTuple

from tallywire.extract.lexicon import load
from tallywire.extract.numbers import Number
from tallywire.extract.tokens import NUMBER, Tokens

_LEXICON = load("currencies")
_CURRENCIES: dict[str, dict[str, Any]] = {code: table for code, table in _LEXICON.items() if code.isupper()}
_AMBIGUOUS_CODES = frozenset(_LEXICON["ambiguous_codes"]["codes"])
_LOWER_CODES = frozenset(_LEXICON["ambiguous_codes"]["lower"])
_AMBIGUOUS_NAMES = frozenset(_LEXICON["ambiguous_names"]["names"])
_AMBIGUOUS_FROM: int = _LEXICON["ambiguous_names"]["from"]
_COINS: dict[str, str] = _LEXICON["coins"]
_COIN_SIGNS: dict[str, str] = _LEXICON["coin_signs"]
_WEIGHED = frozenset(_LEXICON["mass_pounds"]["before"])
_POUND_THINGS = frozenset(_LEXICON["mass_pounds"]["after"])
_POUND_MONEY = frozenset(_LEXICON["mass_pounds"]["of_money"])
_MILLION_POUNDS = 1e6
"""Nothing in the news weighs a million pounds."""
_CUES_LOOKED_AT = 50
_WORDS_BEFORE = 6


class Currency(NamedTuple):
    """A currency and the tokens that name it, half-open; `times` is 0.01 for cents, a million for MEUR."""

    code: str
    first: int
    last: int
    times: float = 1.0


def _shared(key: str) -> dict[tuple[str, ...], list[str]]:
    """The codes of all currencies that have a name or an adjective, in the order of the lexicon."""
    table: dict[tuple[str, ...], list[str]] = {}
    for code, currency in _CURRENCIES.items():
        for name in currency.get(key, ()):
            table.setdefault(tuple(name.split()), []).append(code)
    return table


_SIGNS = {sign: code for code, currency in reversed(_CURRENCIES.items()) for sign in currency.get("signs", ())}
_NAMES = _shared("names")
_ADJECTIVES = _shared("adjectives")
_FIRST_WORDS = frozenset(words[0] for words in [*_NAMES, *_ADJECTIVES]) | _COINS.keys()
_SIGN_ENDS = frozenset([*_SIGNS, *(sign[-1] for sign in _SIGNS)])
_CODES: dict[str, tuple[str, float]] = {
    **{code: (code, 1.0) for code in _CURRENCIES},
    **{code.lower(): (code, 1.0) for code in _LOWER_CODES},
    **{f"M{code}": (code, 1e6) for code in _CURRENCIES if code not in _AMBIGUOUS_CODES},
}
MONEY_BEFORE = _SIGN_ENDS | _CODES.keys()
"""What the token before a number must be for a currency to stand there."""
_CUES = {cue: code for code, currency in _CURRENCIES.items() for cue in currency.get("cues", ())}
_CUE = re.compile(r"\b(?:" + "|".join(sorted(_CUES)) + r")\b", re.IGNORECASE)


class Cues:
    """The country words of a text and where they stand, for currency names that several countries share.

    They are looked for once, when first asked for.
    """

    __slots__ = ("_found", "_view")

    def __init__(self, view: str) -> None:
        self._view = view
        self._found: tuple[list[int], list[str]] | None = None

    def nearest(self, position: int, codes: list[str]) -> str | None:
        """The code among `codes` whose country was named last before `position`, else next after it."""
        if self._found is None:
            matches = list(_CUE.finditer(self._view))
            self._found = [match.start() for match in matches], [_CUES[match.group().lower()] for match in matches]
        starts, found = self._found
        at = bisect_left(starts, position)
        near = [*reversed(found[max(0, at - _CUES_LOOKED_AT) : at]), *found[at : at + _CUES_LOOKED_AT]]
        return next((code for code in near if code in codes), None)


def currency_sign(tokens: Tokens, index: int) -> Currency | None:
    """The currency sign or code right before the token at `index`: "€", "US$", "C$", "EUR", "Rs.", "MSEK"."""
    last = tokens.text[index - 1]
    if last not in _SIGN_ENDS:
        return _code_at(tokens, index - 1, touching=tokens.glued[index]) if tokens.kind[index] == NUMBER else None
    first, text = index - 1, last
    while first > 0 and index - first < 3 and tokens.glued[first]:
        first -= 1
        text = tokens.text[first] + text
    while first < index:
        if text in _SIGNS and (tokens.kind[index] == NUMBER or not text[-1].isalpha()):
            return Currency(_SIGNS[text], first, index)
        text = text[len(tokens.text[first]) :]
        first += 1
    return None


def _code_at(tokens: Tokens, index: int, *, touching: bool) -> Currency | None:
    """The currency whose code stands at `index`: "EUR", "usd", or a million of it, "MSEK"."""
    code, times = _CODES.get(tokens.text[index], (None, 1.0))
    if code is None or (code in _AMBIGUOUS_CODES and not touching):
        return None
    return Currency(code, index, index + 1, times)


def names_money(tokens: Tokens, index: int) -> bool:
    """Whether a currency's sign, code, name or adjective, or a coin may begin at `index`; quick."""
    text = tokens.text[index]
    return tokens.lower[index] in _FIRST_WORDS or text in _SIGNS or text in _CODES or text in _COIN_SIGNS


def named_currency(tokens: Tokens, number: Number, index: int, cues: Cues) -> Currency | None:
    """The currency named at `index`, after the number: "euros", "Norwegian kroner", "USD", "€", "cents"."""
    if tokens.lower[index] in _COINS:
        return None if number.vague else Currency(_COINS[tokens.lower[index]], index, index + 1, 0.01)
    if tokens.text[index] in _COIN_SIGNS and tokens.glued[index]:
        return Currency(_COIN_SIGNS[tokens.text[index]], index, index + 1, 0.01)
    if tokens.text[index] in _SIGNS:
        sum_follows = tokens.kind[index + 1] == NUMBER and (tokens.glued[index + 1] or not tokens.glued[index])
        return None if sum_follows else Currency(_SIGNS[tokens.text[index]], index, index + 1)
    return _code_at(tokens, index, touching=tokens.glued[index]) or _by_name(tokens, number, index, cues)


def _by_name(tokens: Tokens, number: Number, index: int, cues: Cues) -> Currency | None:
    for length in (0, 1, 2):
        at = index + length
        adjective = tuple(tokens.lower[index:at])
        if length and adjective not in _ADJECTIVES:
            continue
        for last in (at + 2, at + 1):
            name = tuple(tokens.lower[at:last])
            codes = [code for code in _NAMES.get(name, ()) if not length or code in _ADJECTIVES[adjective]]
            if not codes:
                continue
            if not length and not _is_money(tokens, number, name, last):
                return None
            code = cues.nearest(tokens.start(index), codes) if len(codes) > 1 else None
            return Currency(code or codes[0], index, last)
    return None


def _is_money(tokens: Tokens, number: Number, name: tuple[str, ...], last: int) -> bool:
    """Whether a name without an adjective is money: not the verb won, not pounds of weight."""
    if name[0] in _AMBIGUOUS_NAMES:
        return number.scale > 100 or number.low >= _AMBIGUOUS_FROM
    if name not in (("pound",), ("pounds",)) or number.scale >= _MILLION_POUNDS:
        return True
    if not _WEIGHED.isdisjoint(tokens.lower[max(0, number.first - _WORDS_BEFORE) : number.first]):
        return False
    if tokens.lower[last] == "of":
        return tokens.lower[last + 1] in _POUND_MONEY
    return _POUND_THINGS.isdisjoint(tokens.lower[last : last + 3])
