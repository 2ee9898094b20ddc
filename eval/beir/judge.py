"""Judging by what the set itself says of its passages."""

from __future__ import annotations

from collections.abc import Mapping

from eval.outcome import Outcome, shown_in
from eval.questions import Question
from eval.topics import Grades
from qa import Answer


class BeirJudge:
    """Judges passages by the name of their report, which holds one passage alone."""

    def __init__(self, qrels: Mapping[str, Grades]) -> None:
        self._qrels = qrels

    def judged(self, question: Question, answer: Answer) -> Outcome:
        """The answer with the passages that the set calls right."""
        names = tuple(quote.passage.report.id for quote in shown_in(answer))
        return Outcome(question, answer, names, right=(self._qrels[question.id],))
