"""Footnotes: small lines at the foot of the page, the first with a number."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from corpus.pdf.characters import has_leaders
from corpus.pdf.shapes import Group, Line

SMALL = 0.92  # of the text's size, at most: 7 pt by 9, 10 pt by 11
_NUMBER = re.compile(r"^(\d{1,3}|\*{1,3})(?:[.)]?\s+(?=\S)|[.)]$)")
_SKIPPED = 3  # a footnote may be missed, or have its number in a picture: then the next will do


def split_footnotes(
    lines: Sequence[Line], size: float, before: Sequence[Group]
) -> tuple[list[Line], list[Group]]:
    """The lines of a page without its footnotes, and those; `before` are earlier pages' ones.

    A number that isn't raised must be the one that is due: a table in small letters has numbers
    too. Small lines above the first number go on with the last footnote of the page before.
    """
    small = len(lines)
    while small and lines[small - 1].size <= SMALL * size and not lines[small - 1].row:
        small -= 1
    due = _last_number(before) + 1
    opening = (at for at in range(small, len(lines)) if _opens(lines[at], due, below_text=small > 0))
    start = next(opening, len(lines))
    if 0 < small < start and before and not ended(before[-1]):
        start = small
    return list(lines[:start]), _groups(lines[start:])


def _last_number(notes: Sequence[Group]) -> int:
    numbers = (numbered(note.lines[0])[0] for note in reversed(notes))
    return next((int(number) for number in numbers if number.isdigit()), 0)


def ended(note: Group) -> bool:
    """Whether a footnote ends as a sentence does."""
    return note.lines[-1].text[-1:] in ".!?)»”’"


def numbered(line: Line) -> tuple[str, str]:
    """The number that a footnote's first line begins with, and its words; no number: empty."""
    if line.marker:
        return line.marker, line.text
    match = _NUMBER.match(line.text)
    return (match[1], line.text[match.end() :]) if match else ("", line.text)


def as_footnote(group: Group) -> Group:
    """A group whose first line begins with its number and one space."""
    number, text = numbered(group.lines[0])
    first = replace(group.lines[0], text=f"{number} {text}".strip(), marker="")
    return Group("footnote", (first, *group.lines[1:]), group.gap)


def _opens(line: Line, due: int, *, below_text: bool) -> bool:
    if has_leaders(line.text):
        return False
    number = numbered(line)[0]
    due_or_near = number.isdigit() and due <= int(number) < due + _SKIPPED
    return bool(line.marker) or (below_text and due_or_near)


def _groups(lines: Sequence[Line]) -> list[Group]:
    groups: list[list[Line]] = []
    for line in lines:
        if not groups or _begins(line, groups[-1]):
            groups.append([line])
        else:
            groups[-1].append(line)
    return [as_footnote(Group("footnote", tuple(group))) for group in groups]


def _begins(line: Line, group: Sequence[Line]) -> bool:
    """Whether a line begins a footnote: by its number, which comes after the one before."""
    number = numbered(line)[0]
    before = numbered(group[0])[0]
    if not number:
        return False
    if line.marker or not (number.isdigit() and before.isdigit()):
        return True
    return int(before) < int(number) <= int(before) + _SKIPPED
