"""Sentences in the manner of the wires, put together of the parts in `constructions.toml`, with what they state.

A part is a list of choices: constructions, verbs, actors, qualifiers, statuses, attributions, contexts. A choice gives
tags, and may need or bar tags of the others, so that no senseless sentence comes about. A draft is one choice of every
part that a sentence uses; `samples` takes so many drafts that every two choices that can meet do meet once.
"""

from __future__ import annotations

import random
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import combinations, islice
from pathlib import Path
from typing import Any

from tallywire import evaluate

PARTS = Path(__file__).with_name("constructions.toml")
PUBLISHED = "2025-06-12"
KINDS = ("troops", "aid", "equipment", "killed", "wounded", "casualties", "captured", "displaced")
VICTIMS = frozenset(KINDS[3:])
_OPTIONAL = ("actor", "verb", "noun", "status", "place", "recipient", "speaker")
_ALWAYS = ("construction", "qualifier", "attribution", "opening", "before", "tail")
_CONTEXT = frozenset(("attribution", "speaker", "opening", "before", "tail"))
_DETAIL = frozenset(("verb", "noun", "place", "recipient"))
"""Parts around the clause meet its construction, actor, qualifier and status, not its details, nor each other."""
_PLAIN = 0.6
"""How often an opening, a sentence before or a tail is left out where the pair at hand does not ask for one."""
_TRIES = 40
_RANGES = {"aid": (2, 400), "equipment": (3, 90), "troops": (30, 4000), "displaced": (200, 90000)}
_WORDS = {"three": 3, "five": 5, "seven": 7, "nine": 9, "eleven": 11, "fifteen": 15, "thirty": 30}
_SLOT = re.compile(r"\{([\w']+)\}")
_USES = {
    "actor": r"\{(a|a's)\}", "verb": r"\{(v|vp|o|rest|nominal|ing)\}", "noun": r"\{n\}", "place": r"\{p\}",
    "status": r"\{(v|vp|thing|event)\}", "recipient": r"\{r\}", "speaker": r"\{x\}",
}  # fmt: skip
_PHRASES = {"a": "actor", "p": "place", "r": "recipient", "x": "speaker"}
_NAMED = {
    "adj": ("a", "{adjective}"), "s": ("s", "{name}"), "sadj": ("s", "{adjective}"), "y": ("y", "{name}"),
    "yadj": ("y", "{adjective}"), "ycap": ("y", "{capital}"), "ycity": ("y", "{city}"),
}  # fmt: skip
_FIELDS = (("{v}", "active"), ("{vp}", "passive"), ("{thing}", "thing"), ("{event}", "event"))


@dataclass(frozen=True, slots=True)
class Choice:
    """One choice of one part: its name, its fields, and what it gives, asks for and excludes."""

    part: str
    name: str
    data: Mapping[str, Any] = field(hash=False, compare=False)
    tags: frozenset[str] = frozenset()
    needs: frozenset[str] = frozenset()
    bars: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Sample:
    """A composed text with its labels, and the choices it was made of."""

    label: evaluate.Label
    choices: Mapping[str, str]


def _choice(part: str, name: str, data: Any, defaults: Mapping[str, Any]) -> Choice:
    fields = {**defaults.get(part, {}), **(data if isinstance(data, dict) else {"text": data})}
    sets = (frozenset(fields.get(each, ())) for each in ("tags", "needs", "bars"))
    return Choice(part, name, fields, *sets)


def read_choices(parts: Mapping[str, Any], kind: str) -> dict[str, list[Choice]]:
    """The choices of every part that sentences of one kind have."""
    defaults = parts["defaults"]
    found = {
        part: [_choice(part, each["name"], each, defaults) for each in parts[part]]
        for part in ("actor", "qualifier", "status")
    }
    found["construction"] = [
        _choice("construction", each["name"], each, defaults)
        for each in parts["construction"]
        if each.get("kind", kind) == kind and (each.get("kind") or parts["verb"].get(kind))
    ]
    found["verb"] = [_choice("verb", name, each, defaults) for name, each in parts["verb"].get(kind, {}).items()]
    for part in ("place", "recipient", "speaker", "attribution", "opening", "before", "tail"):
        found[part] = [_choice(part, name, each, defaults) for name, each in parts[part].items()]
    tags = parts["groups"]
    found["noun"] = [
        _choice("noun", noun, {"text": noun, "group": group, "tags": tags.get(group, []), "item": group}, defaults)
        for group, nouns in parts["noun"][kind].items()
        for noun in nouns
    ]
    return found


def _expanded(draft: Mapping[str, Choice]) -> str:
    """The text of a construction with the verb's object put in."""
    text = str(draft["construction"].data["text"])
    if "verb" in draft:
        objects = str(draft["verb"].data["o"])
        text = text.replace("{o}", objects).replace("{rest}", objects.replace("{n}", ""))
    return re.sub(r"  +", " ", text).strip()


def complete(
    kind: str, given: Iterable[Choice], choices: Mapping[str, list[Choice]], rng: random.Random
) -> dict[str, Choice] | None:
    """A draft with the given choices and all others at random; None where they do not fit together."""
    draft = {each.part: each for each in given}
    draft.setdefault("construction", rng.choice(choices["construction"]))
    text = draft["construction"].data["text"]
    if re.search(_USES["verb"], text):
        if fixed := draft["construction"].data.get("verb"):
            draft["verb"] = next(each for each in choices["verb"] if each.name == fixed)
        draft.setdefault("verb", rng.choice(choices["verb"]))
    for part in _ALWAYS:
        plain = part in ("opening", "before", "tail") and rng.random() < _PLAIN
        draft.setdefault(part, choices[part][0] if plain else rng.choice(choices[part]))
    text = _expanded(draft)
    spoken = text + str(draft["attribution"].data["text"])
    for part in _OPTIONAL:
        if re.search(_USES[part], spoken if part == "speaker" else text):
            draft.setdefault(part, rng.choice(choices[part]))
        elif part in draft:
            return None
    return draft if all(draft[each.part] is each for each in given) and _fits(kind, draft) else None


def _fits(kind: str, draft: Mapping[str, Choice]) -> bool:
    tags = {kind} if "recipient" not in draft or kind == "aid" else {kind, "arms"}
    for each in draft.values():
        tags |= each.tags
    if any(each.bars & tags or not each.needs <= tags for each in draft.values()):
        return False
    text, status = draft["construction"].data["text"], draft.get("status")
    if status and not all(field in status.data for slot, field in _FIELDS if slot in text):
        return False
    if "{nominal}" in text and "nominal" not in draft["verb"].data:
        return False
    if "{q}" in text and draft["qualifier"].name in ("an estimated", "another", "a further") and "{q} {" not in text:
        return False
    return not (kind == "aid" and draft["qualifier"].name in ("dash", "to", "several hundred"))


def drafts(kind: str, choices: Mapping[str, list[Choice]], rng: random.Random) -> Iterator[dict[str, Choice]]:
    """Drafts that together hold every pair of choices that can meet."""
    left = {
        frozenset(pair)
        for one, other in combinations(choices, 2)
        if not ({one, other} & _CONTEXT and {one, other} & (_CONTEXT | _DETAIL) >= {one, other})
        for pair in ((a, b) for a in choices[one] for b in choices[other])
    }
    for pair in sorted(left, key=lambda each: sorted((choice.part, choice.name) for choice in each)):
        if pair not in left:
            continue
        tried = [complete(kind, pair, choices, rng) for _ in range(_TRIES)]
        fitting = [draft for draft in tried if draft is not None]
        if not fitting:
            left.discard(pair)
            continue
        best = max(fitting, key=lambda draft: len(left & set(map(frozenset, combinations(draft.values(), 2)))))
        left -= set(map(frozenset, combinations(best.values(), 2)))
        yield best


def drawn(kind: str, choices: Mapping[str, list[Choice]], rng: random.Random) -> Iterator[dict[str, Choice]]:
    """Drafts at random, without end."""
    while True:
        draft = complete(kind, (), choices, rng)
        if draft is not None:
            yield draft


class Composer:
    """Puts one draft into words: picks countries and numbers, inflects, and keeps where each number stands."""

    def __init__(self, kind: str, draft: Mapping[str, Choice], parts: Mapping[str, Any], rng: random.Random) -> None:
        self.kind, self.draft, self.parts, self.rng = kind, draft, parts, rng
        codes = rng.sample([code for code, country in parts["countries"].items() if country[4] and country[5]], 2)
        rest = [code for code in parts["countries"] if code not in codes]
        self.codes = dict(zip("aporsyx", [*rng.sample(rest, 6), ""], strict=True))
        self.codes["a"], self.codes["x"] = codes
        if not self._form("actor").count("{office}") and not self._form("actor").count("{leader}"):
            self.codes["a"] = rng.choice([code for code in rest if code not in self.codes.values()])
        self.money = rng.choice(list(parts["money"]))
        self.facts: list[dict[str, Any]] = []
        self.number = self._number()

    def _form(self, part: str) -> str:
        return str(self.draft[part].data["text"]) if part in self.draft else ""

    def _named(self, role: str, form: str) -> str:
        name, adjective, capital, city, leader, office = self.parts["countries"][self.codes[role]]
        other = self.parts["countries"][self.codes["o"]][0]
        words = {"name": name, "adjective": adjective, "capital": capital, "city": city, "leader": leader}
        words |= {"office": office, "other": other, "y": self.parts["countries"][self.codes["y"]][0]}
        return _SLOT.sub(lambda found: words[found[1]], form.removesuffix("|p")).replace("s's", "s'")

    def _amount(self, value: int) -> str:
        """A number as written: with commas, or as a sum of money."""
        return self.money.replace("{v}", str(value)) if self.kind == "aid" else f"{value:,}"

    def _scale(self) -> float:
        return 1.0 if self.kind != "aid" else 1e9 if re.search(r"billion|bn", self.money) else 1e6

    def _number(self) -> str:
        """The number with its bound; its labels are kept as the first fact."""
        construction, qualifier = self.draft["construction"].data, self.draft["qualifier"].data
        value = self.rng.randint(*_RANGES.get(self.kind, (3, 400)))
        larger = value + self.rng.randint(1, max(value, 3))
        words = {"v": self._amount(value), "w": self._amount(larger), "word": ""}
        text = qualifier.get("money", qualifier["text"]) if self.kind == "aid" else qualifier["text"]
        if "{word}" in text:
            words["word"], value = self.rng.choice(list(_WORDS.items()))
        fact = {"kind": construction.get("kinds", self.kind), "unit": "person", "qualifier": qualifier["is"]}
        if self.kind == "aid":
            fact["unit"] = self.parts["money"][self.money]
            words |= {"v": words["v"].partition(" (")[0]} if qualifier["is"] == "range" else {}
        elif self.kind == "equipment":
            fact |= {"unit": "item", "item": construction.get("item") or self.draft["noun"].data["item"]}
        least, most = (
            None if qualifier["is"] in ("under", "at_most") else value,
            larger if qualifier["is"] == "range" else None if qualifier["is"] in ("over", "at_least") else value,
        )
        fact["value_low"] = qualifier.get("low", least and least * self._scale())
        fact["value_high"] = qualifier.get("high", most and most * self._scale())
        if self.draft["attribution"].data.get("about") and qualifier["is"] == "exact":
            fact["qualifier"] = "about"
        self.value = value
        self.facts.append(fact)
        return f"⟦0|{_SLOT.sub(lambda found: words[found[1]], text)}⟧"

    def _second(self) -> str:
        """A second number of the construction; its labels are kept as the second fact."""
        second = self.draft["construction"].data["second"]
        sizes = {"smaller": max(self.value // 3, 2), "larger": self.value * 4 + 200}
        value = sizes[second["size"]] if "size" in second else self.rng.randint(3, 90)
        bounds = {"value_low": value * self._scale(), "value_high": value * self._scale()}
        about = self.draft["attribution"].data.get("about")
        fact = {**self.facts[0], **bounds, "qualifier": ["about", "exact"] if about else "exact"}
        self.facts.append(fact | {key: given for key, given in second.items() if key in ("kind", "item")})
        return f"⟦1|{self._amount(value)}⟧"

    def _counted(self) -> str:
        number, noun = self.number, self._form("noun").replace("{s}", self.parts["countries"][self.codes["s"]][1])
        noun = noun.replace("{its}", self._pronoun()[1])
        if "{q}" in noun:
            return noun.replace("{q}", number)
        return f"{number} {noun}".replace("of⟧ of ", "of⟧ ")

    def _verb(self, form: str) -> str:
        base, past, participle, progressive = (
            each.replace("_", " ") for each in self.draft["verb"].data["forms"].split()
        )
        first, *rest = base.split()
        third = " ".join([first + ("es" if re.search(r"(s|sh|ch|x)$", first) else "s"), *rest])
        words = {"base": base, "past": past, "pp": participle, "ing": progressive, "third": third}
        words |= {"it": self._pronoun()[0], "nominal": self.draft["verb"].data.get("nominal", "")}
        return _SLOT.sub(lambda found: words.get(found[1], found[0]), form)

    def _pronoun(self) -> tuple[str, str]:
        """What stands for the actor, and what it owns."""
        if "{leader}" in self._form("actor"):
            return "he", "his"
        return ("they", "their") if "actor" in self.draft and "plural" in self.draft["actor"].tags else ("it", "its")

    def _clause(self) -> str:
        """The clause, its slots not yet filled by names and numbers."""
        text = _expanded(self.draft)
        status = self.draft.get("status")
        for slot, name in _FIELDS:
            text = text.replace(slot, str(status.data.get(name, "")) if status else "")
        text += str(status.data.get("after", "")) if status else ""
        return self._verb(text) if "verb" in self.draft else text

    def _fill(self, template: str, clause: str = "") -> str:
        """The template with every slot filled and every verb in the number of the subject before it."""
        plural = False
        out = []
        for token in re.split(r"(\{[\w']+\}|\b\w+\|\w+)", template):
            if "|" in token and not token.startswith("{"):
                out.append(token.split("|")[plural])
                continue
            found = _SLOT.fullmatch(token)
            if found is None:
                out.append(token)
                continue
            name = found[1]
            out.append(clause if name == "c" else self._slot(name))
            if name in ("n", "q"):
                plural = self.kind != "aid"
            elif name in _PHRASES:
                part = _PHRASES[name]
                plural = self._form(part).endswith("|p") or "plural" in self.draft[part].tags
        return "".join(out)

    def _slot(self, name: str) -> str:
        """What a slot of a template becomes."""
        if name in _NAMED:
            return self._named(*_NAMED[name])
        if name in _PHRASES:
            return self._named(name, self._form(_PHRASES[name]))
        if name == "a's":
            owner = self._named("a", self._form("actor"))
            return "its" if owner == "it" else owner + ("'" if owner.endswith("s") else "'s")
        if name == "month":
            return str(self.rng.choice(self.parts["months"]))
        return {"its": lambda: self._pronoun()[1], "n": self._counted, "q": lambda: self.number, "m": self._second}[
            name
        ]()

    def compose(self) -> tuple[str, list[dict[str, Any]]]:
        """The text, and what it states."""
        tail = self._form("tail")
        closing = tail.removeprefix(". ") if tail.startswith(".") else ""
        clause = self._fill(self._clause()) + ("" if closing else self._fill(tail))
        if self.draft["attribution"].name == "quote":
            clause = _capital(clause)
        sentence = self._fill(self._form("opening")) + self._fill(self._form("attribution"), clause)
        actor = self.draft.get("actor")
        told = self._named("a", actor.data["before"]) if actor and "before" in actor.data else ""
        before = self._fill(self._form("before")) or told
        headline = any("headline" in each.tags for each in self.draft.values())
        after = self._fill(closing) + "." if closing else ""
        sentences = (before, sentence + ("" if headline else "."), after)
        return self._located(" ".join(_capital(each) for each in sentences if each))

    def _located(self, marked: str) -> tuple[str, list[dict[str, Any]]]:
        text, begins = "", {}
        for piece in re.split(r"(⟦\d\||⟧)", marked):
            if piece.startswith("⟦"):
                begins[at := int(piece[1])] = len(text)
            elif piece == "⟧":
                self.facts[at] |= {"quote": text[begins[at] :], "char_start": begins[at], "char_end": len(text)}
            else:
                text += piece
        construction = self.draft["construction"].data
        for at, fact in enumerate(self.facts):
            second = construction.get("second", {}) if at else {}
            fact.update(self._slots({**construction, **second}, is_part=at > 0 and "status" not in second))
        return text, self.facts

    def _slots(self, said: Mapping[str, Any], is_part: bool) -> dict[str, Any]:
        """The expected slots: those of the construction, else those of the verb and the kind."""
        verb = self.draft["verb"].data if "verb" in self.draft else {}
        actor, recipient = self.draft.get("actor"), self.draft.get("recipient")
        codes: dict[str, str | None] = {role: self.codes[role] for role in "prs"} | {"-": None}
        codes["a"] = self.codes["a"] if actor is None else actor.data.get("code", self.codes["a"])
        if actor is not None and actor.data.get("pair"):
            codes["a"] = "+".join(sorted((self.codes["a"], self.codes["o"])))
        is_open = "noun" in self.draft and self.draft["noun"].data["group"] == "open"
        owner = ["a"] if self.kind not in VICTIMS else ["-", "p"] if is_open else ["s"]
        where = (
            {"origin": ["-"], "home": ["-", "a"]}.get(verb.get("place", ""), ["p"]) if "place" in self.draft else ["-"]
        )
        if recipient is not None:
            where = ["-", "r"]
        told = self.draft["status"].data["is"] if "status" in self.draft else []
        status = [verb.get("status", each) if each == "actual" else each for each in said.get("status", told)]
        slots = {
            "actor": [codes[each] for each in said.get("actor", owner)],
            "recipient": [codes["r"] if recipient else None],
            "location": [codes[each] for each in said.get("location", where)],
        }
        if self.kind in ("displaced", "captured") and told and self.draft["status"].name == "progressive":
            status = [*status, "actual"]  # the contract speaks of giving and moving
        return {**slots, "status": [*status, *(["actual"] if is_part else [])]}


def _capital(text: str) -> str:
    """A sentence with its first letter as a capital, also behind a mark of a number or a quotation mark."""
    return re.sub(r"^((?:⟦\d\||\")*)(\w)", lambda found: found[1] + found[2].upper(), text)


def samples(seed: int = 1, each: int | None = None) -> Iterator[Sample]:
    """Sentences that hold every pair of choices, in a fixed order; or so many of each kind at random."""
    parts = tomllib.loads(PARTS.read_text("utf-8"))
    for kind in KINDS:
        rng = random.Random(f"{seed} {kind}")
        choices = read_choices(parts, kind)
        chosen = drafts(kind, choices, rng) if each is None else islice(drawn(kind, choices, rng), each)
        for number, draft in enumerate(chosen):
            text, facts = Composer(kind, draft, parts, rng).compose()
            label = {"id": f"{kind}-{number}", "text": text, "published_at": PUBLISHED, "facts": facts}
            yield Sample(label, {"kind": kind, **{part: choice.name for part, choice in draft.items()}})
