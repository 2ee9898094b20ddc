"""What a PDF converter leaves in a Markdown or text file: raised digits, page furniture, lost headings."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

from corpus.draft import Draft, DraftBlock

_DIGITS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_FOOTNOTE = re.compile(r"([⁰¹²³⁴⁵⁶⁷⁸⁹]+)\s*(\S.*)", re.DOTALL)
# A raised digit refers to a footnote, but for a unit's: "m²", "km²", "dm³".
_MARKER = re.compile(r"(?<!\bm)(?<!\b[kcd]m)\s?[⁰¹²³⁴⁵⁶⁷⁸⁹]+(?!\w)")
_ENDS_SENTENCE = re.compile(r"[.!?:;,]['\"”’)]?$")
_HEADING_LENGTH = 80  # characters
_FURNITURE_LENGTH = 80
_REPEATED = 3


def footnote_text(paragraph: str) -> str:
    """The text of a footnote, "¹ Zie ..." as "1 Zie ..."; "" for any other paragraph."""
    match = _FOOTNOTE.fullmatch(paragraph)
    return f"{match[1].translate(_DIGITS)} {match[2]}" if match else ""


def without_markers(text: str) -> str:
    """The text without raised digits that refer to footnotes."""
    return _MARKER.sub("", text)


def is_heading_line(line: str) -> bool:
    """Whether a line that stands alone reads as a heading: short, begun as one, not a sentence."""
    starts_well = line[:1].isupper() or line[:1].isdigit()
    return len(line) <= _HEADING_LENGTH and starts_well and not _ENDS_SENTENCE.search(line)


def mend(draft: Draft) -> Draft:
    """Take short paragraphs that stand there again and again for page furniture.

    In a file without a single heading, short lines that stand alone are taken for headings.
    """
    counts = Counter(block.text for block in draft.blocks if block.kind == "paragraph")
    repeated = {
        text for text, count in counts.items() if count >= _REPEATED and len(text) <= _FURNITURE_LENGTH
    }
    blocks = [b for b in draft.blocks if not (b.kind == "paragraph" and b.text in repeated)]
    if not any(block.kind == "heading" for block in blocks):
        blocks = [_promoted(block) for block in blocks]
    return replace(draft, blocks=blocks, furniture=[*draft.furniture, *sorted(repeated)])


def _promoted(block: DraftBlock) -> DraftBlock:
    if block.kind == "paragraph" and is_heading_line(block.text):
        return DraftBlock("heading", block.pieces, 1)
    return block
