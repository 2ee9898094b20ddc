"""From groups per page to the blocks of a draft: joined over page breaks, in pieces by page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from corpus.draft import DraftBlock, Piece
from corpus.markers import with_markers
from corpus.pdf.footnotes import ended
from corpus.pdf.hyphens import Hyphens
from corpus.pdf.paragraphs import ends_clause
from corpus.pdf.shapes import Group, Line, Row
from corpus.raised import RAISE
from corpus.types import BlockKind, Box


def blocks_of(
    pages: Sequence[Sequence[Group]], hyphens: Hyphens, heights: Sequence[float]
) -> list[DraftBlock]:
    """The blocks of a file; `pages` are the groups of each page, its footnotes among them."""
    assembler = _Assembler(hyphens, heights)
    return with_markers(assembler.block(group) for group in _in_order(pages))


def _in_order(pages: Sequence[Sequence[Group]]) -> Iterator[Group]:
    """All groups, joined over page breaks, so that pages never go back from group to group.

    A page's footnotes come after the last group that ends on it, and before one that goes on
    over its end; then a footnote that goes on too has its end apart, on the next page.
    """
    last: Group | None = None
    notes: list[Group] = []
    for page in pages:
        flow = [group for group in page if group.kind != "footnote"]
        under = [group for group in page if group.kind == "footnote"]
        if last is not None:
            joins = bool(flow) and _goes_on(last, flow[0])
            # The footnotes of a page in the middle of a paragraph can't stand on either side.
            if joins and not (notes and last.lines[0].page < last.lines[-1].page):
                flow[0] = replace(last, lines=last.lines + flow[0].lines)
                yield from notes
            else:
                if notes and under and _note_goes_on(notes[-1], under[0]):
                    notes[-1] = replace(notes[-1], lines=notes[-1].lines + under.pop(0).lines)
                yield from (last, *notes)
            last, notes = None, []
        if flow:
            yield from flow[:-1]
            last = flow[-1]
        notes += under
    if last is not None:
        yield last
    yield from notes


def mended(groups: Sequence[Group]) -> list[Group]:
    """The groups of a page, those joined that a stray gap parts in the middle of a sentence."""
    found: list[Group] = []
    for group in groups:
        last = found[-1] if found else None
        if last and last.kind == group.kind == "text" and _mid_sentence(last, group):
            found[-1] = replace(last, lines=last.lines + group.lines)
        else:
            found.append(group)
    return found


def _mid_sentence(before: Group, after: Group) -> bool:
    end, start = before.lines[-1], after.lines[0]
    alike = (end.size, end.bold, end.italic) == (start.size, start.bold, start.italic)
    if not alike or len(before.lines) < 2 or ends_clause(end.text):
        return False
    return end.text.endswith("-") or start.text.lstrip("(")[:1].islower()


def _note_goes_on(before: Group, after: Group) -> bool:
    """Whether a footnote goes on in the first one of the next page, which has no number then."""
    return not after.number and not ended(before)


def _goes_on(before: Group, after: Group) -> bool:
    """Whether a group goes on in the first one of the next page."""
    if before.kind not in ("text", "item") or after.kind != "text":
        return False
    end, start = before.lines[-1], after.lines[0]
    if abs(end.size - start.size) > 0.06 * end.size or end.bold != start.bold:
        return False
    if start.text[:1].islower():
        return True
    full = end.end > max(line.end for line in (*before.lines[-40:], *after.lines[:40])) - 6 * end.size
    return full and not ends_clause(end.text)


@dataclass(frozen=True, slots=True)
class _Assembler:
    """Makes a block of each group; `heights` are those of the pages."""

    hyphens: Hyphens
    heights: Sequence[float]

    def block(self, group: Group) -> DraftBlock:
        """The block of a group; the head of a table is kept, but is no passage."""
        if group.row:
            kind: BlockKind = "contents" if group.row.is_head else "row"
            cells = () if group.row.is_head else group.row.heads
            heads = tuple("".join(piece.text for piece in self._pieces(cell)) for cell in cells)
            return DraftBlock(kind, tuple(self._row(group.row)), heads=heads)
        kind = "paragraph" if group.kind == "text" else group.kind
        return DraftBlock(kind, tuple(self._pieces(group.lines)), group.level, group.heads, group.number)

    def _row(self, row: Row) -> Iterator[Piece]:
        """The cells with a tab between them; those of the head only where there are words."""
        cells = [tuple(self._pieces(cell)) for cell in row.cells if cell or not row.is_head]
        page = next(piece.page for cell in cells for piece in cell)
        for at, cell in enumerate(cells):
            yield from cell
            if at + 1 < len(cells):
                yield Piece("\t", page)

    def _pieces(self, lines: Sequence[Line]) -> Iterator[Piece]:
        """The words of the lines, joined, a piece for each line.

        A word broken over a page break stays whole: its second part is a piece of the first page.
        """
        lines = [line for line in lines if line.text]
        texts = [line.marked for line in lines]
        for at, line in enumerate(lines):
            marker = line.marker.translate(RAISE)
            if marker and at:  # the line above is broken before it
                texts[at - 1] += marker
            elif marker:
                texts[at] = f"{marker} {texts[at]}"
        for at, line in enumerate(lines):
            text, between, rest = texts[at], "", ""
            if at + 1 < len(lines):
                text, between = self.hyphens.link(text, texts[at + 1])
                if lines[at + 1].page != line.page and not between:
                    rest, _, texts[at + 1] = texts[at + 1].partition(" ")
                    rest += " " if texts[at + 1] else ""
            if text:
                yield Piece(text + between, line.page, self._box(line))
            if rest:
                yield Piece(rest, line.page)

    def _box(self, line: Line) -> Box:
        """Where a line stands; 9 pt letters rise 7.2 pt above their baseline, and hang 2 pt below it."""
        height = self.heights[line.page - 1]
        top, bottom = height - line.y - 0.8 * line.size, height - line.y + 0.22 * line.size
        return Box(line.left, top, max(line.end, line.left), bottom)
