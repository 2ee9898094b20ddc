"""Headings: by letter and weight, or a short line that stands by itself between paragraphs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from corpus.pdf.paragraphs import MARK, ends_sentence
from corpus.pdf.shapes import Group, Line

LONGEST = 250  # characters: the full title of a bill takes 230
PLAIN_LONGEST = 90
_CAPTION = re.compile(r"^(figuur|tabel|bron|grafiek|afbeelding|kaart|figure|table|source)\b", re.IGNORECASE)
_BULLET = re.compile(r"[•‣◦▪■●○▫□➢*·–—-]")
_LABELLED = re.compile(r"[^:]{3,}: \S")  # "Risico na maatregelen: Laag" is a label with its value
_FINAL = re.compile(r"[.,;:][\"'’”»)\]]*$")


@dataclass(frozen=True, slots=True, order=True)
class Style:
    """What makes a heading more or less: sorted, the outermost comes first."""

    smaller: float
    plain: bool
    italic: bool


def style_of(line: Line) -> Style:
    """The style of a heading by its first line; sizes within half a point are one."""
    return Style(-round(line.size * 2) / 2, not line.bold, line.italic)


def with_headings(groups: Sequence[Group], size: float) -> list[Group]:
    """The same groups, those that are headings marked as such."""
    slanted = _mostly_italic(groups)
    found: list[Group] = []
    after: Group | None = None
    for at in range(len(groups) - 1, -1, -1):  # a heading may stand above a heading: from the end
        group, before = groups[at], groups[at - 1] if at else None
        heads = _may_head(group) and (
            _stands_out(group, size)
            or (group.lines[0].italic and not slanted and _short(group) and _told(after))
            or _stands_alone(group, before, after, size)
        )
        after = replace(group, kind="heading") if heads else group
        found.append(after)
    return found[::-1]


def levels(groups: Sequence[Group]) -> dict[Style, int]:
    """The depth of each style of heading seen in the file, 1 for the outermost."""
    styles = {style_of(group.lines[0]) for group in groups if group.kind == "heading"}
    return {style: depth for depth, style in enumerate(sorted(styles), start=1)}


def _may_head(group: Group) -> bool:
    if group.kind not in ("text", "item") or len(group.lines) > 6 or _BULLET.match(group.text):
        return False
    text = group.text
    cells = max(line.cells for line in group.lines)
    row = cells > 2 or (cells == 2 and not text[0].isdigit() and not MARK.match(text))
    if len(text) > LONGEST or row or _FINAL.search(text):
        return False
    return sum(c.isalpha() for c in text) >= 3


def _stands_out(group: Group, size: float) -> bool:
    lines = group.lines
    return all(line.size > 1.08 * size for line in lines) or all(line.bold for line in lines)


def _short(group: Group) -> bool:
    return len(group.lines) == 1 and len(group.text) <= PLAIN_LONGEST


def _told(after: Group | None) -> bool:
    """Whether a heading has something under it: a heading, or running text.

    Running text has two lines or more, or one that ends as a sentence.
    """
    if after is None or after.kind not in ("text", "item", "heading"):
        return False
    whole = len(after.lines) > 1 or ends_sentence(after.text)
    return after.kind == "heading" or (after.text[:1].isupper() and whole)


def _stands_alone(group: Group, before: Group | None, after: Group | None, size: float) -> bool:
    """A plain line between paragraphs, not part of an address, a list or a signature."""
    text = group.text
    if not _short(group) or not _told(after) or _CAPTION.match(text) or ends_sentence(text):
        return False
    if _LABELLED.match(text) or before is None or not (text[:1].isupper() or group.kind == "item"):
        return False
    if before.kind == group.kind == "item":
        return _sort(before) != _sort(group)
    return _stands_out(before, size) or ends_sentence(before.text)


def _sort(item: Group) -> str:
    """What an item is numbered with: figures, letters or neither."""
    first = item.text.lstrip("(")[:1]
    return "figure" if first.isdigit() else "letter" if first.isalpha() else "mark"


def _mostly_italic(groups: Sequence[Group]) -> bool:
    """Whether much of the text is in italics: then they don't make a heading."""
    lines = [line for group in groups if group.kind == "text" for line in group.lines]
    return sum(line.italic for line in lines) > 0.1 * len(lines)
