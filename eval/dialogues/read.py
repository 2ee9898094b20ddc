"""Dialogues: JSON lines, each some questions in a row with the places that answer the last one.

    {"id": "nl-d01", "language": "nl", "turns": [{"question": "...", "follow_up": false},
     {"question": "...", "follow_up": true}], "evidence": [...]}

The evidence is that of a question set (`eval.questions`). `follow_up` says whether a question can't be
understood without those before it; the first one always can.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from eval import fields
from eval.errors import QuestionSetError
from eval.questions import Place, places_of

_FOLDER = Path(__file__).parent
SETS = {half: _FOLDER / f"police-{half}.jsonl" for half in ("development", "test")}
"""Over the three half-yearly police reports: what the rules are chosen on, and what is only reported."""


@dataclass(frozen=True, slots=True)
class Turn:
    """A question as it was typed."""

    question: str
    follow_up: bool


@dataclass(frozen=True, slots=True)
class Dialogue:
    """Two questions or more, and where the answer to the last one stands."""

    id: str
    language: str
    turns: tuple[Turn, ...]
    places: tuple[Place, ...]

    @property
    def questions(self) -> list[str]:
        """As they were typed, in order."""
        return [turn.question for turn in self.turns]


def load_dialogues(path: Path) -> list[Dialogue]:
    """Every dialogue of a set; QuestionSetError names the line that is wrong."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise QuestionSetError(f"the dialogues '{path}' can't be read ({error})") from error
    return [_parse(path, at, line) for at, line in enumerate(lines, 1)]


def _parse(path: Path, number: int, line: str) -> Dialogue:
    try:
        raw = fields.object_of(line)
        fields.only(raw, ("id", "language", "turns", "evidence"))
        turns = _turns(raw)
        return Dialogue(fields.text(raw, "id"), fields.text(raw, "language"), turns, places_of(raw))
    except ValueError as error:
        raise QuestionSetError(f"{path}, line {number}: {error}") from error


def _turns(raw: fields.Fields) -> tuple[Turn, ...]:
    turns = tuple(map(_turn, fields.objects(raw, "turns")))
    if not turns[1:] or turns[0].follow_up:
        raise ValueError("a dialogue has two questions or more, of which the first is no follow-up")
    return turns


def _turn(raw: fields.Fields) -> Turn:
    fields.only(raw, ("question", "follow_up"))
    return Turn(fields.text(raw, "question"), fields.boolean(raw, "follow_up"))
