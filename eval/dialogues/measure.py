"""How often the last question of a dialogue is answered, and how often a follow-up is taken for one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeAlias

from eval.dialogues.read import Dialogue
from eval.outcome import Outcome
from eval.questions import Question
from eval.run import Judge, ask_all
from qa import Assistant
from qa.follow_ups import understood

Way: TypeAlias = Callable[[Sequence[str]], str]
"""Makes of a dialogue's questions the one that is asked."""

WAYS: dict[str, Way] = {
    "the last question as typed": lambda questions: questions[-1],
    "all questions joined": " ".join,
    "as understood": lambda questions: understood(questions[-1], questions[:-1]),
}


@dataclass(frozen=True, slots=True)
class Told:
    """Of the questions after a first one: follow-ups, fresh ones, those taken for follow-ups, and rightly."""

    follow_ups: int
    fresh: int
    taken: int
    right: int

    @property
    def recall(self) -> float:
        """The share of the follow-ups that were taken for one."""
        return self.right / self.follow_ups if self.follow_ups else 0.0

    @property
    def precision(self) -> float:
        """The share of those taken for a follow-up that are one."""
        return self.right / self.taken if self.taken else 0.0


def told(dialogues: Sequence[Dialogue]) -> Told:
    """A question is taken for a follow-up when it is understood otherwise than it was typed."""
    pairs = [
        (turn.follow_up, understood(turn.question, dialogue.questions[:at]) != turn.question)
        for dialogue in dialogues
        for at, turn in enumerate(dialogue.turns)
        if at
    ]
    return Told(
        follow_ups=sum(is_one for is_one, _ in pairs),
        fresh=sum(not is_one for is_one, _ in pairs),
        taken=sum(taken for _, taken in pairs),
        right=sum(is_one and taken for is_one, taken in pairs),
    )


def taken_after_another(questions: Sequence[str]) -> int:
    """How many of questions that stand by themselves are taken for a follow-up of the one before them."""
    return sum(understood(after, [before]) != after for before, after in pairwise(questions))


def asked_by(way: Way, assistant: Assistant, judge: Judge, dialogues: Sequence[Dialogue]) -> list[Outcome]:
    """The outcome of each dialogue's last question, asked in a way."""
    asked = [Question(one.id, one.language, "dialogue", way(one.questions), one.places) for one in dialogues]
    return ask_all(assistant, asked, judge)


def hit(outcomes: Sequence[Outcome], k: int) -> float:
    """The share with an answer among the first k passages."""
    ranks = [one.passage_rank for one in outcomes]
    return sum(rank is not None and rank <= k for rank in ranks) / len(ranks) if ranks else 0.0


def refused(outcomes: Sequence[Outcome]) -> float:
    """The share answered with "not in these reports"."""
    return sum(not one.answer.answered for one in outcomes) / len(outcomes) if outcomes else 0.0
