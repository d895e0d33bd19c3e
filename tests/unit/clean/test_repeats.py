"""What a site repeats is boilerplate only where it says nothing of the story."""

import random
from datetime import UTC, datetime, timedelta

from tallywire.clean import clean
from tallywire.clean.repeats import Reading, find_site_lines, learn

PROMO = "Planet readers get the first briefing of the day before breakfast."
BACKGROUND = "More than 13,000 soldiers and civilians have been killed since the fighting in the valley began."
FIRST_SEEN_AT = datetime(2026, 3, 30, tzinfo=UTC)
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


def readings(count: int = 20, site: str = "planet.example") -> list[Reading]:
    return [
        Reading(site, FIRST_SEEN_AT + timedelta(days=number), story(number) if number % 2 else war_story(number))
        for number in range(count)
    ]


def test_a_line_unrelated_to_every_story_is_learned_with_its_support_and_first_sight() -> None:
    (found,) = learn(readings())
    assert (found.line, found.support, found.first_seen_at, found.month) == (PROMO, 20, FIRST_SEEN_AT, "2026-03")


def test_background_that_an_agency_repeats_word_for_word_stays() -> None:
    assert BACKGROUND not in {found.line for found in learn(readings())}


def test_copies_of_one_story_teach_nothing() -> None:
    copies = [Reading("planet.example", FIRST_SEEN_AT, war_story(1) + f"\nUpdate {number}.") for number in range(9)]
    assert list(learn(copies)) == []


def test_too_few_articles_teach_nothing() -> None:
    assert list(learn(readings(4))) == []


def test_a_line_without_a_word_to_compare_is_never_learned() -> None:
    texts = [f"{story(number)}\nIt was the 12 of us." for number in range(9)]
    assert [found.line for found in learn(Reading("planet.example", FIRST_SEEN_AT, text) for text in texts)] == [PROMO]


def test_what_is_learned_does_not_depend_on_the_order_of_the_articles() -> None:
    shuffled = readings()
    random.Random(7).shuffle(shuffled)
    assert list(learn(shuffled)) == list(learn(readings()))


def test_sites_are_learned_apart() -> None:
    assert {found.site for found in learn([*readings(10), *readings(3, "herald.example")])} == {"planet.example"}


def test_a_known_line_is_cut_as_a_passage() -> None:
    cleaned = clean(f"Rain fell.\n{PROMO}\nHe wrote: Stay at home.", site_lines={PROMO: 20})
    assert cleaned.text == "Rain fell.\nHe wrote: Stay at home."
    assert [(each.reason, each.rule) for each in cleaned.passages] == [("site_repeat", "repeats.site(20 articles)")]


def test_a_known_line_stays_where_the_article_speaks_of_it_and_inside_another_line() -> None:
    text = f"The planet's readers complained.\n{PROMO}\nThe briefing had come after breakfast."
    assert clean(text, site_lines={PROMO: 20}).text == text
    text = f"Rain fell. {PROMO}"
    assert list(find_site_lines(text, {PROMO: 20})) == []
