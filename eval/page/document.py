"""The whole page of a run."""

from __future__ import annotations

from dataclasses import replace

from eval.figures import Figures, figures_of
from eval.measures.bootstrap import Estimate
from eval.page.confidence import confidence
from eval.page.drawing import figure
from eval.page.intervals import intervals
from eval.page.markup import Markup, empty, tag
from eval.page.style import STYLE
from eval.page.tables import tables
from eval.page.worst import answered_wrongly, folded, missed
from eval.saved import Run

# Nothing is fetched and nothing runs, even if something slipped through.
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
_LINES = (
    "The number of questions in brackets. A line is the 95 % interval: "
    "groups whose lines overlap may not differ."
)


def document(run: Run) -> str:
    """The page as HTML."""
    figures = figures_of(run.records)
    head = tag(
        "head",
        empty("meta", charset="utf-8"),
        empty("meta", http_equiv="Content-Security-Policy", content=_POLICY),
        empty("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("title", f"{run.questions}, {run.commit}"),
        tag("style", STYLE),
    )
    parts = [*_about(run), *tables(figures), *_groups(figures), *confidence(run.records), *_worst(run)]
    return f"<!doctype html>\n{tag('html', head, tag('body', *parts), lang='en')}\n"


def _about(run: Run) -> list[Markup]:
    """What was measured on what."""
    answerable = sum(record.answerable for record in run.records)
    told = {
        "commit": run.commit,
        "reports": run.reports,
        "model": run.model,
        "reranker": run.reranker,
        "questions": f"{len(run.records)}, of which {answerable} answerable",
        "left out": f"{run.left_out} that these reports don't hold" if run.left_out else "",
    }
    pairs = [one for name, value in told.items() if value for one in (tag("dt", name), tag("dd", value))]
    return [tag("h1", f"How well {run.questions} is answered"), tag("dl", *pairs)]


def _groups(figures: Figures[Estimate]) -> list[Markup]:
    """hit@k by language and by type, drawn."""
    made: list[Markup] = []
    for kind in ("language", "type"):
        rows = [
            replace(row, name=row.name.removeprefix(f"{kind} "))
            for row in figures.ranking
            if row.name == "all" or row.name.startswith(f"{kind} ")
        ]
        if len(rows) > 1:
            made += [tag("h2", f"By {kind}"), figure(intervals(rows), _LINES)]
    return made


def _worst(run: Run) -> list[Markup]:
    """The questions that went worst."""
    made: list[Markup] = []
    for title, records in (
        ("Worst questions", missed(run.records)),
        ("Answered, though the reports don't answer", answered_wrongly(run.records)),
    ):
        if records:
            made += [tag("h2", title), *folded(records)]
    return made
