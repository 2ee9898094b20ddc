"""Tables of HTML and Word files: cells put in their columns, rows with the heads of theirs.

A cell that spans rows is repeated in each of them, so that every row says what it is about ("2019",
"Noord", 5); one that spans columns stands in the first. A head that spans columns is the head of
each. Long texts are never repeated: a file could make itself a million times larger with them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, zip_longest

from corpus.clean import tidy
from corpus.draft import DraftBlock
from corpus.flow import block
from corpus.raised import bare

_WIDEST = 200  # columns
_REPEATED = 200  # characters of a cell that is shown more than once
_HEAD = 80  # characters of a head in a table that marks none
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")  # the one number that heads have
_LARGE = 600  # characters of a cell whose paragraphs are blocks of their own


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell as it stands in the file; one that `goes_on` is the lower part of the cell above it."""

    blocks: Sequence[DraftBlock] = ()
    columns: int = 1
    rows: int = 1
    is_head: bool = False
    goes_on: bool = False

    @property
    def text(self) -> str:
        """Its words in one line."""
        return tidy(" ".join(one.text for one in self.blocks))


@dataclass(frozen=True, slots=True)
class _Slot:
    """One column of one row: the cell there, and whether it begins here or comes from left or above."""

    cell: Cell
    text: str
    from_left: bool = False
    from_above: bool = False

    @property
    def words(self) -> str:
        """What a row shows here."""
        repeated = "" if len(self.text) > _REPEATED else self.text
        return "" if self.from_left else repeated if self.from_above else self.text

    @property
    def head(self) -> str:
        """What this says of the rows below."""
        return "" if self.from_left and len(self.text) > _REPEATED else self.text


_Row = list[_Slot]
_NOTHING = _Slot(Cell(), "")  # where a row has no cell


def table_blocks(rows: Sequence[Sequence[Cell]]) -> list[DraftBlock]:
    """The blocks of a table: its rows, or what is in its cells where it only arranges the page."""
    slots = _placed(rows)
    marked = any(map(_is_head, slots))
    one_column = max(map(len, slots), default=0) == 1
    if _arranges(rows) or (one_column and not marked):
        return [one for row in rows for cell in row for one in cell.blocks]
    if not marked or all(_is_head(row) for row in slots if any(slot.text for slot in row)):
        return list(_body(slots, _guessed(slots)))
    return list(_marked(slots))


def _placed(rows: Sequence[Sequence[Cell]]) -> list[_Row]:
    """The slots of each row; spans are passed over where they make a table many times larger."""
    room = 1000 + 4 * sum(map(len, rows))
    placed: list[_Row] = []
    above: dict[int, tuple[int, _Slot]] = {}  # column: rows still to fill, and what with
    for cells in rows:
        row: _Row = []
        for cell in cells:
            _fill(row, above)
            start = len(row)
            row += _slots(cell, placed[-1] if placed else [], start)
            if cell.rows > 1:
                above.update({at: (cell.rows, row[at]) for at in range(start, len(row))})
        _fill(row, above)
        above = {at: (left - 1, slot) for at, (left, slot) in above.items() if left > 1}
        placed.append(row)
        room -= len(row)
        if room < 0:
            return [[_Slot(cell, cell.text) for cell in cells] for cells in rows]
    return placed


def _fill(row: _Row, above: dict[int, tuple[int, _Slot]]) -> None:
    """Go on to the next free column."""
    while len(row) in above:
        slot = above[len(row)][1]
        row.append(_Slot(slot.cell, slot.text, slot.from_left, from_above=True))


def _slots(cell: Cell, above: _Row, at: int) -> _Row:
    text, over = cell.text, cell
    if cell.goes_on and at < len(above):
        over, text = above[at].cell, above[at].text
    return [
        _Slot(over, text, from_left=column > 0, from_above=cell.goes_on)
        for column in range(min(max(cell.columns, 1), _WIDEST))
    ]


def _is_head(row: _Row) -> bool:
    """Whether a row is marked as heads; the corner above the names of rows may be empty."""
    rest = row[1:] if row and not row[0].text else row
    return bool(rest) and all(slot.cell.is_head for slot in rest)


def _arranges(rows: Sequence[Sequence[Cell]]) -> bool:
    kinds = {one.kind for row in rows for cell in row for one in cell.blocks}
    return not kinds.isdisjoint({"heading", "row"})


def _guessed(rows: list[_Row]) -> tuple[str, ...]:
    """The first row, if it can be the heads; it stays a row too, as nothing in the file says so."""
    heads = tuple(slot.head for slot in rows[0]) if len(rows) > 1 else ()
    words = [bare(head) for head in heads]
    short = all(len(head) <= _HEAD and not re.search(r"\d", _YEAR.sub("", head)) for head in words)
    return heads if short and all(heads[1:]) else ()


def _marked(rows: list[_Row]) -> Iterator[DraftBlock]:
    """The rows under each run of head rows; a head over the whole width is a line of text."""
    heads: tuple[str, ...] = ()
    for is_head, run in groupby(rows, _is_head):
        if not is_head:
            yield from _body(list(run), heads)
            continue
        columns = []
        for row in run:
            if _is_whole(row):
                yield block("paragraph", row[0].text)
            else:
                columns.append(row)
        heads = tuple(_joined(column) for column in zip_longest(*columns, fillvalue=_NOTHING)) or heads


def _joined(column: tuple[_Slot, ...]) -> str:
    return " ".join(dict.fromkeys(slot.head for slot in column if slot.head))


def _body(rows: list[_Row], heads: tuple[str, ...]) -> Iterator[DraftBlock]:
    for row in rows:
        large = [at for at, slot in enumerate(row) if _is_large(slot)]
        words = ["" if at in large else slot.words for at, slot in enumerate(row)]
        own = any(slot.text and not slot.from_above for slot in row)
        if any(words) and own:
            whole = _is_whole(row)
            yield block("row", words[0] if whole else "\t".join(words), 0, () if whole else heads)
        for at in large:
            over = (words[0][:_REPEATED], *heads[at : at + 1])
            for one in row[at].cell.blocks:
                yield replace(one, level=0, heads=tuple(head for head in over if head))


def _is_whole(row: _Row) -> bool:
    """Whether one cell fills the row, as a line between two parts of a table does."""
    return len(row) > 1 and all(slot.cell is row[0].cell for slot in row)


def _is_large(slot: _Slot) -> bool:
    own = not (slot.from_left or slot.from_above)
    return own and len(slot.cell.blocks) > 1 and len(slot.text) > _LARGE
