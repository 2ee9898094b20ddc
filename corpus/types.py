"""The words of this package: a report, its pages and sections, and the passages it is split into.

Everything that is shown to a reader is a span of `Report.text`, the one canonical text of a report.
Classes further down the way (`Passage` here, quotes in `qa`) hold the report and two offsets and
*derive* their words, so that a text which doesn't stand in the report can't be made.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from typing import Literal

from corpus.references import Reference, find_references
from corpus.sentences import cell_spans, sentence_spans

BlockKind = Literal["heading", "paragraph", "item", "row", "footnote", "contents"]


@dataclass(frozen=True, slots=True)
class Page:
    """One page: its number counted from 1, its printed label where it has one, its span in the text."""

    number: int
    start: int
    end: int
    label: str | None = None


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a page as it is shown, in points from the page's top left corner."""

    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Place:
    """Where a span of the text, never more than a line, stands on a page."""

    start: int
    end: int
    page: int
    box: Box

    def clipped(self, start: int, end: int) -> Place:
        """The part of the place for a part of its span; characters are taken to be equally wide."""
        start, end = max(start, self.start), min(end, self.end)
        wide = (self.box.right - self.box.left) / max(self.end - self.start, 1)
        left = self.box.left + (start - self.start) * wide
        right = self.box.left + (end - self.start) * wide
        return Place(start, end, self.page, Box(left, self.box.top, right, self.box.bottom))


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, paragraph, list item, table row or footnote: a span of the text, under one section.

    `section` is the path of headings over the block, outermost first; a heading's own path ends
    with itself. A block of kind "contents" (a line of a table of contents) is kept in the text
    but never becomes a passage. A table row's cells stand in the text with a tab between them, and
    `heads` are the heads of their columns, in the same order. Where a cell is so large that its
    paragraphs and items are blocks of their own, their `heads` are the row's and the column's.
    """

    kind: BlockKind
    start: int
    end: int
    section: tuple[str, ...] = ()
    heads: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Marker:
    """Where the words refer to a footnote: its number, and its own span in the text.

    The marker itself is no longer in the text. `at` is the character that it hung on: the one before
    it, or the one after it where nothing stands before it.
    """

    at: int
    number: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Report:
    """One document as read: what it says of itself, and its canonical text with the map of it.

    `date` is an ISO 8601 date of the precision known: "2019", "2019-12" or "2020-05-29"; empty
    when unknown. `pages` is empty for formats without pages, and otherwise covers the text from
    end to end, in order; `places` are in order too, without overlap. `furniture` are the lines
    that repeat around the text and were taken out; `markers` are in order. Two reports are equal
    when their id and file are.
    """

    id: str
    title: str = field(compare=False)
    sha256: str
    text: str = field(repr=False, compare=False)
    date: str = field(default="", compare=False)
    kind: str = field(default="report", compare=False)
    reference: str = field(default="", compare=False)
    language: str = field(default="", compare=False)
    address: str = field(default="", compare=False)
    pages: tuple[Page, ...] = field(default=(), repr=False, compare=False)
    blocks: tuple[Block, ...] = field(default=(), repr=False, compare=False)
    places: tuple[Place, ...] = field(default=(), repr=False, compare=False)
    furniture: tuple[str, ...] = field(default=(), repr=False, compare=False)
    markers: tuple[Marker, ...] = field(default=(), repr=False, compare=False)

    def page_at(self, offset: int) -> Page | None:
        """The page on which the character at `offset` stands; None for a report without pages."""
        at = bisect_right(self.pages, offset, key=lambda page: page.start) - 1
        return self.pages[max(at, 0)] if self.pages else None

    def places_of(self, start: int, end: int) -> list[Place]:
        """Where on which pages a span of the text stands, line by line; nothing without pages."""
        first = bisect_right(self.places, start, key=lambda place: place.end)
        last = bisect_left(self.places, end, key=lambda place: place.start)
        return [place.clipped(start, end) for place in self.places[first:last]]

    @property
    def footnotes(self) -> list[Footnote]:
        """All footnotes in the order of the text; those that nothing refers to have no number."""
        numbers = {marker.start: marker.number for marker in self.markers}
        notes = (block for block in self.blocks if block.kind == "footnote")
        return [Footnote(self, numbers.get(note.start, ""), note.start, note.end) for note in notes]

    def footnotes_of(self, start: int, end: int) -> list[Footnote]:
        """The footnotes that a span of the text refers to, each once, in the order of their markers."""
        first = bisect_left(self.markers, start, key=lambda marker: marker.at)
        last = bisect_left(self.markers, end, key=lambda marker: marker.at)
        found = {(marker.start, marker.end): marker.number for marker in self.markers[first:last]}
        return [Footnote(self, number, *span) for span, number in found.items()]

    def block_at(self, offset: int) -> Block | None:
        """The block in which the character at `offset` stands; None between blocks."""
        at = bisect_right(self.blocks, offset, key=lambda block: block.start) - 1
        return self.blocks[at] if at >= 0 and offset < self.blocks[at].end else None


@dataclass(frozen=True, slots=True)
class Passage:
    """A contiguous span of one report under one section: the unit that is embedded and found.

    `heads` are those of the table that it stands in, as in `Block`.
    """

    report: Report
    start: int
    end: int
    section: tuple[str, ...] = ()
    heads: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The exact words: the span of the report's canonical text."""
        return self.report.text[self.start : self.end]

    @property
    def first_page(self) -> int | None:
        """The page on which the passage begins, counted from 1; None without pages."""
        return _number(self.report.page_at(self.start))

    @property
    def last_page(self) -> int | None:
        """The page on which the passage ends, counted from 1; None without pages."""
        return _number(self.report.page_at(max(self.start, self.end - 1)))

    @property
    def references(self) -> list[Reference]:
        """The parliamentary papers it refers to, with their spans in the passage's text."""
        return find_references(self.text)


@dataclass(frozen=True, slots=True)
class Footnote:
    """A footnote of a report, or a part of one that a page's end parts: its number, and its span."""

    report: Report
    number: str
    start: int
    end: int

    @property
    def text(self) -> str:
        """The exact words, which begin with the number where they begin the footnote."""
        return self.report.text[self.start : self.end]

    @property
    def words(self) -> str:
        """The exact words after the number."""
        return self.text.removeprefix(f"{self.number} ")

    @property
    def page(self) -> int | None:
        """The page on which it begins, counted from 1; None without pages."""
        return _number(self.report.page_at(self.start))

    @property
    def sentences(self) -> list[tuple[int, int]]:
        """The spans of the sentences that refer to it, in order; a table row's are its cells."""
        markers = (marker for marker in self.report.markers if marker.start == self.start)
        spans = (_sentence_at(self.report, marker.at) for marker in markers)
        return list(dict.fromkeys(span for span in spans if span))


def _sentence_at(report: Report, at: int) -> tuple[int, int] | None:
    block = report.block_at(at)
    if block is None or block.kind == "heading":
        return (block.start, block.end) if block else None
    text = report.text[block.start : block.end]
    spans = cell_spans(text) if block.kind == "row" else sentence_spans(text, report.language)
    around = (span for span in spans if span[0] <= at - block.start < span[1])
    return next(((block.start + start, block.start + end) for start, end in around), None)


def _number(page: Page | None) -> int | None:
    return page.number if page else None
