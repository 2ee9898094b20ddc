"""The figures of a run, or the differences of two, as tables for a terminal, in Markdown."""

from __future__ import annotations

from collections.abc import Callable

from eval.figures import Figures
from eval.measures.bootstrap import SAMPLES, Estimate
from eval.measures.ranking import HITS

Cell = Callable[[Estimate], str]


def table(figures: Figures[Estimate]) -> str:
    """Every figure with its 95 % interval."""
    return _tables(figures, "answerable questions", _cell)


def difference_table(figures: Figures[Estimate]) -> str:
    """Every difference with its 95 % interval, those clear of zero marked."""
    note = f"* clear of zero: the middle 95 % of {SAMPLES:,} paired redrawings lie on one side of it"
    return f"{_tables(figures, 'difference', _difference)}\n\n{note}"


def _tables(figures: Figures[Estimate], title: str, cell: Cell) -> str:
    """Groups down and hits across; then what is told of all questions only."""
    lines = [_row([title, "number", *HITS]), _row(["---", *["---:"] * (1 + len(HITS))])]
    for row in figures.ranking:
        cells = [cell(row.figures[name]) if name in row.figures else "-" for name in HITS]
        lines.append(_row([row.name, str(row.questions), *cells]))
    for name, values in (("further, all", further(figures)), ("saying no", figures.saying_no)):
        if values:
            lines += ["", _row([name, ""]), _row(["---", "---:"])]
            lines += [_row([what, cell(value)]) for what, value in values.items()]
    return "\n".join(lines)


def further(figures: Figures[Estimate]) -> dict[str, Estimate]:
    """What is told of all questions together only: the measures beyond hit@k and MRR."""
    values = figures.ranking[0].figures
    return {name: value for name, value in values.items() if name not in HITS}


def _row(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |".replace("  |", " |")


def _cell(value: Estimate) -> str:
    if value.value != value.value:
        return "-"
    return f"{short(value.value)} ({short(value.low)}–{short(value.high)})"


def _difference(value: Estimate) -> str:
    if value.value != value.value:
        return "-"
    clear = " *" if value.clear_of_zero else ""
    return f"{_signed(value.value)} ({_signed(value.low)} to {_signed(value.high)}){clear}"


def short(value: float) -> str:
    """Two decimals, without a leading zero: ".66", "1.00"."""
    return f"{value:.2f}".removeprefix("0") if 0 < value < 1 else f"{value:.2f}"


def _signed(value: float) -> str:
    """Three decimals: differences are small."""
    return "0" if abs(value) < 0.0005 else f"{value:+.3f}".replace("0.", ".", 1)
