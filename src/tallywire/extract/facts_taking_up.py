"""Who "the island" is that a sentence opens with: the country that the sentence before names."""

from __future__ import annotations

from tallywire.extract.facts_syntax import Entity, Sentence

_PLACED = frozenset(("country", "capital", "place", "region", "demonym"))


def takes_up_country(sentence: Sentence) -> bool:
    """Whether a sentence opens with a country that only a noun names: "The island is still waiting for 66 jets"."""
    return (
        sentence.word(0) == "the"
        and sentence.word(1) in sentence.grammar.lexicon.country_nouns
        and _ends_phrase(sentence, 2)
    )


def _ends_phrase(sentence: Sentence, at: int) -> bool:
    return sentence.group(at) is not None or sentence.view[sentence.ends[at - 1] - 2 : sentence.ends[at - 1]] == "'s"


def name_country(sentence: Sentence, before: Sentence) -> None:
    """Name that country in the sentence, where the one before it names one alone that can be meant."""
    only = sentence.grammar.lexicon.country_nouns[sentence.lower[1]]
    named = [each for each in before.entities if len(each.codes) == 1 and not _PLACED.isdisjoint(each.roles)]
    codes = {code for each in named for code in each.codes if not only or code in only}
    taking = sentence.group(2)
    if len(codes) > 1 and taking is not None and not taking.frames.isdisjoint(("get", "ask")):
        codes -= {each.code for each in named if each.first == 0}  # "Washington sold Romania jets. The country gets …"
    if len(codes) != 1:
        return
    possessive = sentence.group(2) is None
    sentence.entities.insert(0, Entity(0, 1, tuple(codes), ("country",), possessive))
    sentence.entity_at[:] = [0, 0, *(at + 1 if at >= 0 else at for at in sentence.entity_at[2:])]
