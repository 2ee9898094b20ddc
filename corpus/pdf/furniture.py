"""Headers and footers: what repeats at the top or bottom of the pages, and page numbers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from corpus.pdf.shapes import Line, Sheet

_EDGE = re.compile(r"\b\d{1,4}$|^\d{1,4}\b(?![.,]\d)")
_OF = re.compile(
    r"(p\s?agina|page|seite|blad|blz\.?|p\.)?\s*\d{1,4}\s*(van|of|von|/|\|)\s*\d{1,4}"
    r"|(p\s?agina|page|blad|blz\.?|p\.)\s*\d{1,4}",
    re.IGNORECASE,
)
_LONE = re.compile(r"[-–—\s]*(\d{1,4})[-–—\s]*")
MANY = 6  # pages: in a shorter file what repeats may do so by chance
APART = 2.2  # times the size of the letter: paragraphs are up to 2 apart
LEAST_ECHO = 8  # characters
ZONE = 0.15  # of the page's height, at the top and at the bottom: headers are no taller


@dataclass(frozen=True, slots=True)
class _Repeats:
    """What repeats over the pages: lines by words and place, and lone numbers by their step."""

    lines: Counter[tuple[str, int]]
    steps: Counter[int]
    pages: int


def without_furniture(
    pages: Sequence[Sequence[Line]], sheets: Sequence[Sheet]
) -> tuple[list[list[Line]], list[str]]:
    """Each page's lines without headers and footers, and the texts of those."""
    heights = [sheet.height for sheet in sheets]
    repeats = _Repeats(_repeated(pages, heights), _numbering(pages), len(pages))
    kept: list[list[Line]] = []
    dropped: list[str] = []
    for lines, height in zip(pages, heights, strict=True):
        rest = sorted(lines, key=lambda line: -line.y)
        out: list[Line] = []
        for at in (0, -1):  # from the edge inwards: a header has no text above it
            while rest and _is_furniture(rest, height, at, repeats):
                out.append(rest.pop(at))
        dropped += [line.text for line in out]
        gone = {id(line) for line in out}
        kept.append([line for line in lines if id(line) not in gone])
    if kept:
        kept[0] = _without_echoes(kept[0], heights[0], dropped)
    return kept, dropped


def _without_echoes(lines: Sequence[Line], height: float, dropped: Sequence[str]) -> list[Line]:
    """The first page without what stands at its top in words that the headers and footers repeat.

    A masthead has "Vergaderjaar 2019–2020", and the footers "Tweede Kamer, vergaderjaar 2019–2020,
    35 538, nr. 4". The title may be repeated too: it is in larger letters than the text below.
    """
    texts = {text.casefold() for text in dropped}
    largest = max((line.size for line in lines), default=0.0)

    def echoes(line: Line) -> bool:
        if line.y <= (1 - ZONE) * height or line.size > 0.9 * largest or len(line.text) < LEAST_ECHO:
            return False
        return any(line.text.casefold() in text for text in texts)

    return [line for line in lines if not echoes(line)]


def _key(line: Line, height: float) -> tuple[str, int]:
    """What makes lines on two pages the same: the place (within 6 pt), and the words.

    A number at either end is counted from the page's own: "Jaarverslag 12" on page 10 is
    "Jaarverslag +2". Others must be equal: footnotes often differ by their numbers only.
    """
    place = line.y if line.y < height / 2 else line.y - height
    number = _EDGE.search(line.text)
    words = line.text
    if number:
        step = int(number.group()) - line.page
        words = f"{words[: number.start()]}{step:+}{words[number.end() :]}"
    return words, round(place / 6)


def _repeated(pages: Sequence[Sequence[Line]], heights: Sequence[float]) -> Counter[tuple[str, int]]:
    counts: Counter[tuple[str, int]] = Counter()
    for lines, height in zip(pages, heights, strict=True):
        counts.update({_key(line, height) for line in lines if _in_zone(line, height)})
    return counts


def _in_zone(line: Line, height: float) -> bool:
    return line.y < ZONE * height or line.y > (1 - ZONE) * height


def _is_furniture(lines: Sequence[Line], height: float, at: int, repeats: _Repeats) -> bool:
    """Whether the first (`at` 0) or last line (-1) from the top is a header or footer."""
    line = lines[at]
    if line.row or not _in_zone(line, height) or (line.y > height / 2) != (at == 0):
        return False
    if _OF.fullmatch(line.text):
        return True
    lone = _LONE.fullmatch(line.text)
    if lone and repeats.steps[int(lone[1]) - line.page] >= min(2, repeats.pages):
        return True
    if not _repeats(line, height, repeats):
        return False
    return repeats.pages >= MANY or _is_apart(lines if at == 0 else lines[::-1], height, repeats)


def _repeats(line: Line, height: float, repeats: _Repeats) -> bool:
    words, place = _key(line, height)
    near = sum(repeats.lines[words, place + shift] for shift in (-1, 0, 1))
    least = 2 if repeats.pages < MANY else 3
    return repeats.pages > 1 and near >= least and any(c.isalpha() for c in words)


def _is_apart(lines: Sequence[Line], height: float, repeats: _Repeats) -> bool:
    """Whether lines that repeat, from the edge inwards, are set off from the text by place or size.

    In a file of two pages a line of the text ("Antwoord") may stand at the top of both by chance.
    """
    for line, inner in pairwise(lines):
        if not _repeats(inner, height, repeats):
            alike = abs(line.size - inner.size) <= 0.06 * inner.size
            return not alike or abs(line.y - inner.y) > APART * inner.size
    return True


def _numbering(pages: Sequence[Sequence[Line]]) -> Counter[int]:
    """How often a lone number at a page's top or bottom is so much more than the page's own."""
    steps: Counter[int] = Counter()
    for lines in pages:
        ends = sorted(lines, key=lambda line: -line.y)
        for line in {*ends[:1], *ends[-1:]}:
            lone = _LONE.fullmatch(line.text)
            if lone:
                steps[int(lone[1]) - line.page] += 1
    return steps
