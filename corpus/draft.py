"""What a reader of one format hands over, and how it becomes a report's canonical text.

A reader (Markdown, PDF, ...) only says which blocks it saw, in reading order, and on which page
each piece of a block stands. Laying them out as one text with spans is done here, once, so that
every format has the same invariants.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from corpus.types import Block, BlockKind, Page

SEPARATOR = "\n\n"

# "Taakuitvoering ........ 8": four dots or more and a page number.
_LEADERS = re.compile(r"\.(?: ?\.){3,} *\d{1,4}\b")


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words of a block that stand on one page (None where the format has no pages)."""

    text: str
    page: int | None = None


@dataclass(frozen=True, slots=True)
class DraftBlock:
    """A block before it has a place in the text; its pieces are joined as they are, without a space.

    `level` is a heading's depth, 1 for the outermost. Pages never go back from piece to piece,
    nor from block to block.
    """

    kind: BlockKind
    pieces: tuple[Piece, ...]
    level: int = 0

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
    """A canonical text with the spans of its blocks and pages."""

    text: str
    blocks: tuple[Block, ...]
    pages: tuple[Page, ...]


def lay_out(draft: Draft) -> CanonicalText:
    """Join the blocks of a draft into one text, and keep where each block and page stands in it."""
    parts: list[str] = []
    blocks: list[Block] = []
    page_starts: dict[int, int] = {}
    path: list[tuple[int, str]] = []
    at = 0
    for draft_block in draft.blocks:
        if not draft_block.text.strip():
            continue
        if parts:
            parts.append(SEPARATOR)
            at += len(SEPARATOR)
        if draft_block.kind == "heading":
            path = [step for step in path if step[0] < draft_block.level]
            path.append((draft_block.level, draft_block.text))
        start = at
        for piece in draft_block.pieces:
            if piece.page is not None:
                page_starts.setdefault(piece.page, at)
            parts.append(piece.text)
            at += len(piece.text)
        section = tuple(title for _, title in path)
        blocks.append(Block(_kind(draft_block), start, at, section))
    return CanonicalText("".join(parts), tuple(blocks), tuple(_pages(page_starts, draft.labels, at)))


def _kind(block: DraftBlock) -> BlockKind:
    """The reader's word, but for a table of contents, which looks alike in every format."""
    is_contents = block.kind != "heading" and len(_LEADERS.findall(block.text)) > 0
    return "contents" if is_contents else block.kind


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
