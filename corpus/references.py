"""References to parliamentary papers in a text, normalised to dossier and number.

"Kamerstukken II, 2019-2020, 29.628 nr. 920" is dossier 29628, number 920; "35000 VI, nr. 99" is
dossier 35000-VI, number 99; "Aanhangsel van de Handelingen, vergaderjaar 2019-2020, nr. 736" is
number 736 of the written answers of 2019-2020.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_SESSION = r"(?P<session>(?:19|20)\d\d\s?[-–/]\s?(?:19|20)?\d\d)"
_PAPER = re.compile(
    # A dossier begins after no digit, or glued to a session: "2019-202035164, nr. 9".
    r"(?:(?<![\d.])|(?<=20\d\d[-–/]20\d\d))"
    r"(?P<dossier>\d{2}[. ]?\d{3})"
    r"(?:[ -](?P<chapter>[IVX]{1,5}|[A-Z])\b)?"
    r"(?:,?\s*nrs?\.?\s*|-)(?P<number>\d{1,4}|[A-Z]{1,2}\b)"
)
_ANSWER = re.compile(
    rf"Aanhangsel(?: van de)? Handelingen(?: II?)?,?\s*(?:vergaderjaar\s+)?{_SESSION}"
    r",?\s*nr\.?\s*(?P<number>\d+)"
)


@dataclass(frozen=True, slots=True)
class Reference:
    """A paper that a text refers to, and the span of the reference in that text."""

    dossier: str
    number: str
    start: int
    end: int

    def __str__(self) -> str:
        """The usual short form: "29628, nr. 920"."""
        return f"{self.dossier}, nr. {self.number}"


def find_references(text: str) -> list[Reference]:
    """Every reference in a text, in order."""
    papers = [_paper(match) for match in _PAPER.finditer(text)]
    answers = [_answer(match) for match in _ANSWER.finditer(text)]
    return sorted([*papers, *answers], key=lambda reference: reference.start)


def _paper(match: re.Match[str]) -> Reference:
    dossier = re.sub(r"\D", "", match["dossier"])
    chapter = f"-{match['chapter']}" if match["chapter"] else ""
    return Reference(dossier + chapter, match["number"], *match.span())


def _answer(match: re.Match[str]) -> Reference:
    first, last = re.findall(r"\d+", match["session"])
    session = f"{first}-{last if len(last) > 2 else first[:2] + last}"
    return Reference(f"Aanhangsel {session}", match["number"], *match.span())
