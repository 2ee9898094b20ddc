"""What a heading looks like: its letter, its length, and what stands before and after it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.pdf.listing import CAPTION
from corpus.pdf.outline import style_of
from corpus.pdf.paragraphs import MARK, ends_sentence
from corpus.pdf.shapes import Group

LONGEST = 250  # characters: the full title of a bill takes 230
PLAIN_LONGEST = 90
_BULLET = re.compile(r"[•‣◦▪■●○▫□➢*·–—-]")
_LABELLED = re.compile(r"[^:]{3,}: \S")  # "Risico na maatregelen: Laag" is a label with its value
_FINAL = re.compile(r"[.,;:][\"'’”»)\]]*$")
_STOP = re.compile(r"[.;][\"'’”»)\]]*$")
_NUMBER = re.compile(r"(?:[^\W\d_]{1,12}\.? )?\d[\d .]* [^\W\d]")  # "35 538 Title", "Nr. 4 TITLE"
_NUMBERED_CAPTION = re.compile(CAPTION.pattern + r"\s+\d", re.IGNORECASE)
_LINK = re.compile(r"https?:|www\.|\S@\S", re.IGNORECASE)


def looks_like_heading(
    group: Group, before: Group | None, after: Group | None, size: float, *, slanted: bool
) -> bool:
    """Whether print and place make a heading; `size` is the text's, `slanted` that much is in italics."""
    if not may_head(group) or (_FINAL.search(group.text) and not _introduces(group, after, size)):
        return False
    if stands_out(group, size):
        return not _is_paragraph(group, before, size)
    if is_emphasized(group, slanted=slanted) and told(after):
        return True
    return _stands_alone(group, before, after, size)


def may_head(group: Group) -> bool:
    """Whether a group isn't too long for a heading, no list item with a bullet, no row, no caption."""
    text = group.text
    if group.kind not in ("text", "item") or len(group.lines) > 6 or len(text) > LONGEST:
        return False
    cells = max(line.cells for line in group.lines)
    row = cells > 2 or (cells == 2 and not _NUMBER.match(text) and not MARK.match(text))
    if row or _BULLET.match(text) or _NUMBERED_CAPTION.match(text):
        return False
    return sum(c.isalpha() for c in text) >= 3


def stands_out(group: Group, size: float) -> bool:
    """Whether all of it is larger than the text, or bold."""
    lines = group.lines
    return all(line.size > 1.08 * size for line in lines) or all(line.bold for line in lines)


def is_emphasized(group: Group, *, slanted: bool) -> bool:
    """Whether a line is underlined, or in italics where those are rare; with a number it may be two."""
    lines, text = group.lines, group.text
    if all(line.underlined for line in lines):
        return _short(group) and not text[0].islower()
    if slanted or not all(line.italic for line in lines):
        return False
    return _short(group) or (len(lines) == 2 and group.kind == "item")


def told(after: Group | None) -> bool:
    """Whether a heading has something under it: a heading, or running text.

    Running text has two lines or more, or one that ends as a sentence.
    """
    if after is None or after.kind not in ("text", "item", "heading"):
        return False
    whole = len(after.lines) > 1 or ends_sentence(after.text)
    return after.kind == "heading" or (after.text[:1].isupper() and whole)


def _short(group: Group) -> bool:
    """Whether it is a short line, and no address on the internet."""
    return len(group.lines) == 1 and len(group.text) <= PLAIN_LONGEST and not _LINK.search(group.text)


def _introduces(group: Group, after: Group | None, size: float) -> bool:
    """Whether a line in its own print ends with a colon, and introduces text and not a list."""
    own = stands_out(group, size) or group.lines[0].underlined
    text = after is not None and after.kind in ("text", "heading")
    return own and text and len(group.lines) == 1 and group.text.endswith(":")


def _is_paragraph(group: Group, before: Group | None, size: float) -> bool:
    """Whether several lines are set as a paragraph: the first one indented, or in the print before them."""
    if len(group.lines) == 1:
        return False
    first, second = group.lines[:2]
    middle = abs(first.left + first.end - second.left - second.end) / 2
    aligned = min(middle, abs(first.end - second.end)) <= first.size  # in the middle, or to the right
    if first.left > second.left + first.size and not aligned:
        return True
    goes_on = before is not None and before.kind == "text" and stands_out(before, size)
    return goes_on and before is not None and _STOP.search(before.text) is not None


def _stands_alone(group: Group, before: Group | None, after: Group | None, size: float) -> bool:
    """A plain line between paragraphs, not part of an address, a list or a signature."""
    text = group.text
    if not _short(group) or not told(after) or CAPTION.match(text) or ends_sentence(text):
        return False
    if _LABELLED.match(text) or before is None or not (text[:1].isupper() or group.kind == "item"):
        return False
    if after is None or (after.kind == "heading" and style_of(after.lines[0]) < style_of(group.lines[0])):
        return False  # a heading that stands higher would leave nothing under it
    if before.kind == group.kind == "item":
        return _sort(before) != _sort(group)
    return stands_out(before, size) or ends_sentence(before.text)


def _sort(item: Group) -> str:
    """What an item is numbered with: figures, letters or neither."""
    first = item.text.lstrip("(")[:1]
    return "figure" if first.isdigit() else "letter" if first.isalpha() else "mark"


def mostly_italic(groups: Sequence[Group]) -> bool:
    """Whether much of the text is in italics: then they don't make a heading."""
    lines = [line for group in groups if group.kind == "text" for line in group.lines]
    return sum(line.italic for line in lines) > 0.1 * len(lines)
