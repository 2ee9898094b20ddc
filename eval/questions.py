"""Question sets: JSON lines, each a question with the places that answer it.

    {"id": "nl-001", "language": "nl", "type": "promise", "question": "...",
     "evidence": [{"report": "2019-12-...", "section": "Juridisch kader bodycams", "facts": ["2000"]}]}

A place is a report, a heading over the words, and short facts that must stand in them: it holds for
the official report and for a digest of it alike, and quotes neither. Any one place answers the
question; an unanswerable one has none. A question that needs several passages together (how did a
figure develop?) has places with `"part": 1`, `"part": 2`, of which each part needs one.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from eval import fields
from eval.errors import QuestionSetError

_FOLDER = Path(__file__).with_name("questions")

DEVELOPMENT = _FOLDER / "police-development.jsonl"
"""Over the three half-yearly police reports: what ranking is chosen on."""

TEST = _FOLDER / "police-test.jsonl"
"""Over the same reports: nothing is chosen on it."""

PUBLIC_BODIES = _FOLDER / "public-bodies.jsonl"
"""Over five papers of other public bodies: how it goes elsewhere."""

SETS = {"development": DEVELOPMENT, "test": TEST, "public-bodies": PUBLIC_BODIES}
"""The sets by the name that `citaat eval --questions` takes."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where an answer stands, or a part of one; an empty section is any section."""

    report: str
    section: str
    facts: tuple[str, ...]
    part: int = 1


@dataclass(frozen=True, slots=True)
class Question:
    """One question; unanswerable when it has no places. `why` says, for a reader, why it is."""

    id: str
    language: str
    type: str
    text: str
    places: tuple[Place, ...]
    why: str = ""

    @property
    def answerable(self) -> bool:
        """Whether the reports answer it."""
        return bool(self.places)

    @property
    def parts(self) -> list[list[Place]]:
        """The places of each part, of which every part needs one."""
        numbers = sorted({place.part for place in self.places})
        return [[place for place in self.places if place.part == number] for number in numbers]


def named_set(name: str) -> Path:
    """The file of a set by its name, or by its path."""
    return SETS.get(name, Path(name))


def load_questions(path: Path) -> list[Question]:
    """Every question of a set; QuestionSetError names the line that is wrong."""
    questions = [_parse(path, at, line) for at, line in enumerate(lines_of(path), 1) if line.strip()]
    if not questions:
        raise QuestionSetError(f"the question set '{path}' holds no questions")
    if len({question.id for question in questions}) < len(questions):
        raise QuestionSetError(f"the question set '{path}' uses an id twice: give each its own")
    return questions


def lines_of(path: Path) -> list[str]:
    """The lines of a set; QuestionSetError when it can't be read."""
    try:
        return path.read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise QuestionSetError(f"the question set '{path}' can't be read ({error})") from error


def _parse(path: Path, number: int, line: str) -> Question:
    try:
        raw = fields.object_of(line)
        fields.only(raw, ("id", "language", "type", "question", "evidence", "why"))
        return Question(
            id=fields.text(raw, "id"),
            language=fields.text(raw, "language"),
            type=fields.text(raw, "type"),
            text=fields.text(raw, "question"),
            places=places_of(raw),
            why=fields.text(raw, "why") if "why" in raw else "",
        )
    except ValueError as error:
        raise QuestionSetError(f"{path}, line {number}: {error}") from error


def places_of(raw: fields.Fields) -> tuple[Place, ...]:
    """The places in a line's `evidence`; ValueError says what is wrong with them."""
    places = tuple(map(_place, fields.objects(raw, "evidence")))
    _check_parts(places)
    return places


def _place(raw: fields.Fields) -> Place:
    fields.only(raw, ("report", "section", "facts", "part"))
    return Place(
        report=fields.text(raw, "report"),
        section=fields.text(raw, "section", empty=True),
        facts=fields.texts(raw, "facts"),
        part=fields.number(raw, "part", default=1),
    )


def _check_parts(places: Iterable[Place]) -> None:
    """Parts count from 1, so that a part that was forgotten is seen."""
    numbers = sorted({place.part for place in places})
    if numbers != list(range(1, len(numbers) + 1)):
        raise ValueError(f"the parts must count from 1, not {', '.join(map(str, numbers))}")
