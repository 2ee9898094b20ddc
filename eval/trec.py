"""Runs and judgements as the files of TREC, which other tools of the field read and write.

A run has lines `topic Q0 passage rank score tag`, judgements have lines `topic 0 passage grade`. White
space and "%" in names are written as in an address ("%20"), since columns part at white space.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from math import isfinite
from pathlib import Path
from typing import TypeVar
from urllib.parse import quote, unquote

from eval.errors import RunError
from eval.topics import Grades, Topics

TAG = "citaat"

_RUN = "topic Q0 passage rank score tag"
_QRELS = "topic 0 passage grade"

Number = TypeVar("Number", int, float)


def write_run(path: Path, topics: Topics) -> None:
    """Write what was found; scores only tell the order."""
    lines = [
        f"{_bare(topic)} Q0 {_bare(name)} {at} {len(names) - at + 1} {TAG}\n"
        for topic, names in topics.run.items()
        for at, name in enumerate(names, 1)
    ]
    path.write_text("".join(lines), encoding="utf-8")


def write_qrels(path: Path, topics: Topics) -> None:
    """Write what is right."""
    lines = [
        f"{_bare(topic)} 0 {_bare(name)} {grade}\n"
        for topic, grades in topics.qrels.items()
        for name, grade in grades.items()
    ]
    path.write_text("".join(lines), encoding="utf-8")


def read_topics(run: Path, qrels: Path) -> Topics:
    """A run and its judgements; RunError names the line that is wrong.

    As trec_eval does, passages are put in order of score, whatever their rank says, and those of
    one score in reverse order of name.
    """
    scores: dict[str, dict[str, float]] = {}
    for topic, name, score in _rows(run, _RUN, float):
        _add(run, scores.setdefault(topic, {}), name, score)
    grades: dict[str, Grades] = {}
    for topic, name, grade in _rows(qrels, _QRELS, int):
        _add(qrels, grades.setdefault(topic, {}), name, grade)
    if not grades:
        raise RunError(f"the judgements '{qrels}' are empty")
    found = {
        topic: sorted(named, key=lambda name: (named[name], name), reverse=True)
        for topic, named in scores.items()
    }
    return Topics(found, grades)


def _add(path: Path, values: dict[str, Number], name: str, value: Number) -> None:
    if name in values:
        raise RunError(f"{path}: '{name}' stands twice under one topic")
    values[name] = value


def _rows(path: Path, form: str, number: Callable[[str], Number]) -> Iterator[tuple[str, str, Number]]:
    """The topic, the passage and the number of each line."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise RunError(f"the file '{path}' can't be read ({error})") from error
    names = form.split()
    for at, line in enumerate(lines, 1):
        row = dict(zip(names, line.split(), strict=False))
        if not row:
            continue
        value = _value(row.get("score") or row.get("grade", ""), number)
        if value is None or len(line.split()) != len(names):
            raise RunError(f"{path}, line {at}: not a line '{form}'")
        yield unquote(row["topic"]), unquote(row["passage"]), value


def _value(cell: str, number: Callable[[str], Number]) -> Number | None:
    try:
        value = number(cell)
    except ValueError:
        return None
    return value if isfinite(value) else None


def _bare(name: str) -> str:
    return re.sub(r"[\s%]", lambda found: quote(found[0]), name)
