"""The blocks of a file with marked structure (HTML, Word), as its reader comes upon them."""

from __future__ import annotations

import re

from corpus.converted import RAISE, footnote_text, is_heading_line, without_markers
from corpus.draft import DraftBlock, Piece
from corpus.types import BlockKind

# White space and the control characters, which are no words; soft hyphens and zero-width
# characters, which no reader sees, leave nothing at all.
_SPACES = re.compile(r"[\s\x00-\x1f\x7f-\x9f]+")
_UNSEEN = re.compile("[\u00ad\u200b\u2060\ufeff]")
# A list that was typed: a bullet or dash before the words. A hyphen needs a space, "-5%" is a number.
_BULLET = re.compile(r"[•·▪●○■◦‣–—-]\s+(?=\S)")
_REFERENCE = re.compile(r"\s*[\[(]?\s*(\d{1,3})\s*[\])]?\s*")


def tidy(text: str) -> str:
    """The text in single spaces, without what can't be seen."""
    return _SPACES.sub(" ", _UNSEEN.sub("", text)).strip()


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
        self._add("heading", without_markers(tidy(text)), level)

    def paragraph(self, text: str, mark: str = "", *, bold: bool = False) -> None:
        """Add a paragraph; a list item when it has a mark ("-", "2.") or begins with a bullet.

        One that begins with a raised number is a footnote.
        """
        text = tidy(text)
        note = "" if mark else footnote_text(text)
        bullet = None if mark else _BULLET.match(text)
        if note:
            self._add("footnote", note)
        elif mark or bullet:
            words = without_markers(text[bullet.end() :] if bullet else text)
            self._add("item", f"{mark or '-'} {words}" if words else "")
        else:
            if bold and is_heading_line(text):
                self._bold.add(len(self.blocks))
            self._add("paragraph", without_markers(text))

    def footnote(self, label: str, text: str) -> None:
        """Add a footnote, without the number that it may begin with itself."""
        text = tidy(text)
        own = footnote_text(text)
        if own:
            text = own.partition(" ")[2]
        elif label:
            text = re.sub(rf"^[\[(]?{re.escape(label)}(?:[\]).:]+\s*|\s+)", "", text)
        self._add("footnote", f"{label} {text}".strip() if text else "")

    def finished(self) -> list[DraftBlock]:
        """All blocks; where there is no heading, short bold paragraphs are taken for headings."""
        if any(one.kind == "heading" for one in self.blocks):
            return self.blocks
        return [
            block("heading", one.text, 1) if at in self._bold else one for at, one in enumerate(self.blocks)
        ]

    def _add(self, kind: BlockKind, text: str, level: int = 0) -> None:
        if text:
            self.blocks.append(block(kind, text, level))
