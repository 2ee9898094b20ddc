"""The reading order of a page: columns side by side are read one after the other."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace

from corpus.pdf.lines import lines_of
from corpus.pdf.margins import GUTTER
from corpus.pdf.shapes import Line, Run, Sheet, coverage
from corpus.pdf.tables import ruled_rows

LEAST = 8  # lines on both sides: fewer is a table or an address, read row by row


def ordered_lines(sheet: Sheet, runs: Sequence[Run]) -> list[Line]:
    """The lines of a page in reading order, margin blocks left out of `runs` beforehand."""
    rows, rest = ruled_rows(sheet, runs)
    gutter = _gutter(sheet, rest)
    if gutter is None:
        return _merged(lines_of(rest, sheet.number), rows)
    rows = [replace(row, column=int(row.x >= gutter)) for row in rows]
    return _merged(_by_column(rest, gutter, sheet.number), rows)


def _merged(lines: list[Line], rows: Sequence[Line]) -> list[Line]:
    """The rows put before the first line of their column that stands lower."""
    found = list(lines)
    for row in rows:
        below = (at for at, line in enumerate(found) if line.column == row.column and line.y < row.y)
        found.insert(next(below, len(found)), row)
    return found


def _by_column(runs: Sequence[Run], gutter: float, page: int) -> list[Line]:
    across = _across(runs, gutter)
    lines: list[Line] = []
    upwards = sorted(runs, key=lambda run: run.y)  # looked up by height: there may be many of either
    heights = [run.y for run in upwards]
    top = len(upwards)
    for level in [*sorted(across, reverse=True), float("-inf")]:
        between = upwards[bisect_right(heights, level) : top]
        lines += lines_of([run for run in between if run.x < gutter], page)
        right = lines_of([run for run in between if run.x >= gutter], page)
        lines += [replace(line, column=1) for line in right]
        lines += lines_of(across.get(level, ()), page)
        top = bisect_left(heights, level)
    return lines


def _across(runs: Sequence[Run], gutter: float) -> dict[float, list[Run]]:
    """By their height, the runs of lines that go on over the gutter: no band is free there."""
    rows: dict[float, list[Run]] = {}
    for run in runs:
        rows.setdefault(run.y, []).append(run)
    found: dict[float, list[Run]] = {}
    for level, row in rows.items():
        left = max((run.end for run in row if run.x < gutter), default=float("-inf"))
        right = min((run.x for run in row if run.x >= gutter), default=float("inf"))
        if right - left < GUTTER or left > gutter:
            found[level] = row
    return found


def _gutter(sheet: Sheet, runs: Sequence[Run]) -> float | None:
    """The middle of the free band between two columns of running text; None without columns."""
    width = int(sheet.width) + 2
    cover = coverage(runs, width)
    middle = range(int(0.35 * sheet.width), int(0.65 * sheet.width))
    free = [x for x in middle if cover[x] <= 0.04 * len(runs)]
    if len(free) < GUTTER:
        return None
    at = free[len(free) // 2]
    return at if _both_full(runs, at) else None


def _both_full(runs: Sequence[Run], at: float) -> bool:
    """Whether both sides hold running text: many lines, most of them as wide as the column."""
    for side in ([r for r in runs if r.end <= at], [r for r in runs if r.x >= at]):
        lines = lines_of(side, 0)
        if len(lines) < LEAST:
            return False
        wide = max(line.end for line in lines) - min(line.x for line in lines)
        if sum(line.end - line.x > 0.6 * wide for line in lines) < 0.6 * len(lines):
            return False
    return True
