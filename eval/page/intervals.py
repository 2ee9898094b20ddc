"""hit@k of groups of questions, drawn as points on their intervals."""

from __future__ import annotations

from collections.abc import Sequence

from eval.figures import Row
from eval.measures.bootstrap import Estimate
from eval.measures.ranking import HITS
from eval.page.drawing import label, line, point, svg
from eval.page.markup import Markup, tag
from eval.table import short

_DRAWN = HITS[:4]

_LABELS, _PANEL, _GAP, _ROW, _HEAD = 170.0, 150.0, 22.0, 24.0, 30.0


def intervals(rows: Sequence[Row[Estimate]]) -> Markup:
    """A line for each group and a panel for each hit@k: the figure as a point on its 95 % interval."""
    height = _HEAD + _ROW * len(rows) + 22
    width = _LABELS + len(_DRAWN) * (_PANEL + _GAP)
    labels = [
        tag("text", f"{row.name} ({row.questions})", x=0, y=_HEAD + _ROW * at + 16)
        for at, row in enumerate(rows)
    ]
    panels = [
        _panel(name, rows, left=_LABELS + at * (_PANEL + _GAP), bottom=height - 20)
        for at, name in enumerate(_DRAWN)
    ]
    return svg("hit@k of each group, with 95 % intervals", width, height, [*labels, *panels])


def _panel(name: str, rows: Sequence[Row[Estimate]], *, left: float, bottom: float) -> Markup:
    drawn = [tag("text", name, x=left + _PANEL / 2, y=14, text_anchor="middle")]
    for value in (0.0, 0.5, 1.0):
        x = left + value * _PANEL
        drawn += [line(x, _HEAD - 6, x, bottom, "grid"), label(f"{value:g}", x, bottom + 15)]
    for at, row in enumerate(rows):
        if row.questions:
            drawn += _figure(row.name, name, row.figures[name], (left, _HEAD + _ROW * at + 12))
    return tag("g", *drawn)


def _figure(group: str, name: str, figure: Estimate, place: tuple[float, float]) -> list[Markup]:
    left, y = place
    told = f"{group}, {name}: {short(figure.value)} ({short(figure.low)}–{short(figure.high)})"
    return [
        line(left + figure.low * _PANEL, y, left + figure.high * _PANEL, y, "whisker"),
        point(told, left + figure.value * _PANEL, y),
    ]
