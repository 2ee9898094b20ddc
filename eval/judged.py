"""Judgements of the chat, read as questions: what people found useful is what answers.

Each line is one judgement (`chat/judging.py` writes them):

    {"question": "...", "report": "2019-12-...", "start": 10, "end": 90, "useful": true,
     "words": "...", "at": "2026-11-22T07:54:50+00:00"}
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from corpus.metadata import guess_language
from eval import fields
from eval.errors import QuestionSetError
from eval.questions import Place, Question, lines_of, load_questions

_FIELDS = ("question", "report", "start", "end", "useful", "words", "at")
_UNKNOWN = "und"
"""The code of a language that isn't known."""
_KINDS = {bool: "true or false", int: "a whole number"}


def load_set(path: Path) -> list[Question]:
    """Every question of a set, or of a file of judgements; QuestionSetError says what is wrong with it."""
    lines = [(number, line) for number, line in enumerate(lines_of(path), 1) if line.strip()]
    if not lines or not _is_judgement(lines[0][1]):
        return load_questions(path)
    questions = _questions(_parse(path, number, line) for number, line in lines)
    if not questions:
        raise QuestionSetError(f"in '{path}' no quote was judged useful: there is nothing to look for")
    return questions


def _is_judgement(line: str) -> bool:
    try:
        return "useful" in fields.object_of(line)
    except ValueError:
        return False


def _parse(path: Path, number: int, line: str) -> fields.Fields:
    try:
        return _checked(fields.object_of(line))
    except ValueError as error:
        raise QuestionSetError(f"{path}, line {number}: {error}") from error


def _checked(raw: fields.Fields) -> fields.Fields:
    fields.only(raw, _FIELDS)
    for field in ("question", "report", "words"):
        fields.text(raw, field)
    for field, kind in (("useful", bool), ("start", int), ("end", int)):
        if not isinstance(raw.get(field), kind):
            raise ValueError(f"'{field}' must be {_KINDS[kind]}, not {fields.shown(raw.get(field))}")  # noqa: TRY004 - one kind of error
    return raw


def _questions(judgements: Iterable[fields.Fields]) -> list[Question]:
    """A question for each that has a useful quote; of two judgements of one quote the last one counts."""
    last = {(raw["question"], raw["report"], raw["start"], raw["end"]): raw for raw in judgements}
    places: dict[str, list[Place]] = {}
    for raw in last.values():
        if raw["useful"]:
            places.setdefault(raw["question"], []).append(_place(raw))
    return [
        Question(
            id=f"judged-{number:03}",
            language=guess_language(text) or _UNKNOWN,
            type="judged",
            text=text,
            places=tuple(found),
        )
        for number, (text, found) in enumerate(places.items(), 1)
    ]


def _place(raw: Mapping[str, str]) -> Place:
    """The quote's own words under any heading, in the report as question sets name it."""
    return Place(raw["report"].rpartition("/")[2], "", (raw["words"],))
