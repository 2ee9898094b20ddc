"""The reliability of the confidence, drawn."""

from __future__ import annotations

from collections.abc import Sequence

from eval.measures.reliability import Bin
from eval.page.drawing import label, line, point, svg
from eval.page.markup import Markup, tag
from eval.table import short

_SIDE, _LEFT, _TOP = 300.0, 60.0, 10.0
_BOTTOM = _TOP + _SIDE
_STEPS = [step / 5 for step in range(6)]


def reliability_curve(bins: Sequence[Bin]) -> Markup:
    """How often answers of a confidence are right, beside the line on which they would be as often."""
    places = [_place(one.confidence, one.right) for one in bins]
    points = " ".join(f"{x:.1f},{y:.1f}" for x, y in places)
    drawn = [
        *_grid(),
        line(*_place(0, 0), *_place(1, 1), "dashed"),
        tag("polyline", points=points, class_="curve"),
    ]
    for one, (x, y) in zip(bins, places, strict=True):
        told = f"{one.count} of {one.low:g} to {one.high:g}: {short(one.right)} of them right"
        beside = 16 if one.right > 0.1 else -8  # clear of the axis
        drawn += [point(told, x, y), label(str(one.count), x + 8, y + beside, "start")]
    return svg("Reliability of the confidence", 760, _BOTTOM + 44, drawn)


def _place(confidence: float, right: float) -> tuple[float, float]:
    return _LEFT + confidence * _SIDE, _BOTTOM - right * _SIDE


def _grid() -> list[Markup]:
    """Lines from 0 to 1 both ways, and the names of the axes."""
    drawn = []
    for step in _STEPS:
        x, y = _place(step, step)
        drawn += [line(x, _TOP, x, _BOTTOM, "grid"), line(_LEFT, y, _LEFT + _SIDE, y, "grid")]
        drawn += [label(f"{step:g}", x, _BOTTOM + 17), label(f"{step:g}", _LEFT - 8, y + 4, "end")]
    upwards = f"translate(16 {_TOP + _SIDE / 2:.0f}) rotate(-90)"
    drawn.append(tag("text", "share right", transform=upwards, text_anchor="middle", class_="quiet"))
    return [*drawn, label("confidence", _LEFT + _SIDE / 2, _BOTTOM + 38)]
