"""Plain text files: paragraphs between blank lines."""

from __future__ import annotations

import re

from corpus.converted import footnote_text, is_heading_line, mend
from corpus.draft import Draft, DraftBlock, Piece
from corpus.types import BlockKind

_BLANK_LINES = re.compile(r"\n[ \t]*(?:\n[ \t]*)+")
_BULLET = re.compile(r"(?:[-*•·]|\d{1,2}[.)]|[a-z][.)])\s+\S")
_SPACES = re.compile(r"\s+")


def read_plain(text: str) -> Draft:
    """The blocks of a plain text; a short line on its own that doesn't end a sentence is a heading."""
    blocks = []
    for chunk in _BLANK_LINES.split(text.replace("\r\n", "\n").replace("\f", "\n\n")):
        blocks.extend(_chunk([line.strip() for line in chunk.split("\n") if line.strip()]))
    return mend(Draft(blocks))


def _chunk(lines: list[str]) -> list[DraftBlock]:
    """A heading, or paragraphs and list items: an item begins on a line with a bullet or number."""
    if len(lines) == 1 and is_heading_line(lines[0]) and not _BULLET.match(lines[0]):
        return [DraftBlock("heading", (Piece(_SPACES.sub(" ", lines[0])),), 1)]
    groups: list[list[str]] = []
    for line in lines:
        if not groups or _BULLET.match(line):
            groups.append([])
        groups[-1].append(line)
    return [_block(_SPACES.sub(" ", " ".join(group))) for group in groups]


def _block(text: str) -> DraftBlock:
    footnote = footnote_text(text)
    if footnote:
        return DraftBlock("footnote", (Piece(footnote),))
    kind: BlockKind = "item" if _BULLET.match(text) else "paragraph"
    return DraftBlock(kind, (Piece(text),))
