"""A parliamentary paper's number as Dutch lawyers write it, by the "Leidraad voor juridische auteurs"."""

from __future__ import annotations

import re

from corpus.references import Reference, find_references

_NAMED = re.compile(
    r"\bkamerstuk(?:ken)?(?:\s+(?P<chamber>II?)\b)?"
    r"(?:,?\s*(?P<first>(?:19|20)\d\d)\s?[-–/]\s?(?:19|20)?(?P<last>\d\d))?",
    re.IGNORECASE,
)


def paper_in(reference: str) -> str:
    """The paper that a reference names, however it is written: "Kamerstukken II 2019/20, 29628, nr. 925".

    Chamber and session are left out where the reference leaves them out; "" when it names no paper.
    """
    named = _NAMED.search(reference)
    papers = (one for one in find_references(reference) if one.dossier[0].isdigit())
    paper = next(papers, None)
    if paper is None or not (named or _alone(paper, reference)):
        return ""
    chamber = f" {named['chamber'].upper()}" if named and named["chamber"] else ""
    session = f" {_session(named['first'], named['last'])}," if named and named["first"] else ""
    return f"Kamerstukken{chamber}{session} {paper.dossier.replace('-', ' ')}, nr. {paper.number}"


def _alone(paper: Reference, reference: str) -> bool:
    """Whether it is nothing but a file's number, and a number in it: "29628, nr. 925"."""
    return reference.strip() == reference[paper.start : paper.end] and "nr" in reference


def _session(first: str, last: str) -> str:
    return f"{first}/2000" if last == "00" else f"{first}/{last}"
