"""What the table of contents of a file says of its headings: that they are some, and how deep."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from difflib import SequenceMatcher

from corpus.pdf.outline import Style, Title, depths_of, weakness
from corpus.pdf.shapes import Group

CAPTION = re.compile(r"(figuur|tabel|bron|grafiek|afbeelding|kaart|figure|table|source)\b", re.IGNORECASE)
_PAGE = re.compile(r"\s*(?:(?:\.\s?|…){3,}|\s)\s*\d{1,4}\s*$")
_PAGES = re.compile(r"\s*(?:(?:\. ?){4,}|…{2,})[\s.…]*\d{1,4}(?:\s+|$)")
_STEP = 0.75  # times the size of the letter: an entry is set further in than another
_LEAST = 3  # headings that contents and text must have in common, and half of the entries


def entries_of(groups: Sequence[Group]) -> list[Title]:
    """The entries of a table of contents; the further in they are set, the weaker is their style."""
    found = [group for group in groups if group.kind == "contents"]
    steps = _steps(found)
    return [
        Title(text, Style(steps[group.lines[0].x], weakness(group.lines[0])))
        for group in found
        for text in _texts(group)
        if not CAPTION.match(text)
    ]


def with_listed(titles: Sequence[Title], entries: Sequence[Title]) -> list[Title]:
    """The titles with their depths in the contents, where these have depths and are the contents of them."""
    depths = depths_of(entries)
    if max(depths, default=1) == 1:
        return list(titles)
    pairs = _pairs([key(title.text) for title in titles], [key(entry.text) for entry in entries])
    if len(pairs) < max(_LEAST, len(entries) / 2):
        return list(titles)
    return [replace(title, listed=depths[pairs[at]] if at in pairs else 0) for at, title in enumerate(titles)]


def _pairs(these: Sequence[str], those: Sequence[str]) -> dict[int, int]:
    """The places of what is the same in both, in order."""
    blocks = SequenceMatcher(None, these, those).get_matching_blocks()
    return {block.a + n: block.b + n for block in blocks for n in range(block.size)}


def key(text: str) -> str:
    """The letters and figures of a title: spaces, dots and hyphens are printed now so, now otherwise."""
    return "".join(c for c in text.casefold() if c.isalnum())


def _steps(entries: Sequence[Group]) -> dict[float, int]:
    """How far in entries are set, by where they begin: in steps, each seen from its leftmost."""
    steps: dict[float, int] = {}
    start, step = float("-inf"), -1
    for x, size in sorted({(group.lines[0].x, group.lines[0].size) for group in entries}):
        if x - start > _STEP * size:
            start, step = x, step + 1
        steps[x] = step
    return steps


def _texts(group: Group) -> list[str]:
    """The titles in a group of lines of contents: one, or one before each page number after dots."""
    parts = [part for part in _PAGES.split(group.text) if part.strip()]
    return parts if len(parts) > 1 else [_PAGE.sub("", group.text)]
