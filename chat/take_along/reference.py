"""A source as a Dutch lawyer refers to it in a footnote."""

from __future__ import annotations

import re

from chat.sources import pages
from chat.words import DUTCH
from qa import Source
from qa.dates import in_words
from qa.papers import paper_in
from qa.types import DIGEST

_ANNEX = re.compile(r"\b(?:bijlage|annex)(?:\s+(?P<number>\d+|[A-Z]\b))?", re.IGNORECASE)
_ANNEXED = ("annex", DIGEST)


def as_reference(source: Source) -> str:
    """A parliamentary paper's number and the page; else title, date, reference number and page.

    "Kamerstukken II 2019/20, 29628, nr. 925, p. 14", "Bijlage 1 bij Kamerstukken II ...", and
    "Halfjaarbericht politie, december 2019, kenmerk 2918293, p. 14". Always in Dutch, and only what the
    source says.
    """
    paper = paper_in(source.reference)
    told = [_annexed(paper, source)] if paper else _described(source)
    page = pages(source)
    told += [f"p. {page}"] if page else []
    digest = f" ({DUTCH.digest})" if source.is_digest else ""
    return one_line(", ".join(told) + digest)


def one_line(text: str) -> str:
    """The text without line breaks, which a title shouldn't have and a hostile one may."""
    return " ".join(text.split())


def _annexed(paper: str, source: Source) -> str:
    """The paper, or which annex to it; a number in the title is that of an annex only where it is one."""
    title = source.title if source.kind in _ANNEXED else ""
    annex = _ANNEX.search(source.reference) or _ANNEX.search(title)
    if annex is None:
        return f"Bijlage bij {paper}" if source.kind == "annex" else paper
    return f"Bijlage {annex['number']} bij {paper}" if annex["number"] else f"Bijlage bij {paper}"


def _described(source: Source) -> list[str]:
    date = in_words(source.date, "nl")
    told = [source.title, "" if date.lower() in source.title.lower() else date]
    if source.reference:
        # A letter's number; anything with words in it says of itself what it is.
        bare = " " not in source.reference.strip()
        told.append(f"kenmerk {source.reference}" if bare else source.reference)
    return [part for part in told if part]
