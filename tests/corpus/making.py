"""Small reports and drafts for tests, from Markdown or plain text, and a short way to look at them."""

from __future__ import annotations

from corpus import Passage, Report, split
from corpus.draft import Draft, DraftBlock, Piece, lay_out
from corpus.markdown import read_markdown
from corpus.types import BlockKind


def block(kind: BlockKind, *pieces: str | tuple[str, int], level: int = 0) -> DraftBlock:
    """A block of pieces, each some words or (words, page)."""
    made = (Piece(piece) if isinstance(piece, str) else Piece(*piece) for piece in pieces)
    return DraftBlock(kind, tuple(made), level)


def heading(text: str, level: int = 1) -> DraftBlock:
    """A heading without a page."""
    return block("heading", text, level=level)


def blocks(draft: Draft) -> list[tuple[str, str]]:
    """The kind and words of each block."""
    return [(block.kind, block.text) for block in draft.blocks]


def headings(draft: Draft) -> list[tuple[int, str]]:
    """The level and words of each heading."""
    return [(block.level, block.text) for block in draft.blocks if block.kind == "heading"]


def report_of(draft: Draft, language: str = "nl") -> Report:
    """The report of a draft, under the id "rapport"."""
    canonical = lay_out(draft)
    return Report(
        id="rapport",
        title="Rapport",
        sha256="0" * 64,
        text=canonical.text,
        language=language,
        pages=canonical.pages,
        blocks=canonical.blocks,
        markers=canonical.markers,
    )


def ties(draft: Draft) -> list[tuple[str, str]]:
    """Each sentence that refers to a footnote, with that footnote, in the order of the footnotes."""
    report = report_of(draft)
    return [(report.text[start:end], note.text) for note in report.footnotes for start, end in note.sentences]


def passages(markdown: str) -> list[Passage]:
    """The passages of a Markdown text."""
    return split(report_of(read_markdown(markdown)))
