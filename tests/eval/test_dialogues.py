"""The dialogues and what is measured on them; the real figures stand in docs/results.md."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus import find_files, read_report, split
from eval.asked import judge_of
from eval.dialogues.__main__ import table, told_apart
from eval.dialogues.measure import Told, hit, refused, taken_after_another, told
from eval.dialogues.read import SETS, Dialogue, Turn, load_dialogues
from eval.errors import QuestionSetError
from eval.judge import answers
from eval.questions import Place
from qa import Assistant
from tests.fakes import WordEncoder
from tests.qa.making import made, retriever_in

ALL = [dialogue for path in SETS.values() for dialogue in load_dialogues(path)]
GOOD = (
    '{"id": "a", "language": "nl", "turns": [{"question": "Wat?", "follow_up": false}, '
    '{"question": "en dan?", "follow_up": true}], '
    '"evidence": [{"report": "r", "section": "", "facts": ["1"]}]}'
)


def dialogue(*turns: tuple[str, bool], fact: str = "2000") -> Dialogue:
    return Dialogue("d", "nl", tuple(Turn(*turn) for turn in turns), (Place("r", "", (fact,)),))


def test_the_sets_are_halves_of_some_fifty_dialogues() -> None:
    assert [len(load_dialogues(path)) for path in SETS.values()] == [26, 26]
    assert len({one.id for one in ALL}) == 52
    assert [sum(one.language == name for one in ALL) for name in ("nl", "en", "de", "fr", "tr", "pl")] == [
        26,
        10,
        4,
        4,
        4,
        4,
    ]
    assert sum(len(one.turns) == 3 for one in ALL) == 18
    assert sum(not turn.follow_up for one in ALL for turn in one.turns[1:]) == 17


@pytest.mark.slow
def test_every_place_holds_in_the_official_reports(shared: Path) -> None:
    reports = {
        file.id: split(read_report(file.path, file.id)) for file in find_files([shared / "reports" / "pdf"])
    }
    times = {
        one.id: sum(
            answers(place, passage, passage.text) for place in one.places for passage in reports[place.report]
        )
        for one in ALL
    }
    assert {name: number for name, number in times.items() if number not in range(1, 4)} == {}


def test_a_dialogue_is_read(tmp_path: Path) -> None:
    path = tmp_path / "set.jsonl"
    path.write_text(f"{GOOD}\n", encoding="utf-8")
    (one,) = load_dialogues(path)
    assert one.questions == ["Wat?", "en dan?"]
    assert one.turns[1].follow_up
    assert one.places == (Place("r", "", ("1",)),)


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        (GOOD.replace("true", '"yes"'), "'follow_up' must be true or false, not \"yes\""),
        (GOOD.replace("false", "true"), "two questions or more, of which the first is no follow-up"),
        (GOOD.replace(', {"question": "en dan?", "follow_up": true}', ""), "two questions or more"),
        (GOOD.replace('"id"', '"name"'), 'there is no field "name"'),
    ],
)
def test_what_is_wrong_is_told_with_its_line(tmp_path: Path, wrong: str, told: str) -> None:
    path = tmp_path / "set.jsonl"
    path.write_text(f"{GOOD}\n{wrong}\n", encoding="utf-8")
    with pytest.raises(QuestionSetError, match="line 2") as raised:
        load_dialogues(path)
    assert told in str(raised.value)


def test_a_set_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(QuestionSetError, match="can't be read"):
        load_dialogues(tmp_path / "none.jsonl")


FIGURES = ("hit@1", "hit@5", "refused")
BODYCAMS, VERZUIM = "Wat is er over bodycams toegezegd?", "Hoe hoog is het verzuim van agenten?"


def test_follow_ups_are_counted() -> None:
    counted = told(
        [
            dialogue((BODYCAMS, False), ("waarom?", True), (VERZUIM, False)),
            dialogue((BODYCAMS, False), ("Komen er bodycams in Breda bij?", True)),
            dialogue((BODYCAMS, False), ("waarom?", False)),
        ]
    )
    assert counted == Told(follow_ups=2, fresh=2, taken=2, right=1)
    assert (counted.recall, counted.precision) == (0.5, 0.5)
    assert (Told(0, 0, 0, 0).recall, Told(0, 0, 0, 0).precision) == (0.0, 0.0)


def test_questions_that_stand_by_themselves_are_counted_when_taken_for_a_follow_up() -> None:
    assert taken_after_another([BODYCAMS, VERZUIM, "waarom?"]) == 1


def test_shares_of_nothing_are_nothing() -> None:
    assert (hit([], 1), refused([])) == (0.0, 0.0)


def test_the_table_compares_the_ways_to_ask(tmp_path: Path) -> None:
    texts = ["De wijkagent blijft.", "Het verzuim daalt tot 5,9%.", "Er komen 2000 bodycams."]
    retriever = retriever_in(tmp_path, [made("r", [[text] for text in texts])], WordEncoder())
    dialogues = [
        dialogue(("Wat doet de wijkagent?", False), ("Komen er bodycams?", False), ("hoeveel?", True)),
        dialogue((BODYCAMS, False), ("Hoe hoog is het verzuim nu?", False), fact="5,9"),
    ]
    lines = table(Assistant(retriever), judge_of(retriever), dialogues).splitlines()
    heads = [f"{name}, {figure}" for name in ("all (2)", "follow-up (1)", "fresh (1)") for figure in FIGURES]
    assert lines[0] == f"| asked | {' | '.join(heads)} |"
    assert [line.split(" | ")[1:5] for line in lines[2:]] == [
        ["0.50", "1.00", "0.00", "0.00"],  # "hoeveel?" finds nothing
        ["0.50", "1.00", "0.00", "0.00"],  # the wijkagent is found before the bodycams
        ["1.00", "1.00", "0.00", "1.00"],
    ]
    assert told_apart(dialogues) == (
        "1 of 1 follow-ups are taken for one (recall 1.00, precision 1.00), and 0 of 2 fresh questions."
    )
