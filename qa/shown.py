"""Which of the hits for a question are shown, and in which order they are read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from qa.again import together
from qa.over_time import by_date, over_time
from qa.quotes import quote_of
from qa.types import Hit, Quote

_ELSEWHERE = 3
"""Reports: a reader who wants more narrows down to one."""


def shown(question: str, hits: Sequence[Hit], k: int) -> tuple[Quote, ...]:
    """At most `k` quotes: best first, or in order of date where a matter is followed over time."""
    ordered = by_date(hits) if over_time(question) else hits
    return tuple(
        replace(quote_of(first), again=tuple(map(quote_of, others)))
        for first, *others in together(ordered)[:k]
    )


def elsewhere(hits: Sequence[Hit], quotes: Sequence[Quote]) -> tuple[Quote, ...]:
    """The best quote of each report that none of these is from, nor says again, the best ones first."""
    told = {place.passage.report.id for quote in quotes for place in (quote, *quote.again)}
    best: dict[str, Hit] = {}
    for hit in hits:
        if hit.passage.report.id not in told:
            best.setdefault(hit.passage.report.id, hit)
    return tuple(map(quote_of, list(best.values())[:_ELSEWHERE]))
