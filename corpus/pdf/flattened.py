"""Tables that a converter has flattened: the heads in one line, then cell after cell of a row.

Such a table shows as a line of phrases that end in colons ("Doel: Gereed in 2019: In ontwikkeling:"),
the same one before each row; the row's name in bold, with the words of the first cell after it; and
the lists of the other cells one after the other, with a wider gap between them than within.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from corpus.pdf.shapes import Group

_PHRASES = re.compile(r"(?:[^:]*\w[^:]*:\s*){3,}")
_PHRASE = re.compile(r"[^:]+")
_GAP = 1.4  # times the distance within a list: in print 21.15 against 12.15 points, or 42.3


def with_flattened(groups: Sequence[Group]) -> list[Group]:
    """The same groups, those of flattened tables with their heads; the lines of heads as contents."""
    texts = Counter(group.text for group in groups if group.kind == "text")
    lines = {text for text, count in texts.items() if count > 1 and _PHRASES.fullmatch(text)}
    found: list[Group] = []
    row: _Row | None = None
    for at, group in enumerate(groups):
        if group.kind == "text" and group.text in lines:
            row = _row_after(group, groups[at + 1 :], lines)
            found.append(replace(group, kind="contents") if row else group)
        elif row and row.cells:
            found.append(replace(group, heads=row.cells.pop(0)))
        else:
            found.append(group)
    return found


@dataclass(slots=True)
class _Row:
    """The heads of each group of one row, in order."""

    cells: list[tuple[str, ...]] = field(default_factory=list)


def _row_after(head: Group, after: Sequence[Group], lines: set[str]) -> _Row | None:
    """The row under a line of heads; None where no name in bold begins it."""
    name = _name(after[0]) if after and after[0].kind == "text" else ""
    if not name:
        return None
    heads = [phrase.strip() for phrase in _PHRASE.findall(head.text) if phrase.strip()]
    chunks = _chunks(_until_next(after, lines))
    lists = _lists(chunks, len(heads))
    if lists is None:  # the groups can't be told apart: the row is known, the column isn't
        return _Row([(name,) for chunk in chunks for _ in chunk])
    return _Row([(name, heads[at]) for chunk, at in zip(chunks, lists, strict=False) for _ in chunk])


def _name(group: Group) -> str:
    """The bold words with which a group begins, over one line or more."""
    words: list[str] = []
    for line in group.lines:
        words.append(line.text if line.bold else line.lead)
        if not line.bold:
            break
    return " ".join(filter(None, words)).rstrip(" :.")


def _until_next(groups: Sequence[Group], lines: set[str]) -> list[Group]:
    """The groups up to the next line of heads or heading."""
    found: list[Group] = []
    for group in groups:
        if group.kind not in ("text", "item") or group.text in lines:
            break
        found.append(group)
    return found


def _chunks(groups: Sequence[Group]) -> list[list[Group]]:
    """Paragraphs by themselves, and the items of one list together: no wide gap parts them."""
    gaps = [group.gap for group in groups if group.kind == "item" and group.gap > 0]
    wide = _GAP * min(gaps, default=0.0)
    chunks: list[list[Group]] = []
    for group in groups:
        goes_on = chunks and group.kind == chunks[-1][-1].kind == "item" and group.gap <= wide
        if goes_on:
            chunks[-1].append(group)
        else:
            chunks.append([group])
    return chunks


def _lists(chunks: Sequence[Sequence[Group]], columns: int) -> list[int] | None:
    """The column of each chunk as far as the row goes; None when the lists don't fill the columns.

    The first paragraph is the first cell's, and so is the list it introduces with a colon, with
    what is said after that list. Another paragraph between lists introduces the one that follows.
    """
    introduces = len(chunks) > 1 and chunks[1][0].kind == "item" and chunks[0][0].text.endswith(":")
    column, found = 0, list[int]()
    own = introduces
    for chunk in chunks:
        if chunk[0].kind == "item":
            column += 0 if own else 1
            found.append(column)
            own = False
        elif column == 0:
            found.append(0)
        elif column == columns - 1:
            break
        else:
            found.append(column + 1)
        if column == columns:
            return None
    return found if column == columns - 1 else None
