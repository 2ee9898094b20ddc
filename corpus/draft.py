"""What a reader of one format hands over, and how it becomes a report's canonical text.

A reader (Markdown, PDF, ...) only says which blocks it saw, in reading order, and on which page
each piece of a block stands. Laying them out as one text with spans is done here, once, so that
every format has the same invariants.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from corpus.leaders import is_contents
from corpus.types import Block, BlockKind, Box, Marker, Page, Place

SEPARATOR = "\n\n"


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words of a block that stand on one page (None where the format has no pages).

    A piece with a box is a line of print or a part of one, and the box is where its words stand.
    """

    text: str
    page: int | None = None
    box: Box | None = None


@dataclass(frozen=True, slots=True, order=True)
class DraftMarker:
    """Where a block refers to a footnote: the character of its text that the marker hangs on.

    `footnote` is the footnote's place among all footnotes of the draft, counted from 0.
    """

    at: int
    footnote: int


@dataclass(frozen=True, slots=True)
class DraftBlock:
    """A block before it has a place in the text; its pieces are joined as they are, without a space.

    `level` is a heading's depth, 1 for the outermost. Pages never go back from piece to piece,
    nor from block to block. A row has a tab between its cells, and the heads of its columns. A
    footnote has its `number`, with which its words begin, but for the end of one that a page's end
    parts; and a `name` where the file tells footnotes apart otherwise.
    """

    kind: BlockKind
    pieces: tuple[Piece, ...]
    level: int = 0
    heads: tuple[str, ...] = ()
    number: str = ""
    name: str = ""
    markers: tuple[DraftMarker, ...] = field(default=(), compare=False)

    @property
    def text(self) -> str:
        """The words of all pieces."""
        return "".join(piece.text for piece in self.pieces)


def footnote(number: str, words: str, name: str = "") -> DraftBlock:
    """A footnote of one piece, its number before its words."""
    return DraftBlock("footnote", (Piece(f"{number} {words}".strip()),), number=number, name=name)


@dataclass(frozen=True, slots=True)
class Draft:
    """All that a reader found in one file.

    `stated` is what the file says of itself outside its text, by the names of `Report`'s fields
    (front matter, document properties); `furniture` are the lines that repeat around the text
    (margin blocks, headers, footers): never shown, but dates and references stand there.
    `labels` are the printed page labels, one for each page, empty where the format has no pages.
    """

    blocks: Sequence[DraftBlock]
    stated: dict[str, str] = field(default_factory=dict)
    furniture: Sequence[str] = ()
    labels: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class CanonicalText:
    """A canonical text with the spans of its blocks and pages, the places of its words, its markers."""

    text: str
    blocks: tuple[Block, ...]
    pages: tuple[Page, ...]
    places: tuple[Place, ...]
    markers: tuple[Marker, ...]


def lay_out(draft: Draft) -> CanonicalText:
    """Join the blocks of a draft into one text, and keep where each stands in it and on the pages."""
    sheet = _Sheet()
    for block in draft.blocks:
        sheet.add(block)
    markers = tuple(sheet.tied())
    return CanonicalText(
        "".join(sheet.parts),
        tuple(sheet.blocks),
        tuple(_pages(sheet.page_starts, draft.labels, sheet.at)),
        tuple(sheet.places),
        markers,
    )


class _Sheet:
    """The text as far as it is laid out."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.blocks: list[Block] = []
        self.places: list[Place] = []
        self.page_starts: dict[int, int] = {}
        self.at = 0
        self._path: list[tuple[int, str]] = []
        self._notes: list[tuple[int | None, str]] = []  # of each footnote its block's place, its number
        self._markers: list[tuple[int, DraftMarker]] = []  # with the block's place

    def add(self, block: DraftBlock) -> None:
        worded = bool(block.text.strip())
        if block.kind == "footnote":
            self._notes.append((len(self.blocks) if worded else None, block.number))
        if not worded:
            return
        if self.parts:
            self._write(SEPARATOR)
        if block.kind == "heading":
            self._path = [step for step in self._path if step[0] < block.level]
            self._path.append((block.level, block.text))
        start = self.at
        for piece in block.pieces:
            self._add_piece(piece)
        section = tuple(title for _, title in self._path)
        self._markers += [(len(self.blocks), marker) for marker in block.markers]
        self.blocks.append(Block(_kind(block), start, self.at, section, block.heads))

    def tied(self) -> Iterator[Marker]:
        """The markers in order; each footnote is put under the headings of the block that refers to it.

        A page's foot may stand under other headings than the words that its footnotes belong to.
        """
        placed: set[int] = set()
        for at, marker in self._markers:
            referring = self.blocks[at]
            for place, number in self._parts_of(marker.footnote):
                note = self.blocks[place]
                if place not in placed and referring.kind != "footnote":
                    placed.add(place)
                    self.blocks[place] = replace(note, section=referring.section)
                yield Marker(referring.start + marker.at, number, note.start, note.end)

    def _parts_of(self, footnote: int) -> Iterator[tuple[int, str]]:
        """The blocks of a footnote, and its number: what has no number goes on with the one before."""
        number = self._notes[footnote][1]
        for part, (place, own) in enumerate(self._notes[footnote:]):
            if part and (own or not number):
                return
            if place is not None and self.blocks[place].kind == "footnote":
                yield place, number

    def _add_piece(self, piece: Piece) -> None:
        start = self.at
        self._write(piece.text)
        if piece.page is not None:
            self.page_starts.setdefault(piece.page, start)
            words = start + len(piece.text.rstrip())
            if piece.box and words > start:
                self.places.append(Place(start, words, piece.page, piece.box))

    def _write(self, text: str) -> None:
        self.parts.append(text)
        self.at += len(text)


def _kind(block: DraftBlock) -> BlockKind:
    """The reader's word, but for a table of contents, which looks alike in every format."""
    return "contents" if block.kind != "heading" and is_contents(block.text) else block.kind


def _pages(starts: dict[int, int], labels: Sequence[str], length: int) -> Iterable[Page]:
    """Every page of the file in order; a page without text of its own gets an empty span."""
    end = length
    pages = []
    for number in range(max(len(labels), *starts, 0) if starts or labels else 0, 0, -1):
        start = starts.get(number, end)
        label = labels[number - 1] if number <= len(labels) else None
        pages.append(Page(number, start, end, label))
        end = start
    if pages:  # what stands before the first page's words (nothing, usually) belongs to it
        first = pages.pop()
        pages.append(Page(first.number, 0, first.end, first.label))
    return reversed(pages)
