"""A report of two pages that is quoted, with everything that could be known of it."""

from __future__ import annotations

from typing import Any

from corpus import Block, Marker, Page, Passage, Report
from qa import Quote, Source

TEXT = "De korpschef koopt bodycams. Ook jassen.\n\n1 Kamerstukken II, 29628, nr. 887."
SENTENCE = "De korpschef koopt bodycams."


def report(**known: Any) -> Report:
    """The report; `known` replaces what is known of it."""
    whole = {
        "id": "2019-12-brief",
        "title": "Halfjaarbericht politie, december 2019",
        "sha256": "00",
        "text": TEXT,
        "date": "2019-12",
        "kind": "letter",
        "reference": "2918293",
        "language": "nl",
        "address": "https://example.org/brief_1.pdf",
        "pages": (Page(1, 0, 10), Page(2, 10, len(TEXT))),
        "blocks": (Block("paragraph", 0, 40, ("Taken", "Uitrusting")), Block("footnote", 42, len(TEXT))),
        "markers": (Marker(27, "1", 42, len(TEXT)),),
    }
    return Report(**{**whole, **known})


def quote(start: int = 0, end: int = len(SENTENCE), **known: Any) -> Quote:
    """A quote of the report."""
    of = report(**known)
    return Quote(Passage(of, 0, len(of.text), ("Taken", "Uitrusting")), start, end, 0.0)


def quoting(text: str, **known: Any) -> Quote:
    """A quote of these words, which are all the report has, with nothing else known."""
    bare = {
        "text": text,
        "pages": (),
        "blocks": (),
        "markers": (),
        "date": "",
        "address": "",
        "reference": "",
    }
    of = report(**{**bare, **known})
    return Quote(Passage(of, 0, len(text)), 0, len(text), 0.0)


def source(**known: Any) -> Source:
    """A source of one page."""
    whole = {
        "title": "Halfjaarbericht politie",
        "date": "2019-12",
        "kind": "letter",
        "section": (),
        "page": 14,
        "last_page": 14,
    }
    return Source(**{**whole, **known})
