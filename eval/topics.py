"""What was found and what is right, in the field's own terms: a run and its judgements."""

from __future__ import annotations

from dataclasses import dataclass

Grades = dict[str, int]
"""How well passages answer, by their names; 0 or less is not at all."""


@dataclass(frozen=True, slots=True)
class Topics:
    """For each topic, the names of the passages found, best first; and what would be right.

    A question is one topic; one that needs several parts together is a topic for each part.
    """

    run: dict[str, list[str]]
    qrels: dict[str, Grades]


def topic_names(question: str, parts: int) -> list[str]:
    """The names of a question's topics: its id, or "id#1", "id#2" ... for several parts."""
    return [question] if parts == 1 else [f"{question}#{part}" for part in range(1, parts + 1)]


def question_of(topic: str) -> str:
    """The id of the question that a topic belongs to."""
    question, mark, part = topic.rpartition("#")
    return question if mark and part.isdecimal() else topic
