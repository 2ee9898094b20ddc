"""The blocks of a file with marked structure (HTML, Word), as its reader comes upon them."""

from __future__ import annotations

import re

from corpus.clean import tidy
from corpus.converted import is_heading_line, raised_footnote, with_guessed
from corpus.draft import DraftBlock, Piece, footnote
from corpus.markers import with_markers
from corpus.raised import RAISE, bare
from corpus.types import BlockKind

# A list that was typed: a bullet or dash before the words. A hyphen needs a space, "-5%" is a number.
_BULLET = re.compile(r"[•·▪●○■◦‣–—-]\s+(?=\S)")
_REFERENCE = re.compile(r"\s*[\[(]?\s*(\d{1,3}(?:\s?,\s?\d{1,3})*)\s*[\])]?\s*")


def raised(text: str) -> str:
    """Raised text: digits that may refer to a footnote as ¹²³, anything else ("5e") as it is."""
    match = _REFERENCE.fullmatch(text)
    return match[1].translate(RAISE) if match else text


def block(kind: BlockKind, text: str, level: int = 0, heads: tuple[str, ...] = ()) -> DraftBlock:
    """A block of one piece."""
    return DraftBlock(kind, (Piece(text),), level, heads)


class Flow:
    """Blocks in reading order; words come in as they stand in the file, and blank ones are left out."""

    def __init__(self) -> None:
        """Begin without blocks."""
        self.blocks: list[DraftBlock] = []
        self._bold: set[int] = set()

    def heading(self, text: str, level: int) -> None:
        """Add a heading."""
        self._add("heading", tidy(text), level)

    def paragraph(self, text: str, mark: str = "", *, bold: bool = False) -> None:
        """Add a paragraph; a list item when it has a mark ("-", "2.") or begins with a bullet.

        One that begins with a raised number is a footnote.
        """
        text = tidy(text)
        note = None if mark else raised_footnote(text)
        bullet = None if mark else _BULLET.match(text)
        if note:
            self.blocks.append(note)
        elif mark or bullet:
            words = text[bullet.end() :] if bullet else text
            self._add("item", f"{mark or '-'} {words}" if words else "")
        else:
            if bold and is_heading_line(bare(text)):
                self._bold.add(len(self.blocks))
            self._add("paragraph", text)

    def footnote(self, label: str, text: str, name: str = "") -> None:
        """Add a footnote, without the number that it may begin with itself."""
        text = tidy(text)
        own = raised_footnote(text)
        if own:
            text = own.text.partition(" ")[2]
        elif label:
            text = re.sub(rf"^[\[(]?{re.escape(label)}(?:[\]).:]+\s*|\s+)", "", text)
        if text:
            self.blocks.append(footnote(label, text, name))

    def finished(self) -> list[DraftBlock]:
        """All blocks, footnote markers taken out of their words.

        Where there is no heading, short bold paragraphs are taken for headings.
        """
        marked = any(one.kind == "heading" for one in self.blocks)
        return with_markers(self.blocks if marked else with_guessed(self.blocks, self._bold))

    def _add(self, kind: BlockKind, text: str, level: int = 0) -> None:
        if text:
            self.blocks.append(block(kind, text, level))
