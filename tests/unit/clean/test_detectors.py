"""Everything else that wires and pages add to a story: what goes, what stays."""

import pytest

from tallywire.clean import clean

S1 = "The ministry said 200 people had left the town by Sunday."
S2 = "Officials in Warsaw promised 40 million euros for shelters."

BELOW = """
Associated Press writers Ann Lee in Kyiv, Bo Lin in Washington and Cy Dorn in Brussels contributed to this report.
(Reporting by Ann Lee in Kyiv and Bo Lin in Moscow; Editing by Cy Dorn)
Reporting by Ann Lee and Bo Lin; Writing by Di Fox; Editing by Cy Dorn and Ed Gray
— Reporting by Ann Lee; editing by Cy Dorn
Our Standards: The Thomson Reuters Trust Principles.
With assistance from Ann Lee and Bo Lin.
With reporting by AFP, Reuters and AP
With reporting by RFE/RL's Ukrainian Service
With agencies
With agency inputs
(With inputs from agencies)
(With PTI inputs)
With Post wires
— AFP
(AFP)
Source: Reuters
/TASS/
Ann Lee contributed reporting from Berlin, and Bo Lin from Kyiv.
Reuters contributed to this report.
CNN's Ann Lee, Bo Lin and Cy Dorn contributed to this report.
Ann Lee reported from Kyiv and Bo Lin from Washington.
Edited by: Ann Lee
Reporting was contributed by Ann Lee from Kyiv and Bo Lin from Warsaw.
AP journalists across the region contributed to this report.
To contact the reporter on this story: Ann Lee in Kyiv at alee@example.org
This is a developing story. Check back for updates.
(This story has not been edited by our staff and is auto-generated from a syndicated feed.)
Copyright 2022 The Daily Planet. All rights reserved.
© 2022 The Canadian Press
This report by The Canadian Press was first published Feb. 8, 2022.
This article was originally published in the Daily Planet. Read the original article.
Follow the AP's coverage of the war at https://example.org/hub/war
Follow Ann Lee on Twitter: @annlee
Contact Ann Lee at ann@example.org
Tags: Ukraine, Russia, NATO
Filed Under: Ukraine, Russia
___
* * *
###
-30-
— END —
""".strip().split("\n")

BETWEEN = """
Advertisement
- Advertisement -
Story continues below advertisement
Read more: Grain ships leave Odesa after a deal
READ MORE: 12 killed in a strike on the port
Also Read | 12 killed in a strike on the port
See also: Grain ships leave
RELATED | Grain ships leave
Watch: Drone footage shows the flooded fields
>> Read more about the dam
[Read more: Grain ships leave]
Recommended
More on this story
Sign up for our daily newsletter to get the news in your inbox.
Subscribe to our newsletter
Join our Telegram channel
Follow us on Google News
We use cookies to improve your experience. By using this site you accept our cookie policy.
Share this article
Facebook Twitter WhatsApp Email
12 Comments
""".strip().split("\n")

ABOVE = """
5 min read
Reading time: 4 min
Updated: Feb 8, 2022, 10:33 PM IST
Updated 10:33 a.m. EST, Tue February 8, 2022
Published On 8 Feb 2022
8 February 2022
Feb. 8, 2022, 10:33 AM
By Ann Lee
By Ann Lee and Bo Lin
BY ANN LEE
Ann Lee, Reuters
By Ann Lee | Feb 8, 2022
""".strip().split("\n")

STORIES = """
Poland also contributed 500 tanks to the effort.
Germany and France also contributed.
The report was published on Monday by the United Nations.
The report, first published in 2019, counted 13,000 dead.
For more than a week, 40 families could not see a doctor or go to work.
Support for the war is falling now.
Share the burden, the NATO chief told 30 members.
Read-outs of the call differed.
More than 500 soldiers were wounded.
Related companies were fined 3 million dollars.
Watch groups counted 12 strikes.
Published figures show 3,000 dead.
Updated figures on Monday put the toll at 300.
Ongoing diplomacy
What we know
He reported from the front for 20 years.
She reported the theft from Kyiv.
Reporting by the UN showed that 300 died.
Writing to his soldiers, he promised 300 more tanks.
Copyright law was changed in 2022.
Cookies and tea were served to 200 soldiers.
We use 300 shells a day.
Tags on the bodies showed 12 names.
Sign-ups for the militia rose to 3,000.
By Ann Lee's count, 300 people died.
By late Monday 300 people had fled.
New Delhi: 300 soldiers were sent home.
""".strip().split("\n")

DATELINES = [
    ("KYIV, Ukraine (AP) — ", "KYIV, Ukraine", "AP"),
    ("Kyiv, Feb 8 (Reuters) - ", "Kyiv", "Reuters"),
    ("BRUSSELS/KYIV, Feb. 8 (Reuters) - ", "BRUSSELS/KYIV", "Reuters"),
    ("MOSCOW, February 8. /TASS/. ", "MOSCOW", "TASS"),
    ("WARSAW — ", "WARSAW", None),
    ("WARSAW, Poland (Planet News) — ", "WARSAW, Poland", "Planet News"),
    ("(Reuters) - ", None, "Reuters"),
    ("KYIV, Feb. 8 (UPI) -- ", "KYIV", "UPI"),
    ("Paris (AFP) – ", "Paris", "AFP"),
    ("Kiev, Feb 8 (IANS) ", "Kiev", "IANS"),
    ("KYIV, 8 February 2022 (UNHCR) – ", "KYIV", "UNHCR"),
]

GLUED = """
Copyright 2022 The Associated Press. All rights reserved. This material may not be published or redistributed.
© 2022 AFP
(Reporting by Ann Lee; Editing by Bo Lin) ((ann.lee@example.org;))
Read more: Grain ships leave Odesa
This article was originally published in the Daily Planet.
Ann Lee in Kyiv and Bo Lin in Berlin contributed reporting.
(AFP)
""".strip().split("\n")

REPEATED_ON_PURPOSE = [
    "“We will stay.” “We will stay.” “We will stay.”",
    "We will not go.\nThe choir sang on.\nWe will not go.\nThe choir sang on.\nWe will not go.",
    "Q: How many soldiers were there?\nA: About 300.\nQ: How many soldiers were there?\nA: About 300.",
    "“Bring our 300 boys home,” they chanted.\nThen the police came.\n“Bring our 300 boys home,” they chanted.",
]


@pytest.mark.parametrize("line", BELOW)
def test_what_stands_below_a_story_goes(line: str) -> None:
    assert clean(f"{S1}\n\n{S2}\n\n{line}").text == f"{S1}\n\n{S2}"


@pytest.mark.parametrize("line", BETWEEN)
def test_what_stands_between_paragraphs_goes(line: str) -> None:
    assert clean(f"{S1}\n\n{line}\n\n{S2}").text == f"{S1}\n\n{S2}"


@pytest.mark.parametrize("line", ABOVE)
def test_what_stands_above_a_story_goes(line: str) -> None:
    assert clean(f"{line}\n\n{S1}\n\n{S2}").text == f"{S1}\n\n{S2}"


@pytest.mark.parametrize("line", STORIES)
def test_a_line_of_the_story_or_a_subhead_that_resembles_them_stays(line: str) -> None:
    for uncut in (f"{S1}\n\n{line}\n\n{S2}", f"{line}\n\n{S1}", f"{S1}\n\n{line}"):
        assert clean(uncut).text == uncut


@pytest.mark.parametrize(("dateline", "place", "agency"), DATELINES)
def test_a_dateline_becomes_metadata(dateline: str, place: str | None, agency: str | None) -> None:
    cleaned = clean(f"{dateline}{S1}\n{S2}")
    assert (cleaned.text, cleaned.dateline_place, cleaned.dateline_agency) == (f"{S1}\n{S2}", place, agency)


@pytest.mark.parametrize("glued", GLUED)
def test_what_is_glued_to_the_end_of_a_paragraph_goes_without_it(glued: str) -> None:
    assert clean(f"{S1} {S2} {glued}\n{S1}").text == f"{S1} {S2}\n{S1}"


@pytest.mark.parametrize("mark", ["___", "* * *", "Advertisement"])
def test_a_mark_glued_between_sentences_goes_alone(mark: str) -> None:
    assert clean(f"{S1} {mark} {S2}").text == f"{S1} {S2}"


def test_a_dateline_is_found_behind_an_injected_date() -> None:
    cleaned = clean(f" date 2022-02-09 KYIV, Ukraine (AP) — {S1}")
    assert (cleaned.text, cleaned.dateline_place) == (S1, "KYIV, Ukraine")


def test_text_doubled_by_damage_stands_once() -> None:
    assert clean(f"{S1} {S1} {S2}").text == f"{S1} {S2}"
    assert clean(f"{S1} {S2} {S1} {S2}").text == f"{S1} {S2}"
    assert clean(f"{S1}\n{S1}\n{S2}").text == f"{S1}\n{S2}"


@pytest.mark.parametrize("uncut", REPEATED_ON_PURPOSE)
def test_what_is_repeated_on_purpose_stays(uncut: str) -> None:
    assert clean(uncut).text == uncut
