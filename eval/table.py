"""The figures of a run as a table for a terminal, in Markdown."""

from __future__ import annotations

from eval.figures import Figures
from eval.measures.bootstrap import Estimate


def table(figures: Figures) -> str:
    """Every row with its 95 % intervals."""
    names = list(figures.ranking[0].figures)
    lines = [
        f"| answerable questions | number | {' | '.join(names)} |",
        f"| --- | ---: |{' ---: |' * len(names)}",
    ]
    for row in figures.ranking:
        cells = [_cell(row.figures[name]) for name in names]
        lines.append(f"| {row.name} | {row.questions} | {' | '.join(cells)} |")
    lines += ["", "| saying no | |", "| --- | ---: |"]
    lines += [f"| {name} | {_cell(value)} |" for name, value in figures.saying_no.items()]
    return "\n".join(lines)


def _cell(value: Estimate) -> str:
    if value.value != value.value:
        return "-"
    return f"{_short(value.value)} ({_short(value.low)}–{_short(value.high)})"


def _short(value: float) -> str:
    return f"{value:.2f}".removeprefix("0") if 0 < value < 1 else f"{value:.2f}"
