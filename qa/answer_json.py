"""An answer as JSON: what `citaat ask --json` prints and other programs read."""

from __future__ import annotations

from typing import Any

from corpus import Footnote
from qa.types import Answer, Quote, Searched


def answer_to_json(answer: Answer) -> dict[str, Any]:
    """The answer with its quotes and their footnotes; `start` and `end` are spans of the report's text.

    `searched` is how many reports were looked through, their first and last date, and the filter.
    """
    return {
        "question": answer.question,
        "answered": answer.answered,
        "confidence": round(answer.confidence, 4),
        "quotes": [_quote(quote) for quote in answer.quotes],
        "nearest": [_quote(quote) for quote in answer.nearest],
        "elsewhere": [_quote(quote) for quote in answer.elsewhere],
        "searched": _searched(answer.searched),
    }


def _searched(searched: Searched) -> dict[str, Any]:
    only = searched.only
    return {
        "reports": searched.reports,
        "first_date": searched.first_date,
        "last_date": searched.last_date,
        "only": {
            "reports": list(only.reports),
            "kinds": list(only.kinds),
            "since": only.since,
            "until": only.until,
        },
    }


def _quote(quote: Quote) -> dict[str, Any]:
    source = quote.source
    return {
        "text": quote.text,
        "passage": quote.passage.text,
        "report": quote.passage.report.id,
        "title": source.title,
        "date": source.date,
        "kind": source.kind,
        "section": list(source.section),
        "page": source.page,
        "score": round(quote.score, 4),
        "start": quote.start,
        "end": quote.end,
        "footnotes": [_footnote(footnote) for footnote in quote.footnotes],
        "again": [_quote(place) for place in quote.again],
    }


def _footnote(footnote: Footnote) -> dict[str, Any]:
    return {
        "number": footnote.number,
        "text": footnote.text,
        "page": footnote.page,
        "start": footnote.start,
        "end": footnote.end,
    }
