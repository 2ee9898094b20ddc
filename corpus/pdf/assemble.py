"""From groups per page to the blocks of a draft: joined over page breaks, in pieces by page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from corpus.draft import DraftBlock, Piece
from corpus.pdf.headings import Style, levels, style_of
from corpus.pdf.hyphens import Hyphens
from corpus.pdf.paragraphs import ends_clause
from corpus.pdf.shapes import Group, Line
from corpus.types import BlockKind


def blocks_of(pages: Sequence[Sequence[Group]], hyphens: Hyphens) -> list[DraftBlock]:
    """The blocks of a file; `pages` are the groups of each page, its footnotes among them."""
    depths = levels([group for page in pages for group in page])
    return [_block(group, depths, hyphens) for group in _in_order(pages)]


def _in_order(pages: Sequence[Sequence[Group]]) -> Iterator[Group]:
    """All groups, joined over page breaks, so that pages never go back from group to group.

    A page's footnotes come after the last group that ends on it, and before one that goes on
    over its end.
    """
    last: Group | None = None
    notes: list[Group] = []
    for page in pages:
        flow = [group for group in page if group.kind != "footnote"]
        if last is not None:
            joins = bool(flow) and _goes_on(last, flow[0])
            # The footnotes of a page in the middle of a paragraph can't stand on either side.
            if joins and not (notes and last.lines[0].page < last.lines[-1].page):
                flow[0] = replace(last, lines=last.lines + flow[0].lines)
                yield from notes
            else:
                yield from (last, *notes)
            last, notes = None, []
        if flow:
            yield from flow[:-1]
            last = flow[-1]
        notes += [group for group in page if group.kind == "footnote"]
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


def _goes_on(before: Group, after: Group) -> bool:
    """Whether a group goes on in the first one of the next page."""
    if before.kind not in ("text", "item") or after.kind != "text":
        return False
    end, start = before.lines[-1], after.lines[0]
    if abs(end.size - start.size) > 0.06 * end.size or end.bold != start.bold:
        return False
    if start.text[:1].islower():
        return True
    full = end.end > max(line.end for line in (*before.lines, *after.lines)) - 6 * end.size
    return full and not ends_clause(end.text)


def _block(group: Group, depths: Mapping[Style, int], hyphens: Hyphens) -> DraftBlock:
    kind: BlockKind = "paragraph" if group.kind == "text" else group.kind
    level = depths[style_of(group.lines[0])] if group.kind == "heading" else 0
    return DraftBlock(kind, tuple(_pieces(group.lines, hyphens)), level)


def _pieces(lines: Sequence[Line], hyphens: Hyphens) -> Iterator[Piece]:
    """The words of the lines, joined, by page; a word broken over a page break stays whole."""
    texts = [line.text for line in lines]
    page, parts = lines[0].page, list[str]()
    for at, line in enumerate(lines):
        text, between = texts[at], ""
        if at + 1 < len(lines):
            text, between = hyphens.link(text, texts[at + 1])
        if line.page != page:
            yield Piece("".join(parts), page)
            page, parts = line.page, []
        if at + 1 < len(lines) and lines[at + 1].page != page and not between:
            rest, _, texts[at + 1] = texts[at + 1].partition(" ")
            text, between = text + rest, " " if texts[at + 1] else ""
        parts += (text, between)
    yield Piece("".join(parts), page)
