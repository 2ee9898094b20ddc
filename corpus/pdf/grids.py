"""Grids: the columns and rows that rules draw around the cells of a table."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from corpus.pdf.shapes import Rule

NEAR = 3.0  # points: rules nearer than this meet; a double rule or one drawn in pieces is one
MOST = 600  # rules, once joined: a page with more is a drawing


@dataclass(frozen=True, slots=True)
class Grid:
    """A table's rules: `columns` from left to right, `rows` from top to bottom, edges included."""

    columns: tuple[float, ...]
    rows: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class _Stroke:
    """A rule as long as its pieces together: `at` across its direction, from `start` to `end`."""

    at: float
    start: float
    end: float
    level: bool

    def meets(self, other: _Stroke) -> bool:
        """Whether two rules cross, or end on each other."""
        if self.level == other.level:
            return False
        across = other.start - NEAR <= self.at <= other.end + NEAR
        return across and self.start - NEAR <= other.at <= self.end + NEAR


def grids_of(rules: Sequence[Rule]) -> list[Grid]:
    """The grids on a page: rules that meet, with two columns and two rows at least."""
    level = [r for r in rules if r.right - r.left > max(r.top - r.bottom, NEAR)]
    upright = [r for r in rules if r.top - r.bottom > max(r.right - r.left, NEAR)]
    rows = _joined(((r.bottom + r.top) / 2, r.left, r.right) for r in level)
    columns = _joined(((r.left + r.right) / 2, r.bottom, r.top) for r in upright)
    if not columns or len(rows) + len(columns) > MOST:
        return []
    strokes = [_Stroke(*row, level=True) for row in rows] + [
        _Stroke(*column, level=False) for column in columns
    ]
    made = (_grid(group) for group in _connected(strokes))
    return [grid for grid in made if grid is not None]


def _joined(pieces: Iterable[tuple[float, float, float]]) -> list[tuple[float, float, float]]:
    """Pieces on one line put together where they touch: (place, start, end)."""
    rows: list[list[tuple[float, float, float]]] = []
    for piece in sorted(pieces):
        if rows and piece[0] - rows[-1][0][0] <= NEAR:
            rows[-1].append(piece)
        else:
            rows.append([piece])
    found: list[tuple[float, float, float]] = []
    for row in rows:
        at, end = row[0][0], float("-inf")
        for _, start, stop in sorted(row, key=lambda piece: piece[1]):
            if start <= end + NEAR:
                end = max(end, stop)
                found[-1] = (at, found[-1][1], end)
            else:
                end = stop
                found.append((at, start, stop))
    return found


def _connected(strokes: Sequence[_Stroke]) -> list[list[_Stroke]]:
    """The rules that meet, directly or by way of others, together."""
    left, found = list(strokes), list[list[_Stroke]]()
    while left:
        group, new = list[_Stroke](), [left.pop()]
        while new:
            stroke = new.pop()
            group.append(stroke)
            new += [other for other in left if stroke.meets(other)]
            left = [other for other in left if not stroke.meets(other)]
        found.append(group)
    return found


def _grid(strokes: Sequence[_Stroke]) -> Grid | None:
    """The grid of connected rules; None for a box, a line under a text, or a single row or column."""
    level = [stroke for stroke in strokes if stroke.level]
    upright = [stroke for stroke in strokes if not stroke.level]
    if len(level) < 3 or not upright:
        return None
    columns = _edges([s.at for s in upright], [s.start for s in level], [s.end for s in level])
    rows = _edges([s.at for s in level], [s.start for s in upright], [s.end for s in upright])
    if len(columns) < 3 or len(rows) < 3:
        return None
    return Grid(tuple(columns), tuple(reversed(rows)))


def _edges(inner: list[float], starts: list[float], ends: list[float]) -> list[float]:
    """The places of the rules in one direction, with the ends of the others where none is drawn."""
    found = list[float]()
    for at in sorted([*inner, min(starts), max(ends)]):
        if not found or at - found[-1] > 2 * NEAR:
            found.append(at)
    return found
