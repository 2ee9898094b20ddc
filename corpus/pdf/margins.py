"""Margin blocks: what stands beside the text, in a band of the page that the text leaves free."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from corpus.pdf.shapes import Run, Sheet, coverage

GUTTER = 5  # points: between a margin block and the text at least the width of two letters is free


@dataclass(frozen=True, slots=True)
class Body:
    """Where the text stands, across the page, and the size of most of its letters."""

    left: float
    right: float
    size: float


def body_of(sheets: Sequence[Sheet]) -> Body:
    """The band of the pages in which most characters stand."""
    runs = [run for sheet in sheets for run in sheet.runs if run.upright]
    sizes: Counter[float] = Counter()
    for run in runs:
        sizes[round(run.size, 1)] += len(run.text)
    size = sizes.most_common(1)[0][0] if sizes else 10.0
    width = int(max((sheet.width for sheet in sheets), default=0)) + 2
    bands = _bands(runs, width)
    if not bands:
        return Body(0, width, size)
    main = max(bands, key=lambda band: _weight(runs, band))
    return Body(*_widened(main, bands, runs), size)


def _bands(runs: Iterable[Run], width: int) -> list[tuple[int, int]]:
    """The bands across the page that hold text, between gutters where (nearly) none stands."""
    cover = coverage(runs, width)
    # A title may cross the gutter on the first page: 1 line in 100 is let through, in a file of
    # two pages (80 lines) 2 lines.
    most = max(cover, default=0)
    free = [covered <= max(most / 100, min(2, most // 20)) for covered in cover]
    return _stretches(free)


def _stretches(free: Sequence[bool]) -> list[tuple[int, int]]:
    bands: list[tuple[int, int]] = []
    start, at = None, 0
    for at, is_free in enumerate(free):
        if not is_free and start is None:
            start = at
        elif is_free and start is not None:
            bands.append((start, at))
            start = None
    if start is not None:
        bands.append((start, at))
    joined: list[tuple[int, int]] = []
    for band in bands:
        if joined and band[0] - joined[-1][1] < GUTTER:
            joined[-1] = (joined[-1][0], band[1])
        else:
            joined.append(band)
    return joined


def _weight(runs: Iterable[Run], band: tuple[float, float]) -> int:
    return sum(len(run.text) for run in runs if band[0] - 1 <= run.x < band[1])


def _widened(
    main: tuple[int, int], bands: Sequence[tuple[int, int]], runs: Sequence[Run]
) -> tuple[float, float]:
    """The main band with its neighbours that hold much text too: the other columns, tables."""
    left, right = main
    enough = 0.2 * _weight(runs, main)
    for band in bands:
        if _weight(runs, band) >= enough:
            left, right = min(left, band[0]), max(right, band[1])
    return left, right


def split_margins(sheets: Sequence[Sheet], body: Body) -> tuple[list[list[Run]], list[list[Run]]]:
    """Each page's runs without what stands in its margins, and those; turned text is among them."""
    aside = [[run for run in sheet.runs if _is_beside(run, body)] for sheet in sheets]
    pages = Counter(key for runs in aside for key in {_place(run) for run in runs})
    often = max(2, len(sheets) // 2)
    inner: list[list[Run]] = []
    margins: list[list[Run]] = []
    for sheet, runs in zip(sheets, aside, strict=True):
        out = {id(run) for run in runs if _is_note(run, body) or pages[_place(run)] >= often}
        out -= _going_on(sheet.runs, out) if out else set()
        inner.append([run for run in sheet.runs if id(run) not in out])
        margins.append([run for run in runs if id(run) in out])
    return inner, margins


def _is_beside(run: Run, body: Body) -> bool:
    return not run.upright or run.x >= body.right - 1 or run.end <= body.left + 1


def _is_note(run: Run, body: Body) -> bool:
    """Whether what stands beside the text is set apart from it by its size too (6.5 pt by 9)."""
    return not run.upright or run.size <= 0.9 * body.size


def _going_on(runs: Iterable[Run], beside: set[int]) -> set[int]:
    """Of the runs beside the text, those that go on with a line of it: no gap of 0.6 em between."""
    found: set[int] = set()
    last: Run | None = None
    for run in sorted(runs, key=lambda run: (round(run.y), run.x)):
        if last is not None and id(run) in beside and run.upright and last.upright:
            inside = id(last) not in beside or id(last) in found
            if inside and abs(run.y - last.y) < 1 and run.x - last.end < 0.6 * run.size:
                found.add(id(run))
        last = run
    return found


def _place(run: Run) -> tuple[str, int, int]:
    return run.text, round(run.x), round(run.y)
