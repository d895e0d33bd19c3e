"""Sentences end where a reader of news would end them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tallywire.text.sentences import split

CASES = [
    (" ", ["About 1,000 alliance troops will go from Germany.", "Romania borders Ukraine to the north."]),
    (" ", ["U.S. troops landed in Poland.", "The U.S. Army confirmed it."]),
    (" ", ["He accused the U.S. of lying.", "They met in Washington."]),
    (" ", ["The offer came from the U.S.", "But Tehran refused it."]),
    (" ", ["Talks began with the U.S.", "Moscow wants guarantees in writing."]),
    (" ", ["He will travel on Feb. 14-15.", "A second visit is set for Sept. 3."]),
    (" ", ["Troops arrived in Feb.", "The rest came in March."]),
    (" ", ["Gen. Mark Milley and Lt. Gen. Ivan Petrov spoke.", "Sgt. A. J. Brown was hurt."]),
    (" ", ["The governor of St. Petersburg resigned.", "Mt. Etna erupted."]),
    (" ", ["Inflation hit 3.5 percent.", "Prices rose 0.7%."]),
    (" ", ['The aim was to "open new perspectives. ...', 'That objective is met."']),
    (" ", ["He waited ... and waited.", "Nothing came."]),
    (" ", ['"We have no plans," he said.', '"None at all."', "She agreed."]),
    (" ", ['"Will they come?" he asked.', "No one knew."]),
    (" ", ['"Will they come?" Macron asked.', "No one knew."]),
    (" ", ['"Stop!" the officer shouted.', "They ran."]),
    (" ", ["Is it true?", "Nobody says."]),
    (
        " ",
        [
            "Edith M. Lederer and J. D. Vance met at 9:40 p.m. Tuesday in Kyiv.",
            "They left at 10 a.m.",
            "The train was late.",
        ],
    ),
    (" ", ["Acme Corp. sold 300 trucks to Globex Inc. for $3.2 million.", "It was paid."]),
    (" ", ["The firm is Globex Inc.", "It employs 300 people."]),
    (" ", ["Resolution No. 2202 was passed.", "Art. 5 was not invoked."]),
    (" ", ["Was the answer no.", "Yes it was."]),
    (" ", ["The answer was no.", "Officials would not explain."]),
    (" ", ["It cost approx. 300 dollars.", "Some paid more."]),
    (" ", ["Some 2,000 left the city.", "2,000 more will go on Monday."]),
    (" ", ["Washington, D.C. police arrested 12 people.", "All were freed."]),
    (" ", ["He lives in Washington, D.C.", "His wife does not."]),
    (" ", ["The U.N. Security Council met.", "U.N. Secretary-General Antonio Guterres spoke."]),
    (" ", ["It was sent by the U.N.", "The agency had no comment."]),
    (" ", ["The E.U. Commission and the U.K. Treasury agreed.", "London will pay 30 million pounds."]),
    (" ", ["Dr. Smith treated 40 people.", "Prof. Jones helped."]),
    (" ", ["Drones hit Odesa, Mykolaiv, etc. and killed 3.", "No one claimed it."]),
    (" ", ["Martin Luther King Jr. was killed in 1968.", "John Smith Sr. died."]),
    (" ", ["He met Donald Trump Jr.", "They spoke for an hour."]),
    ("", ["Soldiers left Poland.", "They went home."]),
    ("", ["The pact was signed.", "Nobody cheered."]),
    (" ", ["See example.com or Booking.com for more.", "It is free."]),
    (" ", ["The range is 1.2 to 3.4 km.", "Nine were hit."]),
    (" ", ["Romanian (AP) officials said so.", "(More follows.)", "The army denied it."]),
    (" ", ['He said: "We will fight."', "The crowd roared."]),
    ("", ['He said: "We will fight."', "The crowd roared."]),
    (" ", ["Pentagon: 2,000 more troops for Poland; 1,000 to Romania"]),
    ("\n", ["Kyiv gets 300 tanks", "The defence ministry said on Monday that 300 tanks had arrived."]),
    (
        "\n\n",
        ["Kyiv gets 300 tanks", "The defence ministry said on Monday that 300 tanks had arrived.", "Moscow scoffed."],
    ),
    (
        " ",
        [
            "Kyiv said on Monday that its forces had taken\nthe town of Lyman and took some 200\ntroops in Svatove.",
            "Moscow had no comment.",
        ],
    ),
    (
        " ",
        ["Losses so far: personnel - about 712 500 (+1 690) persons,\ntanks - 9 301 (+8) units,\nhelicopters - 329."],
    ),
    ("\n", ["The list:", "- 300 tanks", "- 200 guns", "- 3 ships"]),
    ("\n", ["Key points:", "• 300 tanks sent", "• 200 guns lost"]),
    (" ", ["Key points", "• 300 tanks sent", "• 200 guns lost"]),
    ("\n", ["1. The army sent 300 men.", "2. The navy sent none."]),
    (" ", ["It fell silent…", "Then 30 shells landed."]),
    (
        " ",
        [
            '"I obtained that there will be no escalation," Macron said.',
            '"My aim was to freeze the game … this objective is fulfilled."',
        ],
    ),
    (" ", ["He had a Plan B.", "The general liked it."]),
    (" ", ["It happened at 5 p.m. local time.", "At 6 p.m. EST the siren stopped."]),
    (" ", ["The blast came at 4 a.m.", "Rescuers arrived at 5 a.m."]),
    (" ", ["Maj. Gen. Igor Konashenkov said 80 drones were lost.", "Col. Andriy Biletsky disagreed."]),
    (" ", ["The town is 20 km. from the border.", "Few remain."]),
    (" ", ["Sen. Lindsey Graham, R-S.C., and Rep. Adam Smith, D-Wash., spoke.", "Both voted yes."]),
    (" ", ['Some 90 percent voted "yes."', "Ten percent did not."]),
    (" ", ['"How many died?"', '"Forty," the medic said.']),
    (" ", ["What now?!", "Nobody knows."]),
    (" ", ["Residents of St. Louis, Mo., sent $3 million.", "Thanks came from Kyiv."]),
    (" ", ["Oleksandr K., 34, lost a leg.", "He is at home."]),
    (" ", ["The ship sailed on Wed. and returned on Fri.", "It carried 300 men."]),
    (" ", ["The price was Rs. 500.", "Few paid."]),
    (" ", ["They fired 155 mm. rounds.", "None hit."]),
    (" ", ['"The U.S. has 40,000 troops there."', "That is a lot."]),
    (" ", ["France, the U.K. and the U.S. sent ships.", "Italy sent none."]),
    (" ", ["Russia struck Dnipro, killing 12 - the most since Jan. 14.", '"It is terror," Zelensky said.']),
    (" ", ["The army said so.", '"We lost 30 men," it wrote.', "'They were brave.'"]),
    (" ", ["Mr. and Mrs. Jones gave $500.", "Messrs. Hart and Lee did too."]),
    (" ", ["The blast (at 9 a.m.) killed 3.", "It hurt 9."]),
    (" ", ["He went to Ft. Bragg.", "There he trained 300 men."]),
    (" ", ["Lt. Col. A. Petrov, of the 93rd Bde., said 30 fell.", "No more came."]),
    (" ", ["The vote was 141-5.", "China abstained."]),
    (" ", ["About 30,000 fled in Jan. and Feb. alone.", "Most went to Poland."]),
    (" ", ["It was the 3rd.", "The next is the 4th."]),
    (" ", ["The toll rose to 43.", "Five were children."]),
    (" ", ["Gaza City (Reuters) - Strikes killed 12.", "Israel said it hit fighters."]),
    (" ", ["MOSCOW, Feb. 8 (TASS) - Some 300 men left.", "They were home by 9 a.m. Monday."]),
    ("\n", ["By Jane Doe", "Kyiv, Ukraine", "The army said 300 tanks had come."]),
    (" ", ["The deal was worth €1.2 bn.", "Berlin paid half."]),
    (" ", ["He arrived Thurs. in Paris.", "Then he left."]),
    (" ", ["It reached the Dnipro R. in May."]),
    (" ", ["W. Bank raids killed 4.", "Others fled."]),
    (" ", ["The U.S. State Dept. said 3 died.", "It gave no names."]),
    (" ", ["The U.S. said 3 died.", "The U.S. Embassy closed."]),
    (" ", ["The toll from the raid by the U.S. is 30.", "It may rise."]),
]


@pytest.mark.parametrize(("separator", "sentences"), CASES)
def test_a_text_is_cut_into_its_sentences(separator: str, sentences: list[str]) -> None:
    text = separator.join(sentences)
    assert [text[start:end] for start, end in split(text)] == sentences


def test_wrapped_lines_form_one_sentence_and_short_lines_stand_alone() -> None:
    text = "A headline of its own\nBody of the story.\nThe next paragraph"
    assert [text[start:end] for start, end in split(text)] == text.split("\n")


@given(st.text(alphabet=st.sampled_from("aA .!?…\n\"')(•-1")) | st.text())
def test_spans_are_ordered_and_leave_out_only_space(text: str) -> None:
    spans = split(text)
    last = 0
    for start, end in spans:
        assert last <= start < end <= len(text)
        assert not text[last:start].strip()
        assert text[start:end] == text[start:end].strip()
        last = end
    assert not text[last:].strip()


@pytest.mark.parametrize("unit", [".", "a. ", ". (", '!"a ', "\n", "a\n", "U.S. ", "• ", "9"])
def test_a_long_hostile_text_is_split_in_one_pass(unit: str) -> None:
    text = unit * (200_000 // len(unit))
    spans = split(text)
    assert sum(end - start for start, end in spans) <= len(text)
