"""What a second extractor, pdfium, sees on the pages of a PDF: its lines with their places, its words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from eval.reading.words import key, plain, words

NEAR = 3.0  # points: two lines within it stand at the same place
REPEATS = 0.6
FULL = 60  # characters: a longer line is one of the body
TORN = 4  # letters: pdfium sees "N ederlandse" in narrow print; a shorter word stands in others by chance
_LETTERS = re.compile(r"[^\W\d_]{3,}")
_BREAK = re.compile(r"-\s*\n\s*")


@dataclass(frozen=True, slots=True)
class Seen:
    """A line on a page: its words and its box, in points, upwards from the lower left corner."""

    text: str
    left: float
    bottom: float
    right: float
    top: float


@dataclass(frozen=True, slots=True)
class SeenPage:
    """A page: its whole text, and its lines from top to bottom, parted where a column begins."""

    text: str
    lines: tuple[Seen, ...]


def see(data: bytes) -> list[SeenPage]:
    """All pages of a PDF."""
    import pypdfium2

    with pypdfium2.PdfDocument(data) as document:
        return [_page(page.get_textpage()) for page in document]


def _page(text: Any) -> SeenPage:
    boxes = [text.get_rect(at) for at in range(text.count_rects())]
    parts = [Seen(plain(text.get_text_bounded(*box)).strip(), *box) for box in boxes]
    whole = str(text.get_text_range()).replace("\ufffe", "-\n").replace("\r", "")
    return SeenPage(plain(whole), tuple(lines_of(part for part in parts if part.text)))


def lines_of(parts: Iterable[Seen]) -> list[Seen]:
    """Pieces of print joined where they stand beside each other, less than a letter's height apart."""
    lines: list[Seen] = []
    for row in _rows(parts):
        for at, part in enumerate(row):
            last = lines[-1] if at else None
            if last and abs(part.left - last.right) < last.top - last.bottom:
                text = f"{last.text} {part.text}"
                top = max(last.top, part.top)
                lines[-1] = Seen(text, last.left, last.bottom, max(last.right, part.right), top)
            else:
                lines.append(part)
    return lines


def _rows(parts: Iterable[Seen]) -> list[list[Seen]]:
    """What stands on one line of the page, from top to bottom, each from left to right."""
    rows: list[list[Seen]] = []
    for part in sorted(parts, key=lambda one: -one.bottom):
        if rows and rows[-1][0].bottom - part.bottom <= NEAR:
            rows[-1].append(part)
        else:
            rows.append([part])
    return [sorted(row, key=lambda one: one.left) for row in rows]


def furniture_of(pages: Sequence[SeenPage]) -> list[list[Seen]]:
    """For each page the lines that stand at the same place on 60 % of all, whatever their digits are."""
    if len(pages) < 2:
        return [[] for _ in pages]
    spots = [(at, line, _shape(line)) for at, page in enumerate(pages) for line in page.lines]
    found: list[list[Seen]] = [[] for _ in pages]
    for at, line, shape in spots:
        on = {other for other, one, form in spots if form == shape and _beside(one, line)}
        if len(on) >= REPEATS * len(pages):
            found[at].append(line)
    return found


def beside(pages: Sequence[SeenPage]) -> list[str]:
    """The lines of furniture, and every other line that begins where one of the margin's does."""
    found = [line for lines in furniture_of(pages) for line in lines]
    body = max((line.left for page in pages for line in page.lines if len(line.text) > FULL), default=0.0)
    margin = {round(line.left) for line in found if line.left > body + NEAR}
    lines = [line for page in pages for line in page.lines]
    return [line.text for line in [*found, *(one for one in lines if round(one.left) in margin)]]


def _shape(line: Seen) -> str:
    return re.sub(r"\d+", "#", " ".join(words(line.text)))


def _beside(one: Seen, other: Seen) -> bool:
    flush = min(abs(one.left - other.left), abs(one.right - other.right))  # numbers differ in width
    return abs(one.bottom - other.bottom) <= NEAR and flush <= NEAR


class Bag:
    """The words of three letters or more on some pages, as often as they stand there."""

    def __init__(self, pages: Iterable[SeenPage]) -> None:
        text = "\n".join(page.text for page in pages)
        # Broken at a line's end, a word may have a hyphen of its own there: both ways are counted.
        self._words = Counter(letters(text)) | Counter(letters(_BREAK.sub("", text)))
        self._together = key(text)

    def take(self, word: str) -> bool:
        """Take a word out, and whether it was there; a longer one also where spaces tear it."""
        self._words[word] -= 1
        return self._words[word] >= 0 or (len(word) >= TORN and word in self._together)


def letters(text: str) -> list[str]:
    """The words of three letters or more, in lower case."""
    return [word.casefold() for word in _LETTERS.findall(plain(text))]
