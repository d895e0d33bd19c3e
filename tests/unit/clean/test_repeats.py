"""What a site repeats is boilerplate only where it says nothing of the story."""

import random

from tallywire.clean import clean
from tallywire.clean.repeats import find_site_lines, learn

PROMO = "Planet readers get the first briefing of the day before breakfast."
BACKGROUND = "More than 13,000 soldiers and civilians have been killed since the fighting in the valley began."
TOPICS = ["harvest", "ferry", "election", "museum", "bridge", "hospital", "railway", "dam"]


def story(number: int) -> str:
    topic = TOPICS[number % len(TOPICS)]
    return (
        f"The {topic} in district {number} was closed on Monday after a storm.\n"
        f"Engineers said the {topic} would need {number + 2} weeks of repairs.\n{PROMO}"
    )


def war_story(number: int) -> str:
    return (
        f"Shelling in the valley killed {number + 1} soldiers on Monday, the {number}th day of fighting.\n"
        f"{BACKGROUND}\nTalks went on in village {number}.\n{PROMO}"
    )


def articles() -> list[tuple[str, str, str]]:
    return [
        ("planet.example", f"a{number}", story(number) if number % 2 else war_story(number)) for number in range(20)
    ]


def test_a_line_unrelated_to_every_story_is_learned_with_its_support() -> None:
    assert [(found.line, found.support) for found in learn(articles())] == [(PROMO, 20)]


def test_background_that_an_agency_repeats_word_for_word_stays() -> None:
    assert BACKGROUND not in {found.line for found in learn(articles())}


def test_too_few_articles_teach_nothing() -> None:
    assert list(learn(articles()[:4])) == []


def test_what_is_learned_does_not_depend_on_the_order_of_the_articles() -> None:
    shuffled = articles()
    random.Random(7).shuffle(shuffled)
    assert list(learn(shuffled)) == list(learn(articles()))


def test_sites_are_learned_apart() -> None:
    mixed = [*articles()[:10], *(("herald.example", number, text) for _, number, text in articles()[:3])]
    assert {found.site for found in learn(mixed)} == {"planet.example"}


def test_a_known_line_is_cut_as_a_passage_and_only_as_a_whole_line() -> None:
    cleaned = clean(f"Rain fell.\n{PROMO}\nHe wrote: {PROMO}", site_lines={PROMO})
    assert cleaned.text == f"Rain fell.\nHe wrote: {PROMO}"
    assert [(each.reason, each.rule) for each in cleaned.passages] == [("site_repeat", "repeats.site")]
    assert list(find_site_lines("Rain fell.", frozenset())) == []
