"""Ask every question of a set, and judge what is shown."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from eval.judge import passage_words, quote_words, rank
from eval.questions import Question
from qa import Answer, Assistant, Quote

DEPTH = 10
"""How many quotes of each answer are judged."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """A question with its answer, and the ranks at which the passages and the quotes answer it."""

    question: Question
    answer: Answer
    passage_rank: int | None
    quote_rank: int | None

    @property
    def shown(self) -> tuple[Quote, ...]:
        """What was found, whether it was shown as the answer or only as nearest."""
        return self.answer.quotes or self.answer.nearest


def ask_all(assistant: Assistant, questions: Iterable[Question]) -> list[Outcome]:
    """The outcome of each question, in order."""
    return [_outcome(assistant, question) for question in questions]


def _outcome(assistant: Assistant, question: Question) -> Outcome:
    answer = assistant.ask(question.text, k=DEPTH)
    shown = answer.quotes or answer.nearest
    return Outcome(
        question,
        answer,
        rank(question, shown, passage_words),
        rank(question, shown, quote_words),
    )
