"""Plain text files: paragraphs between blank lines."""

from __future__ import annotations

import re

from corpus.clean import tidy_lines
from corpus.converted import is_heading_line, mend, of_lines, raised_footnote, with_guessed
from corpus.draft import Draft, DraftBlock

_BLANK_LINES = re.compile(r"\n[ \t]*(?:\n[ \t]*)+")
_BULLET = re.compile(r"(?:[-*•·]|\d{1,2}[.)]|[a-z][.)])\s+\S")


def read_plain(text: str) -> Draft:
    """The blocks of a plain text; a short line on its own that doesn't end a sentence is a heading."""
    blocks: list[DraftBlock] = []
    alone: set[int] = set()
    for chunk in _BLANK_LINES.split(text.replace("\r\n", "\n").replace("\f", "\n\n")):
        lines = tidy_lines(chunk)
        if len(lines) == 1 and is_heading_line(lines[0]) and not _BULLET.match(lines[0]):
            alone.add(len(blocks))
        blocks += _blocks(lines)
    return mend(Draft(with_guessed(blocks, alone)))


def _blocks(lines: list[str]) -> list[DraftBlock]:
    """Paragraphs and list items: an item begins on a line with a bullet or number."""
    groups: list[list[str]] = []
    for line in lines:
        if not groups or _BULLET.match(line):
            groups.append([])
        groups[-1].append(line)
    return [_block(group) for group in groups]


def _block(lines: list[str]) -> DraftBlock:
    note = raised_footnote(" ".join(lines))
    return note or of_lines("item" if _BULLET.match(lines[0]) else "paragraph", lines)
