"""What other programs read of an answer."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from corpus import Marker, Passage
from qa import Answer, Assistant, Filter, Quote, Searched
from qa.answer_json import answer_to_json
from qa.confidence import Calibration
from tests.fakes import WordEncoder
from tests.qa.making import made, paged, retriever_in

REPORT = replace(
    paged("Kop\n\nEerste zin. Tweede zin.\n\n1 Noot.\n\n2 Nog een.", (0, 16), (16, 50)),
    markers=(Marker(14, "1", 30, 37), Marker(26, "2", 39, 49)),
)
QUOTE = Quote(Passage(REPORT, 5, 28, ("Deel", "Kop")), 17, 28, 0.87654321)
AS_JSON = {
    "text": "Tweede zin.",
    "passage": "Eerste zin. Tweede zin.",
    "report": "p",
    "title": "Brief",
    "date": "2020-05-29",
    "kind": "letter",
    "section": ["Deel", "Kop"],
    "page": 2,
    "score": 0.8765,
    "start": 17,
    "end": 28,
    "footnotes": [{"number": "2", "text": "2 Nog een.", "page": 2, "start": 39, "end": 49}],
    "again": [],
}

KEYS = ["question", "answered", "confidence", "quotes", "nearest", "elsewhere", "searched"]


def test_an_answer() -> None:
    answer = Answer("wat?", True, 0.123456789, (QUOTE,), (), Searched(1, "2019", "2020-05"))  # noqa: FBT003
    assert answer_to_json(answer) == {
        "question": "wat?",
        "answered": True,
        "confidence": 0.1235,
        "quotes": [AS_JSON],
        "nearest": [],
        "elsewhere": [],
        "searched": {
            "reports": 1,
            "first_date": "2019",
            "last_date": "2020-05",
            "only": {"reports": [], "kinds": [], "since": "", "until": ""},
        },
    }


def test_no_answer() -> None:
    only = Filter(("2019", "p"), ("letter",), "2019-12", "2020")
    answer = Answer("wat?", False, 0.0, (), (QUOTE,), Searched(0, only=only))  # noqa: FBT003
    assert answer_to_json(answer) == {
        "question": "wat?",
        "answered": False,
        "confidence": 0.0,
        "quotes": [],
        "nearest": [AS_JSON],
        "elsewhere": [],
        "searched": {
            "reports": 0,
            "first_date": "",
            "last_date": "",
            "only": {"reports": ["2019", "p"], "kinds": ["letter"], "since": "2019-12", "until": "2020"},
        },
    }


def test_the_keys_are_always_the_same(tmp_path: Path, encoder: WordEncoder) -> None:
    retriever = retriever_in(tmp_path / "c", [made("r", [["De meldkamer is nieuw."]])], encoder)
    for threshold in (0.0, 1.0):
        assistant = Assistant(retriever, calibration=Calibration(0.0, 0.0, threshold))
        told = answer_to_json(assistant.ask("meldkamer"))
        assert list(told) == KEYS
        assert told["answered"] is (threshold == 0)
        (quote,) = told["quotes"] + told["nearest"]
        assert list(quote) == list(AS_JSON)


def test_places_with_nearly_the_same_words_and_other_reports() -> None:
    again = Quote(QUOTE.passage, 5, 16, 0.5)
    one = replace(QUOTE, again=(again,))
    told = answer_to_json(Answer("wat?", True, 0.9, (one,), (), Searched(1), (again,)))  # noqa: FBT003
    as_json = {**AS_JSON, "text": "Eerste zin.", "page": 1, "score": 0.5, "start": 5, "end": 16}
    as_json["footnotes"] = [{"number": "1", "text": "1 Noot.", "page": 2, "start": 30, "end": 37}]
    assert told["quotes"] == [{**AS_JSON, "again": [as_json]}]
    assert told["elsewhere"] == [as_json]


def test_a_report_without_pages_has_no_page() -> None:
    (units,) = made("r", [["Een zin."]], section=())
    quote = Quote(units.passage, 0, 8, 1.0)
    told = answer_to_json(Answer("wat?", True, 1.0, (quote,), (), Searched(1)))["quotes"][0]  # noqa: FBT003
    assert told["page"] is None
    assert told["section"] == []
    assert told["date"] == ""


@pytest.mark.parametrize("score", [0.0, 1.0, 0.87654321])
def test_it_is_json_and_comes_back_the_same(score: float) -> None:
    quote = Quote(QUOTE.passage, 17, 28, score)
    told = answer_to_json(Answer('“wat”\n"?', True, score, (quote,), (quote,), Searched(1)))  # noqa: FBT003
    assert json.loads(json.dumps(told)) == told
