"""Ask every question of a set, and judge what is shown."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from eval.outcome import Outcome
from eval.questions import Question
from qa import Answer, Assistant

DEPTH = 10
"""How many quotes of each answer are judged."""


class Judge(Protocol):
    """Knows what would have been right."""

    def judged(self, question: Question, answer: Answer) -> Outcome:
        """The answer with what would have been right."""


def ask_all(assistant: Assistant, questions: Sequence[Question], judge: Judge) -> list[Outcome]:
    """The outcome of each question, in order; with a progress bar on a terminal."""
    from tqdm import tqdm

    return [
        judge.judged(question, assistant.ask(question.text, k=DEPTH))
        for question in tqdm(questions, unit=" questions", disable=None)
    ]
