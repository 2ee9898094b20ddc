"""The chat's judgements, read as questions."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from chat.judging import Judgement, Judgements
from corpus import Passage, Report
from eval.errors import QuestionSetError
from eval.judged import load_set
from eval.questions import Place
from qa import Quote
from qa.cli import main
from tests.fakes import WordEncoder
from tests.qa.making import collection_in, made

TEXT = "De politie kocht 2.000 bodycams. Het verzuim van de politie daalde."
REPORT = Report("map/2019-brief", "Brief", "00", TEXT)
BODYCAMS, VERZUIM = (0, 32), (33, 67)


def judged(path: Path, *said: tuple[str, tuple[int, int], bool]) -> Path:
    """A file of judgements, written as the chat writes it."""
    judgements = Judgements(lambda: path)
    for question, span, useful in said:
        judgements.add(Judgement(question, Quote(Passage(REPORT, 0, len(TEXT)), *span, 0.0), useful))
    return path


def test_a_judgement_as_a_line() -> None:
    quote = Quote(Passage(REPORT, 0, len(TEXT)), *BODYCAMS, 0.0)
    line = Judgement("hoeveel?", quote, useful=True).line(datetime(2026, 11, 22, 8, 0, 1, 5, UTC))
    assert line == (
        '{"question": "hoeveel?", "report": "map/2019-brief", "start": 0, "end": 32, "useful": true, '
        '"words": "De politie kocht 2.000 bodycams.", "at": "2026-11-22T08:00:01+00:00"}\n'
    )


def test_useful_quotes_are_the_places_that_answer_and_the_last_judgement_counts(tmp_path: Path) -> None:
    path = judged(
        tmp_path / "judged.jsonl",
        ("Hoeveel bodycams kocht de politie?", BODYCAMS, True),
        ("Hoeveel bodycams kocht de politie?", VERZUIM, True),
        ("Hoeveel bodycams kocht de politie?", VERZUIM, False),
        ("What happened to the sick leave of the police?", VERZUIM, False),
        ("What happened to the sick leave of the police?", VERZUIM, True),
        ("pannenkoeken?", BODYCAMS, False),
    )
    first, second = load_set(path)
    assert (first.id, first.language, first.type) == ("judged-001", "nl", "judged")
    assert first.text == "Hoeveel bodycams kocht de politie?"
    assert first.places == (Place("2019-brief", "", ("De politie kocht 2.000 bodycams.",)),)
    assert (second.id, second.language) == ("judged-002", "en")
    assert second.places == (Place("2019-brief", "", ("Het verzuim van de politie daalde.",)),)


def test_a_question_whose_language_is_not_known_says_so(tmp_path: Path) -> None:
    (question,) = load_set(judged(tmp_path / "judged.jsonl", ("bodycams?", BODYCAMS, True)))
    assert question.language == "und"


def test_nothing_useful_is_no_question_set(tmp_path: Path) -> None:
    path = judged(tmp_path / "judged.jsonl", ("bodycams?", BODYCAMS, False))
    with pytest.raises(QuestionSetError, match="no quote was judged useful"):
        load_set(path)


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"useful": "yes"}, r"line 1: 'useful' must be true or false, not \"yes\""),
        ({"start": "0"}, r"line 1: 'start' must be a whole number, not \"0\""),
        ({"words": " "}, "line 1: 'words' must be a text with words"),
        ({"more": 1}, 'line 1: there is no field "more"'),
    ],
)
def test_a_wrong_line_is_named(tmp_path: Path, wrong: dict[str, Any], sentence: str) -> None:
    path = judged(tmp_path / "judged.jsonl", ("bodycams?", BODYCAMS, True))
    path.write_text(json.dumps({**json.loads(path.read_text(encoding="utf-8")), **wrong}), encoding="utf-8")
    with pytest.raises(QuestionSetError, match=sentence):
        load_set(path)


def test_eval_asks_what_was_judged(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    encoder = WordEncoder()
    monkeypatch.setattr("qa.retriever.open_encoder", lambda _name: encoder)
    report = made("map/2019-brief", [["De politie kocht 2.000 bodycams."], ["Het verzuim daalde."]])
    collection_in(tmp_path / "c", [report], encoder)
    path = judged(tmp_path / "judged.jsonl", ("hoeveel bodycams?", BODYCAMS, True))
    told = ["--in", tmp_path / "c", "--questions", path, "--to", tmp_path / "results"]
    assert main(["eval", *map(str, told)]) == 0
    (saved,) = (tmp_path / "results").glob("*-judged-1-report-*.json")
    (record,) = json.loads(saved.read_text(encoding="utf-8"))["records"]
    assert (record["question"], record["measures"]["hit@1"]) == ("hoeveel bodycams?", 1.0)
    assert "judged over 1 report" in capsys.readouterr().out
