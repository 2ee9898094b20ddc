"""Questions, quotes and outcomes made by hand."""

from __future__ import annotations

from corpus import Passage, Report
from eval.questions import Place, Question
from eval.run import Outcome
from qa import Answer, Quote, Searched


def question(
    question_id: str = "q", *, language: str = "nl", kind: str = "fact", places: tuple[Place, ...] = ()
) -> Question:
    """A question; without places it is unanswerable."""
    return Question(question_id, language, kind, f"Vraag {question_id}?", places)


def quote(
    text: str,
    *,
    report: str = "2019",
    section: tuple[str, ...] = ("Kop",),
    span: tuple[int, int] | None = None,
    score: float = 0.5,
) -> Quote:
    """A quote of a passage with this text: the whole of it, or a span."""
    passage = Passage(Report(report, "Titel", "00", text), 0, len(text), section)
    start, end = span or (0, len(text))
    return Quote(passage, start, end, score)


def outcome(
    asked: Question,
    *,
    confidence: float = 0.5,
    answered: bool = True,
    passage_rank: int | None = None,
    quote_rank: int | None = None,
) -> Outcome:
    """An outcome with these ranks; its answer shows one quote."""
    shown = (quote("Een zin."),)
    answer = Answer(
        question=asked.text,
        answered=answered,
        confidence=confidence,
        quotes=shown if answered else (),
        nearest=() if answered else shown,
        searched=Searched(1),
    )
    return Outcome(asked, answer, passage_rank, quote_rank)
