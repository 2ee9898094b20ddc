"""The confidence of answerable and unanswerable questions, drawn as two histograms back to back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from eval.page.drawing import label, line, svg
from eval.page.markup import Markup, tag
from eval.table import short

SLOTS = 25
_LEFT, _WIDTH, _TOP, _HIGHEST = 20.0, 720.0, 30.0, 110.0


@dataclass(frozen=True, slots=True)
class _Bars:
    """Bars on a base: their counts, the pixels for one question, upwards or not, and their colour."""

    counts: list[int]
    base: float
    unit: float
    up: bool
    colour: str


def histogram(answerable: Sequence[float], unanswerable: Sequence[float], threshold: float | None) -> Markup:
    """How many questions have which confidence: answerable ones upwards, unanswerable ones downwards."""
    up, down = _counts(answerable), _counts(unanswerable)
    unit = _HIGHEST / max(*up, *down, 1)
    base = _TOP + max(up) * unit
    bottom = base + max(down) * unit
    drawn = [
        *_drawn(_Bars(up, base, unit, up=True, colour="one")),
        *_drawn(_Bars(down, base, unit, up=False, colour="two")),
        line(_LEFT, base, _LEFT + _WIDTH, base, "grid"),
        *(label(f"{step / 5:g}", _LEFT + step / 5 * _WIDTH, bottom + 18) for step in range(6)),
        *_threshold(threshold, bottom),
        *_legend(bottom),
    ]
    return svg("Confidence of answerable and unanswerable questions", 760, bottom + 42, drawn)


def _counts(confidences: Sequence[float]) -> list[int]:
    counts = [0] * SLOTS
    for confidence in confidences:
        counts[min(int(confidence * SLOTS), SLOTS - 1)] += 1
    return counts


def _drawn(bars: _Bars) -> list[Markup]:
    """A bar for each slot that holds questions, which tells its number when it is pointed at."""
    wide = _WIDTH / SLOTS
    return [
        tag(
            "rect",
            tag("title", f"{count} of {at / SLOTS:g} to {(at + 1) / SLOTS:g}"),
            x=_LEFT + at * wide + 1,
            y=bars.base - count * bars.unit if bars.up else bars.base,
            width=wide - 2,
            height=count * bars.unit,
            class_=bars.colour,
        )
        for at, count in enumerate(bars.counts)
        if count
    ]


def _threshold(threshold: float | None, bottom: float) -> list[Markup]:
    if threshold is None:
        return []
    x = _LEFT + threshold * _WIDTH
    told = f"answers from {short(threshold)}"
    return [line(x, 18, x, bottom + 4, "dashed"), label(told, x, 12, "end" if threshold > 0.5 else "start")]


def _legend(bottom: float) -> list[Markup]:
    """What the two colours are."""
    drawn = []
    for at, (name, colour) in enumerate((("answerable, upwards", "one"), ("unanswerable, downwards", "two"))):
        x = _LEFT + at * 170
        drawn.append(tag("rect", x=x, y=bottom + 29, width=10, height=10, class_=colour))
        drawn.append(label(name, x + 16, bottom + 38, "start"))
    return drawn
