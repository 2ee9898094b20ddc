"""Questions, quotes, outcomes, records and runs made by hand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from corpus import Passage, Report
from eval.measures.ranking import HITS
from eval.outcome import Outcome
from eval.questions import Place, Question
from eval.record import Record, Shown
from eval.saved import Run
from qa import Answer, Quote, Searched

SOMEWHERE = (Place("2019", "", ("2000",)),)


def question(
    question_id: str = "q", *, language: str = "nl", kind: str = "fact", places: tuple[Place, ...] = ()
) -> Question:
    """A question; without places it is unanswerable."""
    return Question(question_id, language, kind, f"Vraag {question_id}?", places)


def passage(text: str, *, report: str = "2019", section: tuple[str, ...] = ("Kop",), at: int = 0) -> Passage:
    """A passage with this text, which begins at an offset of its report."""
    whole = " " * at + text
    return Passage(Report(report, "Titel", "00", whole), at, len(whole), section)


def quote(text: str, *, span: tuple[int, int] | None = None, score: float = 0.5, **of: Any) -> Quote:
    """A quote of a passage with this text: the whole of it, or a span."""
    shown = passage(text, **of)
    start, end = span or (0, len(text))
    return Quote(shown, shown.start + start, shown.start + end, score)


def answer(
    asked: Question, shown: Sequence[Quote], *, confidence: float = 0.5, answered: bool = True
) -> Answer:
    """An answer that shows these quotes, as the answer or only as nearest."""
    return Answer(
        question=asked.text,
        answered=answered,
        confidence=confidence,
        quotes=tuple(shown) if answered else (),
        nearest=() if answered else tuple(shown),
        searched=Searched(1),
    )


def outcome(
    asked: Question, *, names: str = "abcdefghij", right: Sequence[str] = (), marked: Sequence[str] = ()
) -> Outcome:
    """An outcome that showed passages of these one-letter names; `right` are those of each part."""
    return Outcome(
        asked,
        answer(asked, [quote("Een zin.")]),
        names=tuple(names),
        right=tuple(dict.fromkeys(part, 1) for part in right),
        marked=tuple(dict.fromkeys(part, 1) for part in marked),
    )


def record(record_id: str = "q", rank: int | None = None, **given: Any) -> Record:
    """A record of an answerable question with what is given, found at a rank; without figures."""
    given = {"language": "nl", "type": "fact", "question": f"Vraag {record_id}?", "places": SOMEWHERE} | given
    return Record(id=record_id, passage_rank=rank, **given)


def run(*records: Record, **given: Any) -> Run:
    """A run of these records."""
    made: dict[str, Any] = {"commit": "c0ffee", "questions": "set", "model": "words"}
    made |= {"reports": "2 reports (letter)"}
    return Run(**made | {"sha256": {"2019": "00"}, "left_out": 0} | given, records=records)


def everywhere(evil: str) -> Run:
    """A run whose every text is this."""
    lost = dict.fromkeys(HITS, 0.0)
    place = Place(evil, evil, (evil,))
    shown = Shown(evil, evil, evil, 0, 1, 0.5)
    one = record(
        evil, language=evil, type=evil, question=evil, places=(place,), shown=(shown,), measures=lost
    )
    other = replace(one, id=f"{evil}2", places=(), why=evil, confidence=0.5, measures={})
    return run(one, other, commit=evil, questions=evil, model=evil, reports=evil, reranker=evil)
