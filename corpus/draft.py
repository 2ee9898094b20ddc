"""What a reader of one format hands over, and how it becomes a report's canonical text.

A reader (Markdown, PDF, ...) only says which blocks it saw, in reading order, and on which page
each piece of a block stands. Laying them out as one text with spans is done here, once, so that
every format has the same invariants.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from corpus.types import Block, BlockKind, Box, Page, Place

SEPARATOR = "\n\n"

# "Taakuitvoering ........ 8": four dots or more and a page number, at the end.
_LEADERS = re.compile(r"\.(?: ?\.){3,}+ *\d{1,4}$")


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words of a block that stand on one page (None where the format has no pages).

    A piece with a box is a line of print or a part of one, and the box is where its words stand.
    """

    text: str
    page: int | None = None
    box: Box | None = None


@dataclass(frozen=True, slots=True)
class DraftBlock:
    """A block before it has a place in the text; its pieces are joined as they are, without a space.

    `level` is a heading's depth, 1 for the outermost. Pages never go back from piece to piece,
    nor from block to block. A row has a tab between its cells, and the heads of its columns.
    `refers` are the numbers of the footnotes that the block's words refer to.
    """

    kind: BlockKind
    pieces: tuple[Piece, ...]
    level: int = 0
    heads: tuple[str, ...] = ()
    refers: tuple[str, ...] = field(default=(), compare=False)

    @property
    def text(self) -> str:
        """The words of all pieces."""
        return "".join(piece.text for piece in self.pieces)


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
    """A canonical text with the spans of its blocks and pages, and the places of its words."""

    text: str
    blocks: tuple[Block, ...]
    pages: tuple[Page, ...]
    places: tuple[Place, ...]


def lay_out(draft: Draft) -> CanonicalText:
    """Join the blocks of a draft into one text, and keep where each stands in it and on the pages."""
    sheet = _Sheet()
    for block in draft.blocks:
        if block.text.strip():
            sheet.add(block)
    sheet.place_footnotes()
    return CanonicalText(
        "".join(sheet.parts),
        tuple(sheet.blocks),
        tuple(_pages(sheet.page_starts, draft.labels, sheet.at)),
        tuple(sheet.places),
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
        self._refers: list[tuple[int, str]] = []  # a block's place among the blocks, and a number

    def add(self, block: DraftBlock) -> None:
        if self.parts:
            self._write(SEPARATOR)
        if block.kind == "heading":
            self._path = [step for step in self._path if step[0] < block.level]
            self._path.append((block.level, block.text))
        start = self.at
        for piece in block.pieces:
            self._add_piece(piece)
        section = tuple(title for _, title in self._path)
        self._refers += [(len(self.blocks), number) for number in block.refers]
        self.blocks.append(Block(_kind(block), start, self.at, section, block.heads))

    def place_footnotes(self) -> None:
        """Put each footnote under the headings of the block that refers to it, not of its page's foot."""
        text = "".join(self.parts)
        for at, block in enumerate(self.blocks):
            if block.kind == "footnote":
                number = text[block.start : block.end].partition(" ")[0]
                referring = [other for other, refers in self._refers if refers == number]
                if referring:
                    near = min(referring, key=lambda other: abs(other - at))
                    self.blocks[at] = replace(block, section=self.blocks[near].section)

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


def is_contents(text: str) -> bool:
    """Whether it is a line of a table of contents, or several: leaders and a page number end it."""
    return _LEADERS.search(text) is not None


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
