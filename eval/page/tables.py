"""The figures of a run, with their intervals."""

from __future__ import annotations

from collections.abc import Mapping

from eval.figures import Figures
from eval.measures.bootstrap import Estimate
from eval.measures.ranking import HITS
from eval.page.markup import Markup, tag
from eval.table import further, short


def tables(figures: Figures[Estimate]) -> list[Markup]:
    """Groups down and hits across; then what is told of all questions only."""
    head = tag("tr", *(tag("th", name) for name in ("answerable questions", "number", *HITS)))
    rows = [
        tag(
            "tr",
            tag("th", row.name),
            tag("td", str(row.questions)),
            *(_cell(row.figures.get(name)) for name in HITS),
        )
        for row in figures.ranking
    ]
    made = [
        tag("h2", "Figures"),
        tag("p", "In brackets the 95 % interval from redrawing the questions.", class_="quiet"),
        _table(tag("thead", head), tag("tbody", *rows)),
        *_list("Further figures, all answerable questions", further(figures)),
    ]
    return [*made, *_list("Saying no", figures.saying_no)]


def _list(title: str, values: Mapping[str, Estimate]) -> list[Markup]:
    """Figures under each other; nothing when there are none."""
    rows = [tag("tr", tag("th", name), _cell(value)) for name, value in values.items()]
    return [tag("h2", title), _table(tag("tbody", *rows))] if rows else []


def _table(*parts: Markup) -> Markup:
    """A table that is scrolled by itself where the window is narrow."""
    return tag("div", tag("table", *parts), class_="wide")


def _cell(value: Estimate | None) -> Markup:
    if value is None or value.value != value.value:
        return tag("td", "-")
    return tag("td", short(value.value), " ", tag("small", f"({short(value.low)}–{short(value.high)})"))
