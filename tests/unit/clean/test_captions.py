"""Captions go, with their credits, however they are glued to the story; the story stays to the letter."""

import pytest

from tallywire.clean import clean, restore

S1 = "The ministry said 200 people had left the town by Sunday."
S2 = "Officials in Warsaw promised 40 million euros for shelters."
S3 = "Snow is expected to slow the convoys this week."
SCENE = "A soldier stands guard at a checkpoint near Kharkiv, Ukraine, Tuesday, Feb. 8, 2022."
CONTEXT = "Talks between the two capitals have brought no result so far."
FILE = "FILE - In this Jan. 3, 2022, file photo, Minister Ann Lee speaks in Kyiv. (AP Photo/Bo Lin, File)"

GLUED = {
    "marker, bracket, credit twice": f"Caption {SCENE} {CONTEXT} (AP Photo/Ann Lee) Credit: Ann Lee Credit: Ann Lee",
    "marker, bracket and one credit": f"Caption {SCENE} (AP Photo/Ann Lee) Credit: Ann Lee",
    "marker and one credit": f"Caption {SCENE} Credit: Ann Lee",
    "bracket alone": f"{SCENE} (AP Photo/Ann Lee)",
    "bracket after background": f"{SCENE} {CONTEXT} (AP Photo/Ann Lee, Pool)",
    "a scene without a verb": "Destroyed houses in Irpin, near Kyiv. (Ann Lee/Getty Images)",
    "a picture from the files": FILE,
    "an agency and a name": "FILE PHOTO: A view of the pipeline near the border, February 3, 2022. REUTERS/Ann Lee",
    "the same twice": f"{SCENE} {SCENE}",
    "a credit through two agencies": f"{SCENE} Image credit: Ann Lee/AFP via Getty Images",
}
LINES = {
    "a bracket with a name and an agency": "PHOTO: Soldiers wait for a bus in Lviv. (Ann Lee, AFP)",
    "a credit with dots": "Soldiers wait for a bus in Lviv.Credit...Ann Lee/Reuters",
    "an agency in brackets after a scene": "The president speaks to reporters in Kyiv (Reuters)",
    "an abbreviated credit": "Image: A tank burns near the river. Pic: AP",
    "a photographer and agency": "Soldiers load shells into a truck near Bakhmut. Photograph: Ann Lee/Reuters",
    "square brackets": "Soldiers stand guard in the old town [Ann Lee/Reuters]",
    "the credit in the next line": "Smoke rises over the port after the strike.\nAnn Lee/AP",
    "the bracket in the next line": "Smoke rises over the port after the strike.\n(AP Photo/Ann Lee)",
    "a credit alone": "(Photo: Ann Lee/AFP)",
    "a photographer alone": "Photo by Ann Lee/Getty Images",
    "a picture service alone": "Getty Images",
    "people placed and dated": "President Ann Lee, left, and Prime Minister Bo Lin meet in Riga, Monday, Feb. 7, 2022.",
    "a handout": "In this photo provided by the border service, refugees cross a bridge near Siret, Romania.",
    "a satellite picture": "This Feb. 3, 2022, satellite image provided by Maxar shows tents. (©2022 Maxar via AP)",
    "a marker in a line of its own": "Image source, Getty Images\nImage caption,\nPeople wait for a train in Lviv",
    "wrapped over lines": "Caption A soldier stands guard at a checkpoint\nnear Kharkiv, Ukraine. (AP Photo/Ann\nLee)",
}
STORIES = [
    "A survey (Reuters/Ipsos) put support at 54 percent.",
    "A Reuters/Ipsos poll of 1,005 adults put support at 54 percent.",
    "The image, provided by Maxar Technologies, shows 40 tanks near the border, the ministry said.",
    "In these photos, investigators counted 12 bodies, the prosecutor said.",
    "She was told the left, right and center of the party agreed on 3,000 troops.",
    "“Caption the picture,” the teacher said, and 30 children laughed.",
    "The bank gave the country credit: 400 million euros over five years.",
    "Credit: that is what the farmers need most, the minister told AFP.",
    "The agency (AFP) was banned.",
    "Police said they used photo evidence (see below) to identify 14 men.",
    "The 2,000 soldiers will arrive in March, an official told Reuters.",
    "On Tuesday, Feb. 8, 2022, Russia sent six ships through the straits.",
    "The pictures were taken by AP.",
    "The 27-nation bloc (EU) agreed to send 500 million euros (about $571 million).",
    "Lawmakers approved the package (H.R. 7691) by 368 votes to 57.",
    "Talks between the two capitals have brought no result so far, and nobody expects them to.",
]


def cleaned(uncut: str) -> str:
    result = clean(uncut)
    assert restore(result.text, result.passages) == uncut
    return result.text


@pytest.mark.parametrize("caption", GLUED.values(), ids=GLUED)
def test_a_caption_glued_between_sentences_leaves_the_sentences(caption: str) -> None:
    assert cleaned(f"{S1} {S2} {caption} {S3}") == f"{S1} {S2} {S3}"


@pytest.mark.parametrize("caption", GLUED.values(), ids=GLUED)
def test_a_caption_in_a_line_of_its_own_goes_with_the_line(caption: str) -> None:
    assert cleaned(f"{S1}\n\n{caption}\n\n{S2}") == f"{S1}\n\n{S2}"


@pytest.mark.parametrize("caption", LINES.values(), ids=LINES)
def test_other_forms_of_captions_go(caption: str) -> None:
    assert cleaned(f"{S1}\n\n{caption}\n\n{S2}") == f"{S1}\n\n{S2}"


@pytest.mark.parametrize("sentence", STORIES)
def test_a_sentence_that_resembles_a_caption_stays(sentence: str) -> None:
    for uncut in (f"{S1} {sentence} {S2}", f"{S1}\n{sentence}\n{S2}"):
        assert cleaned(uncut) == uncut


def test_a_caption_repeated_without_marker_and_credit_goes_with_its_background_but_the_story_keeps_that_sentence() -> (
    None
):
    block = f"{SCENE} {CONTEXT}"
    assert cleaned(f"{block}\n{S1}\n{block}\n{S2}\n{CONTEXT}") == f"{S1}\n{S2}\n{CONTEXT}"


def test_copies_of_a_caption_that_differ_in_a_word_are_copies() -> None:
    one = "President Ann Lee, right, meets Minister Bo Lin before talks in Riga, Tuesday, Feb. 8, 2022."
    other = "President Ann Lee, right, greets Minister Bo Lin before talks in Riga, Tuesday, Feb. 8, 2022."
    assert cleaned(f"{S1} {one} {S2}\n{other} {S3}") == f"{S1} {S2}\n{S3}"


def test_a_story_in_the_present_tense_stays_before_a_caption() -> None:
    story = "The president meets lawmakers on Thursday. The vote is on Friday. Nobody expects a surprise."
    assert cleaned(f"{story} Destroyed houses in Irpin. (AP Photo/Ann Lee) {S1}") == f"{story} {S1}"


def test_a_marker_needs_no_stop_before_it_where_a_credit_follows() -> None:
    caption = "Caption Men carry flour. (AP Photo/Ann Lee) Credit: Ann Lee Credit: Ann Lee"
    assert cleaned(f"The town was quiet again {caption} {S1}") == f"The town was quiet again {S1}"


def test_a_caption_stated_twenty_times_leaves_nothing_of_its_figure() -> None:
    caption = "Caption Men carry 200 bags in Kharkiv, Feb. 8, 2022. (AP Photo/Ann Lee) Credit: Ann Lee Credit: Ann Lee"
    uncut = "\n\n".join([S2, *[f"{caption} {caption}"] * 10])
    assert cleaned(uncut) == S2


def test_every_passage_has_its_reason_and_rule() -> None:
    passages = clean(f"{S1} {FILE} {S2} (Reuters)").passages
    assert [(each.reason, each.rule) for each in passages] == [
        ("caption", "captions.bracket"),
        ("wire_credit", "credits.tail"),
    ]
