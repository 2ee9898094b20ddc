"""Question sets: JSON lines, each a question with the places that answer it.

    {"id": "nl-001", "language": "nl", "type": "promise", "question": "...",
     "evidence": [{"report": "2019-12-...", "section": "Juridisch kader bodycams", "facts": ["2000"]}]}

A place is a report, a heading over the words, and short facts that must stand in them: it holds for
the official report and for a digest of it alike, and quotes neither. Any one place answers the
question; an unanswerable one has none.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from eval.errors import QuestionSetError

POLICE = Path(__file__).with_name("questions") / "police.jsonl"
"""100 questions over the three half-yearly police reports."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where an answer stands; an empty section is any section."""

    report: str
    section: str
    facts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """One question; unanswerable when it has no places."""

    id: str
    language: str
    type: str
    text: str
    places: tuple[Place, ...]

    @property
    def answerable(self) -> bool:
        """Whether the reports answer it."""
        return bool(self.places)


def load_questions(path: Path) -> list[Question]:
    """Every question of a set; QuestionSetError names the line that is wrong."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise QuestionSetError(f"the question set '{path}' can't be read ({error})") from error
    questions = [_parse(path, at, line) for at, line in enumerate(lines, 1) if line.strip()]
    if not questions:
        raise QuestionSetError(f"the question set '{path}' holds no questions")
    if len({question.id for question in questions}) < len(questions):
        raise QuestionSetError(f"the question set '{path}' uses an id twice: give each its own")
    return questions


def _parse(path: Path, number: int, line: str) -> Question:
    try:
        raw = json.loads(line)
        places = tuple(
            Place(place["report"], place["section"], tuple(place["facts"])) for place in raw["evidence"]
        )
        return Question(raw["id"], raw["language"], raw["type"], raw["question"], places)
    except (ValueError, KeyError, TypeError) as error:
        raise QuestionSetError(f"{path}, line {number}: not a question ({error!r})") from error
