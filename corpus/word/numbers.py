"""The numbers that Word shows before paragraphs: they are counted, not written in the file."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from corpus.numerals import numeral
from corpus.word.styles import Style, value

_FORMS = {
    "lowerLetter": "a",
    "upperLetter": "A",
    "lowerRoman": "i",
    "upperRoman": "I",
    "decimalZero": "01",
}
_PLACE = re.compile(r"%([1-9])")


def form_of(name: str | None) -> str:
    """How 1 looks in a number format of Word's."""
    return _FORMS.get(name or "", "1")


@dataclass(slots=True)
class _List:
    """An abstract list: its levels, and how far each has been counted."""

    levels: dict[int, Element]
    counts: dict[int, int] = field(default_factory=dict)


class Numbers:
    """All lists of a file, counted on as its paragraphs come."""

    def __init__(self, roots: list[Element]) -> None:
        """Take the lists from the numbering part, if there is one."""
        abstract = {one.get("abstractNumId", ""): one for root in roots for one in root.iter("abstractNum")}
        by_style = {value(one, "styleLink"): one for one in abstract.values()}
        self._lists: dict[str, _List] = {}
        self._of: dict[str, _List] = {}
        self._starts: dict[tuple[str, int], int] = {}
        for one in (one for root in roots for one in root.iter("num")):
            name, number = value(one, "abstractNumId") or "", one.get("numId", "")
            link = value(abstract.get(name), "numStyleLink")
            made = by_style.get(link, abstract.get(name)) if link else abstract.get(name)
            if made is not None:
                self._of[number] = self._lists.setdefault(made.get("abstractNumId", ""), _List(_levels(made)))
            for over in one.iter("lvlOverride"):
                start = value(over, "startOverride")
                if start is not None:
                    self._starts[number, _whole(over.get("ilvl"), 0)] = _whole(start, 1)

    def mark(self, paragraph: Element, style: Style, style_id: str) -> str:
        """The bullet or number before the next paragraph: "-", "2.", "1.3"; "" for none."""
        own = value(paragraph, "pPr/numPr/numId")
        number = style.numbering if own is None else own
        found = self._of.get(number)
        if found is None:
            return ""
        depth = value(paragraph, "pPr/numPr/ilvl")
        at = (
            _whole(depth, 0) if depth else style.depth if style.depth is not None else _depth(found, style_id)
        )
        level = found.levels.get(at)
        if level is None:
            return ""
        self._count(found, number, at)
        return _mark(found, level, at)

    def _count(self, found: _List, number: str, at: int) -> None:
        start = self._starts.pop((number, at), None)  # a list that begins anew does so once
        before = found.counts.get(at)
        if start is not None:
            found.counts[at] = start
        else:
            found.counts[at] = _start(found.levels[at]) if before is None else before + 1
        for deeper in [level for level in found.counts if level > at]:
            if value(found.levels[deeper], "lvlRestart") != "0":
                del found.counts[deeper]


def _levels(made: Element) -> dict[int, Element]:
    return {_whole(one.get("ilvl"), 0): one for one in made.iter("lvl")}


def _depth(found: _List, style_id: str) -> int:
    """The level that a style has in a list."""
    return next((at for at, one in found.levels.items() if value(one, "pStyle") == style_id), 0)


def _start(level: Element) -> int:
    return _whole(value(level, "start"), 1)


def _mark(found: _List, level: Element, at: int) -> str:
    form = value(level, "numFmt")
    if form in {"bullet", "none"}:
        return "-" if form == "bullet" else ""
    plain = level.find("isLgl") is not None

    def number(match: re.Match[str]) -> str:
        place = int(match[1]) - 1
        above = found.levels.get(place)
        if above is None:
            return ""
        shown = "1" if plain and place != at else form_of(value(above, "numFmt"))
        return numeral(found.counts.get(place, _start(above)), shown)

    return _PLACE.sub(number, value(level, "lvlText") or "").strip()


def _whole(said: str | None, otherwise: int) -> int:
    return int(said) if said and said.isdecimal() and len(said) < 7 else otherwise
