"""Raised digits and other footnote markers, as they stand in the words until a whole file is read.

A marker is raised digits where only they tell ("bleek¹."), or what `as_marker` makes where the file itself
says that it refers to a footnote. Which raised digits are markers is decided by `corpus.markers`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
RAISE = str.maketrans("0123456789", RAISED)
"""For `str.translate`: digits as raised ones."""
LOWER = str.maketrans(RAISED, "0123456789")
"""For `str.translate`: raised digits as ordinary ones."""

_SURE = re.compile("\0([^\0]*)\0([^\0]*)\0")  # NUL: no file that is read can hold it
_MARK = re.compile(rf"{_SURE.pattern}|([{RAISED}]+)")
_UNIT = re.compile(r"(?<![^\W\d_])[kcdmh]?m$")
_BASE = re.compile(r"(?:(?<![\d.,])\d{1,2}|(?<![^\W\d_])[^\W\d_]{1,2})$")
_BETWEEN = re.compile(r" ?,? ?")
_LONGEST = 4  # digits of a footnote's number
_NEAR = 6  # characters before a marker: enough to see what it is raised above


@dataclass(frozen=True, slots=True)
class Mark:
    """What may be a marker in a text: its span, the footnote's number, and its name where it has one.

    A `sure` one refers to a footnote by what the file says. `may_be_power` are raised digits after
    a short number or name.
    """

    start: int
    end: int
    number: str
    name: str = ""
    sure: bool = False
    may_be_power: bool = False


def as_marker(number: str, name: str = "") -> str:
    """A marker of which the file says that it is one; `name` tells footnotes of one number apart."""
    return f"\0{number.translate(RAISE)}\0{name}\0"


def bare(text: str) -> str:
    """The text without what `as_marker` made."""
    return _SURE.sub("", text)


def marks_in(text: str) -> list[Mark]:
    """All that may be markers in a text, in order; the power of a unit is none."""
    if text.isascii() and "\0" not in text:
        return []
    return [made for found in _MARK.finditer(text) if (made := _made(text, found))]


def _made(text: str, found: re.Match[str]) -> Mark | None:
    if found[3] is None:
        return Mark(*found.span(), found[1].translate(LOWER), found[2], sure=True)
    before = text[max(found.start() - _NEAR, 0) : found.start()]
    after = text[found.end() : found.end() + 1]
    leads = not before[-1:].strip() and after.isalnum()  # "het isotoop ¹³C"
    if leads or len(found[3]) > _LONGEST or (found[3] in "¹²³" and _UNIT.search(before)):
        return None
    may_be_power = _BASE.search(before) is not None
    return Mark(*found.span(), found[3].translate(LOWER), may_be_power=may_be_power)


def without(text: str, marks: Sequence[Mark]) -> tuple[str, list[int]]:
    """The text without these marks, the space before each and the comma between two; where each stood."""
    parts: list[str] = []
    places: list[int] = []
    at = length = 0
    for one in marks:
        between = text[at : one.start]
        if places and _BETWEEN.fullmatch(between):
            between = ""
        between = between.removesuffix(" ")
        parts.append(between)
        length += len(between)
        places.append(length)
        at = one.end
        if not between[-1:].strip() and text[at : at + 1] == " " and (between or not length):
            at += 1
    return "".join([*parts, text[at:]]), places


def taken_out(text: str) -> tuple[str, tuple[tuple[int, str], ...]]:
    """The text without all that may be markers; where each stood, and what."""
    marks = marks_in(text)
    plain, places = without(text, marks)
    return plain, tuple((at, text[one.start : one.end]) for at, one in zip(places, marks, strict=True))


def put_back(text: str, marks: Sequence[tuple[int, str]]) -> str:
    """The text with the markers that were taken out of it."""
    for at, said in reversed(marks):
        text = text[:at] + said + text[at:]
    return text
