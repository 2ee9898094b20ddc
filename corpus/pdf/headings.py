"""Headings: which groups of lines are some, by their looks, the contents or their number, and how deep."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from corpus.pdf.cues import looks_like_heading, may_head, mostly_italic, told
from corpus.pdf.listing import entries_of, key, with_listed
from corpus.pdf.numbering import Number, follows, numbers_of
from corpus.pdf.outline import Title, depths_of, style_of
from corpus.pdf.shapes import Group

_NEAR = 2.0  # points: the numbers of a series begin that near to each other


def with_headings(groups: Sequence[Group], size: float, plate: float = float("inf")) -> list[Group]:
    """The same groups, those that are headings marked as such, with their depth.

    `size` is that of the text's letters; on the first page, none is above `plate`.
    """
    entries = entries_of(groups)
    listed = {key(entry.text) for entry in entries}
    contents = next((at for at, group in enumerate(groups) if group.kind == "contents"), len(groups))
    slanted = mostly_italic(groups)
    found: list[Group] = []
    after: Group | None = None
    for at in range(len(groups) - 1, -1, -1):  # a heading may stand above a heading: from the end
        group, before = groups[at], groups[at - 1] if at else None
        named = at > contents and may_head(group) and key(group.text) in listed
        heads = named or looks_like_heading(group, before, after, size, slanted=slanted)
        above = group.page == 1 and group.lines[0].y > plate
        after = replace(group, kind="heading") if heads and not above else group
        found.append(after)
    return _with_depths(_with_missed(found[::-1]), entries)


def _with_depths(groups: Sequence[Group], entries: Sequence[Title]) -> list[Group]:
    titles = [Title(group.text, style_of(group.lines[0])) for group in groups if group.kind == "heading"]
    depths = iter(depths_of(with_listed(titles, entries)))
    return [replace(group, level=next(depths)) if group.kind == "heading" else group for group in groups]


def _with_missed(groups: Sequence[Group]) -> list[Group]:
    """The groups, those marked too whose number comes after a heading's, in the same print and place.

    So "8." is a heading after "7.", though it is a whole sentence: no list begins in between.
    """
    found: list[Group] = []
    last: dict[str, tuple[Number, Group]] = {}
    for at, group in enumerate(groups):
        after = groups[at + 1] if at + 1 < len(groups) else None
        numbers = numbers_of(group.text) if group.kind in ("text", "item", "heading") else []
        missed = told(after) and any(_is_next(one, group, last.get(one.kind)) for one in numbers)
        found.append(replace(group, kind="heading") if missed else group)
        last |= {one.kind: (one, found[-1]) for one in numbers}
    return found


def _is_next(number: Number, group: Group, last: tuple[Number, Group] | None) -> bool:
    if last is None or last[1].kind != "heading" or len(group.lines) > 2 or not may_head(group):
        return False
    first, before = group.lines[0], last[1].lines[0]
    same = style_of(first) == style_of(before) and abs(first.left - before.left) <= _NEAR
    return same and follows(last[0].value, number.value) == 1
