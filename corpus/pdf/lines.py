"""From runs to lines: what stands on one baseline, with its raised footnote markers taken out."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from itertools import pairwise, takewhile

from corpus.pdf.characters import SUPERSCRIPTS, digits
from corpus.pdf.direction import as_read, has_rtl, mostly_rtl
from corpus.pdf.shapes import Line, Run
from corpus.raised import RAISE, as_marker, taken_out

_MARK = re.compile(rf"^\s*[\d*†‡,{SUPERSCRIPTS}\s]{{1,6}}\s*$")
_PRINTED = re.compile(rf"[{SUPERSCRIPTS}]+")
_SIGNS = re.compile(r"[*†‡]+")
_SPACES = re.compile(r"  +")


def lines_of(runs: Iterable[Run], page: int) -> list[Line]:
    """The lines of one column of one page, from top to bottom."""
    runs = list(runs)
    turned = any(has_rtl(run.text) for run in runs)
    rtl = mostly_rtl(run.text for run in runs) if turned else None
    return [line for row in _rows(runs) if (line := _line(row, page, rtl=rtl)).text or line.marker]


def _rows(runs: Iterable[Run]) -> list[list[Run]]:
    """Runs by baseline, from the top, each from left to right; raised ones with their line."""
    rows: list[list[Run]] = []
    for run in sorted(runs, key=lambda run: -run.y):
        if rows and abs(rows[-1][0].y - run.y) <= 0.2 * max(rows[-1][0].size, run.size):
            rows[-1].append(run)
        else:
            rows.append([run])
    sizes = [max(run.size for run in row) for row in rows]
    for at, row in enumerate(rows):
        largest = 0.85 * max(sizes[max(at - 1, 0) : at + 3])
        for run in [run for run in row if run.size < largest and len(run.text.strip()) <= 6]:
            home = _home(run, [*rows[at + 1 : at + 3], *rows[max(at - 1, 0) : at]])
            if home is not None:
                row.remove(run)
                home.append(run)
    return [_without_doubles(sorted(row, key=lambda run: run.x)) for row in rows if row]


def _home(run: Run, rows: Iterable[Sequence[Run]]) -> list[Run] | None:
    """The line that a small short run is raised above, or lowered below."""
    for row in rows:
        if isinstance(row, list) and row and _belongs(run, row):
            return row
    return None


def _belongs(run: Run, row: Sequence[Run]) -> bool:
    size = max(other.size for other in row)
    raised = run.y - row[0].y
    near = any(other.x - 2 * size <= run.x <= other.end + size for other in row)
    return near and run.size < 0.85 * size and -0.3 * size <= raised <= 0.7 * size


def _without_doubles(row: list[Run]) -> list[Run]:
    """Bold made by printing twice, a hair apart, comes twice: once is enough."""
    kept: list[Run] = []
    for run in row:
        twice = kept and kept[-1].text == run.text and abs(kept[-1].x - run.x) < 0.1 * run.size
        if not twice:
            kept.append(run)
    return kept


def _line(row: Sequence[Run], page: int, *, rtl: bool | None) -> Line:
    main = max(row, key=lambda run: (round(run.size, 1), len(run.text)))
    main = max((r for r in row if r.size > 0.8 * main.size), key=lambda run: len(run.text))
    text, marker, words, marks = _joined(row, main, rtl=rtl)
    solid = [run for run in words if any(c.isalnum() for c in run.text)] or words or list(row)
    return Line(
        text=text,
        page=page,
        x=min(run.x for run in solid) if not marker else row[0].x,
        y=main.y,
        end=max(run.end for run in row),
        size=round(main.size, 1),
        bold=all(run.bold for run in solid),
        italic=all(run.italic for run in solid),
        marker=marker,
        cells=1 + sum(b.x - a.end > 2 * main.size for a, b in pairwise(words)),
        left=row[0].x,
        lead=_lead(words, main, rtl=rtl),
        runs=tuple(row[row.index(words[0]) :]) if words else (),
        marks=marks,
    )


def _lead(words: Sequence[Run], main: Run, *, rtl: bool | None) -> str:
    """The bold words with which a line begins that isn't bold."""
    bold = list(takewhile(lambda run: run.bold or not run.text.strip(), words))
    return _joined(bold, main, rtl=rtl)[0] if bold and len(bold) < len(words) else ""


def _joined(
    row: Sequence[Run], main: Run, *, rtl: bool | None
) -> tuple[str, str, list[Run], tuple[tuple[int, str], ...]]:
    """The words of a row, the marker it begins with, the runs that are words, and other markers.

    `rtl` is true of a column that is mostly in letters from right to left, and None of one without.
    """
    text, marker = "", ""
    words: list[Run] = []
    last: Run | None = None
    for run in row:
        shown = run.text
        if last is not None and _apart(last, run) and not text.endswith(" "):
            text += " "
        last = run if last is None or run.end >= last.end else last
        if _is_raised(run, main) and _MARK.match(shown):
            if text.strip() or rtl:
                text += _SIGNS.sub(lambda sign: as_marker(sign[0]), shown.strip().translate(RAISE))
            else:
                marker += shown.strip()
            continue
        text += shown
        words.append(run)
    text = unicodedata.normalize("NFC", text) if rtl is None else as_read(text, rtl=rtl)
    text, printed = _without_first(_tidy(text))
    text, marks = taken_out(text)
    return text, digits(marker or printed), words, marks


def _apart(last: Run, run: Run) -> bool:
    """Whether a space shows between two runs."""
    return run.x - last.end > run.gap * min(run.size, last.size)


def _is_raised(run: Run, main: Run) -> bool:
    """A marker is at most 4/5 as large and raised by a tenth at least: 5.6 pt, 2.8 pt up, by 9."""
    return run.size < 0.85 * main.size and run.y - main.y > 0.1 * main.size


def _without_first(text: str) -> tuple[str, str]:
    """The text without a marker printed as ¹²³ that it begins with, and that marker."""
    first = None if text.isascii() else _PRINTED.match(text)
    return (text[first.end() :].strip(), first.group()) if first else (text, "")


def _tidy(text: str) -> str:
    return (_SPACES.sub(" ", text) if "  " in text else text).strip()
