"""Single characters: ligatures, spaces, bullets and raised digits, made plain."""

from __future__ import annotations

import re
import unicodedata

SOFT_HYPHENS = "\u00ad\u2010"
SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_PLAIN_DIGITS = str.maketrans(SUPERSCRIPTS, "0123456789")
_LIGATURES = {0xFB00 + i: text for i, text in enumerate(("ff", "fi", "fl", "ffi", "ffl", "st", "st"))}
# The Symbol and Wingdings fonts of word processors give list marks as private characters.
_BULLETS = dict.fromkeys((0xF0B7, 0xF0A7, 0xF0A8, 0xF0D8, 0xF0FC, 0xF076, 0xF06E, 0xF071), "•")
_BULLETS[0x7F] = "•"  # an unused code of WinAnsiEncoding means a bullet (PDF 32000-1, D.2, note 3)
_TABLE = _LIGATURES | _BULLETS | {0xF02D: "-", 0x2011: "-", 0xFEFF: None, 0x200B: None}
_LEADERS = re.compile(r"\.{4,}|…{2,}|(?:\. ){4,}")  # the dots in a line of contents
_SPACES = re.compile(r"\s+")


def plain(text: str) -> str:
    """The same words in plain characters: no ligatures, control characters or odd spaces.

    Spaces at either end are kept (as one space): they part a run from its neighbour.
    """
    if text.isascii() and text.isprintable() and "  " not in text:
        return text
    text = _SPACES.sub(" ", text.translate(_TABLE))
    kept = (c for c in text if unicodedata.category(c) not in ("Cc", "Cs", "Co"))
    return unicodedata.normalize("NFC", "".join(kept))


def has_leaders(text: str) -> bool:
    """Whether dots lead to a page number, as in a line of contents."""
    likely = "..." in text or "…" in text or ". . " in text  # most lines need no search
    return likely and _LEADERS.search(text) is not None


def digits(text: str) -> str:
    """Raised digits as ordinary ones."""
    return text.translate(_PLAIN_DIGITS)
