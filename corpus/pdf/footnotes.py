"""Footnotes: small lines at the foot of the page, the first with a number."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import replace

from corpus.pdf.characters import has_leaders
from corpus.pdf.shapes import Group, Line
from corpus.raised import marks_in

SMALL = 0.92  # of the text's size, at most: 7 pt by 9, 10 pt by 11
_NUMBER = re.compile(r"^(\d{1,3}|\*{1,3})(?:[.)]?\s+(?=\S)|[.)]$)")
_ALONE = re.compile(r"\d{1,3}")
_SKIPPED = 3  # a footnote may be missed, or have its number in a picture: then the next will do


def split_footnotes(
    lines: Sequence[Line], size: float, before: Sequence[Group]
) -> tuple[list[Line], list[Group]]:
    """The lines of a page without its footnotes, and those; `before` are earlier pages' ones.

    A number that isn't raised must be the one that is due, or that the page refers to: a table in
    small letters has numbers too. Small lines above the first number go on with the last footnote
    of the page before.
    """
    lines = _with_numbers(lines)
    small = len(lines)
    while small and lines[small - 1].size <= SMALL * size and not lines[small - 1].row:
        small -= 1
    due = _last_number(before) + 1
    wanted = {*map(str, range(due, due + _SKIPPED)), *_referred(lines[:small])}
    opening = (at for at in range(small, len(lines)) if _opens(lines[at], wanted, below_text=small > 0))
    start = next(opening, len(lines))
    if 0 < small < start and before and not ended(before[-1]):
        start = small
    return lines[:start], _groups(lines[start:])


def _with_numbers(lines: Sequence[Line]) -> list[Line]:
    """The lines, a raised number that stands by itself put before the line that it is raised above."""
    found: list[Line] = []
    for line in lines:
        above = found[-1] if found else None
        if above and _ALONE.fullmatch(above.text) and not line.marker and _is_beside(above, line):
            found[-1] = replace(line, marker=above.text, left=above.left)
        else:
            found.append(line)
    return found


def _is_beside(number: Line, line: Line) -> bool:
    near = 0 <= line.x - number.end <= 2 * line.size
    return near and number.size < line.size and 0.1 * line.size < number.y - line.y < 0.7 * line.size


def _last_number(notes: Sequence[Group]) -> int:
    numbers = (note.number for note in reversed(notes))
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
    line = group.lines[0]
    number, words = numbered(line)
    text = f"{number} {words}".strip()
    longer = len(text) - len(line.text)
    marks = tuple((at + longer, said) for at, said in line.marks)
    first = replace(line, text=text, marks=marks, marker="")
    return Group("footnote", (first, *group.lines[1:]), group.gap, number=number)


def _referred(lines: Iterable[Line]) -> Iterator[str]:
    """The numbers of the footnotes that lines refer to."""
    for line in lines:
        yield from (mark.number for mark in marks_in(line.marked))
        if line.marker:
            yield line.marker


def _opens(line: Line, wanted: Container[str], *, below_text: bool) -> bool:
    if has_leaders(line.text):
        return False
    return bool(line.marker) or (below_text and numbered(line)[0] in wanted)


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
