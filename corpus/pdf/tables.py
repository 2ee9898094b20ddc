"""Tables: rows of cells, by the rules drawn around them or by where their parts begin and end."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from corpus.pdf.characters import has_leaders
from corpus.pdf.grids import Grid, grids_of
from corpus.pdf.lines import lines_of
from corpus.pdf.shapes import Line, Row, Run, Sheet

Cells = list[list[Run]]
LEAST = 3  # rows: two lines with far parts are a signature or an address
FAR = 2.0  # em: further apart, parts of a line are cells
_ALIGNED = 3.0  # points


def ruled_rows(sheet: Sheet, runs: Sequence[Run]) -> tuple[list[Line], list[Run]]:
    """The rows of a page's ruled tables, and the runs that stand in none."""
    rows: list[Line] = []
    rest = list(runs)
    for grid in grids_of(sheet.rules):
        inside = [run for run in rest if run.upright and _is_inside(run, grid)]
        found = _rows_of(grid, inside, sheet.number)
        if found:
            rows += found
            taken = {id(run) for run in inside}
            rest = [run for run in rest if id(run) not in taken]
    return rows, rest


def _is_inside(run: Run, grid: Grid) -> bool:
    across = grid.columns[0] - 1 <= run.x < grid.columns[-1]
    return across and grid.rows[-1] <= run.y + 0.3 * run.size <= grid.rows[0]


def _rows_of(grid: Grid, runs: Sequence[Run], page: int) -> list[Line]:
    """The rows of a grid from top to bottom; nothing where it holds no table (a chart, a form)."""
    depths = [-y for y in grid.rows]
    rows = [[list[Run]() for _ in grid.columns[1:]] for _ in grid.rows[1:]]
    for run in runs:
        row = min(max(bisect_right(depths, -run.y - 0.3 * run.size), 1), len(rows)) - 1
        column = min(max(bisect_right(grid.columns, run.x + 1), 1), len(rows[0])) - 1
        rows[row][column].append(run)
    full = [row for row in rows if any(row)]
    used = [at for at in range(len(rows[0])) if any(row[at] for row in full)]
    if sum(sum(map(bool, row)) > 1 for row in full) < 2:
        return []
    edges = tuple((grid.columns[at], grid.columns[at + 1]) for at in used)
    cells = ([row[at] for at in used] for row in full)
    return list(_lines(cells, edges, page, ruled=True))


def _lines(
    rows: Iterable[Cells], edges: tuple[tuple[float, float], ...], page: int, *, ruled: bool
) -> Iterator[Line]:
    for at, row in enumerate(rows):
        cells = tuple(tuple(lines_of(cell, page)) for cell in row)
        lines = [line for cell in cells for line in cell]
        if lines:
            yield Line(
                text=" ".join(line.text for line in lines),
                page=page,
                x=edges[0][0],
                y=max(line.y for line in lines),
                end=edges[-1][1],
                size=max(line.size for line in lines),
                bold=all(line.bold for line in lines),
                italic=all(line.italic for line in lines),
                cells=len(cells),
                left=edges[0][0],
                row=Row(cells, edges, opens=at == 0, ruled=ruled),
            )


def aligned_rows(lines: Sequence[Line]) -> list[Line]:
    """The same lines, those made rows whose parts stand under each other."""
    found: list[Line] = []
    at = 0
    while at < len(lines):
        table = _table_at(lines, at)
        if table is None:
            found.append(lines[at])
            at += 1
        else:
            made, count = table
            found += made
            at += count
    return found


def _table_at(lines: Sequence[Line], at: int) -> tuple[list[Line], int] | None:
    """The rows of a table that begins with a line, and how many lines it takes."""
    rows: list[Cells] = []
    edges: list[tuple[float, float]] = []
    count = at
    for line in lines[at:]:
        parts = _parts(line)
        if (
            line.row
            or line.contents
            or line.column
            or has_leaders(line.text)
            or _is_listed(parts)
            or (not rows and len(parts) < 2)
        ):
            break
        if len(parts) > 1 and (not rows or _fits(parts, edges)):
            edges = _widened(edges, parts)
            rows.append(_placed(parts, edges))
        elif not _goes_on(line, lines[count - 1], parts, edges, rows):
            break
        count += 1
    if len(rows) < LEAST or any(len(row) != len(edges) for row in rows):
        return None
    return list(_lines(rows, tuple(edges), lines[at].page, ruled=False)), count - at


def _is_no_row(line: Line) -> bool:
    """Whether a line is a row already, in a column of text, or in a table of contents."""
    return bool(line.row or line.column) or line.contents or has_leaders(line.text)


def _parts(line: Line) -> list[list[Run]]:
    """The runs of a line, parted where there is a wide gap."""
    parts = [list(line.runs[:1])]
    for before, run in pairwise(line.runs):
        if run.x - before.end > FAR * line.size:
            parts.append([])
        parts[-1].append(run)
    return parts


def _is_listed(parts: Sequence[Sequence[Run]]) -> bool:
    """Whether a line is an item with its mark far from its words, or numbered so."""
    first = "".join(run.text for run in parts[0]).strip()
    mark = first.rstrip(".)")
    return len(parts) == 2 and (mark.isdigit() or len(mark) <= 2) and not first.isupper()


def _span(part: Sequence[Run]) -> tuple[float, float]:
    return part[0].x, max(run.end for run in part)


def _fits(parts: Sequence[Sequence[Run]], edges: Sequence[tuple[float, float]]) -> bool:
    """Whether each part stands in a column of its own, one edge under the others'."""
    if len(parts) > len(edges):
        return False
    columns = [_column(part, edges) for part in parts]
    return None not in columns and len(set(columns)) == len(parts)


def _column(part: Sequence[Run], edges: Sequence[tuple[float, float]]) -> int | None:
    left, right = _span(part)
    over = [at for at, (start, end) in enumerate(edges) if left < end and right > start]
    if len(over) != 1:
        return None
    start, end = edges[over[0]]
    return over[0] if min(abs(left - start), abs(right - end)) <= _ALIGNED else None


def _widened(
    edges: Sequence[tuple[float, float]], parts: Sequence[Sequence[Run]]
) -> list[tuple[float, float]]:
    if not edges:
        return [_span(part) for part in parts]
    found = list(edges)
    for part in parts:
        at = _column(part, edges)
        if at is not None:
            (left, right), (start, end) = _span(part), found[at]
            found[at] = (min(left, start), max(right, end))
    return found


def _placed(parts: Sequence[list[Run]], edges: Sequence[tuple[float, float]]) -> Cells:
    cells: Cells = [[] for _ in edges]
    for at, part in enumerate(parts):
        column = _column(part, edges)
        cells[at if column is None else column] += part
    return cells


def _goes_on(
    line: Line,
    above: Line,
    parts: Sequence[list[Run]],
    edges: Sequence[tuple[float, float]],
    rows: Sequence[Cells],
) -> bool:
    """Whether a line goes on in a cell of the row above, other than its first; it is put there."""
    if len(parts) != 1 or above.y - line.y > 1.9 * line.size:
        return False
    for at, (start, _) in enumerate(edges):
        if at and abs(line.x - start) <= _ALIGNED:
            rows[-1][at].extend(parts[0])
            return True
    return False
