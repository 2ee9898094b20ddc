"""The heads of tables: which first rows name the columns, and for how many pages."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from corpus.pdf.shapes import Line, Row

_FIGURE = re.compile(r"[-–+€$(]?\s*\d[\d.,:/\s]*\)?\s*(%|mln\.?|mld\.?)?")
_YEAR = re.compile(r"(19|20)\d\d")
_LONGEST = 60  # characters, of a head that nothing but its place tells
_NEAR = 6.0  # points

Cell = tuple[Line, ...]


def with_heads(pages: Sequence[Sequence[Line]]) -> list[list[Line]]:
    """The lines of each page, the rows among them with the heads of their table.

    A table goes on when it is the last on one page and the first on the next, with the same columns.
    """
    found: list[list[Line]] = []
    last: Row | None = None
    for lines in pages:
        page: list[Line] = []
        for table in _tables(lines):
            first = table[0].row
            if first is None:
                page += table
            elif not page and last and _same_columns(last, first):
                page += _named(table, last.heads)
            else:
                page += _named(table, first.cells if _is_head(table) else ())
        last = page[-1].row if page else last
        found.append(page)
    return found


def _tables(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """The lines in stretches: each table by itself, and what stands between them."""
    stretch: list[Line] = []
    for line in lines:
        new = line.row.opens if line.row else bool(stretch and stretch[-1].row)
        if stretch and new:
            yield stretch
            stretch = []
        stretch.append(line)
    if stretch:
        yield stretch


def _named(rows: Sequence[Line], heads: Sequence[Cell]) -> Iterator[Line]:
    texts = [_text(cell) for cell in heads]
    for line in rows:
        if line.row:
            is_head = bool(texts) and [_text(cell) for cell in line.row.cells] == texts
            yield replace(line, row=replace(line.row, heads=tuple(heads), is_head=is_head))


def _same_columns(last: Row, first: Row) -> bool:
    if len(last.edges) != len(first.edges):
        return False
    pairs = zip(last.edges, first.edges, strict=True)
    return all(min(abs(a[0] - b[0]), abs(a[1] - b[1])) <= _NEAR for a, b in pairs)


def _is_head(table: Sequence[Line]) -> bool:
    """Whether the first row of a table names its columns: by its letter, or what stands below it."""
    first, *others = table
    rest = [line.row for line in others if line.row]
    if first.row is None or not rest:
        return False
    texts = [_text(cell) for cell in first.row.cells]
    if sum(map(bool, texts)) < 2 or any(_is_figure(text) and not _YEAR.fullmatch(text) for text in texts):
        return False
    columns = [[_text(row.cells[at]) for row in rest] for at in range(len(texts))]
    if first.bold and not all(line.bold for line in others):
        return True
    if any(text and _mostly_figures(column) for text, column in zip(texts, columns, strict=True)):
        return not any(_is_year_of_many(text, column) for text, column in zip(texts, columns, strict=True))
    short = all(text and len(text) <= _LONGEST for text in texts)
    again = any(text in column for text, column in zip(texts, columns, strict=True))
    return first.row.ruled and len(texts) > 2 and short and not again


def _is_year_of_many(text: str, column: Sequence[str]) -> bool:
    """Whether a year is the first of a column of years, and not its head."""
    return bool(_YEAR.fullmatch(text)) and any(_YEAR.fullmatch(below) for below in column)


def _mostly_figures(column: Sequence[str]) -> bool:
    full = [text for text in column if text]
    return bool(full) and 2 * sum(map(_is_figure, full)) > len(full)


def _is_figure(text: str) -> bool:
    return _FIGURE.fullmatch(text) is not None


def _text(cell: Sequence[Line]) -> str:
    return " ".join(line.text for line in cell)
