"""What a PDF converter leaves in a Markdown or text file: raised digits, page furniture, lost headings."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

from corpus.draft import Draft, DraftBlock, is_contents

_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_DIGITS = str.maketrans(_RAISED, "0123456789")
RAISE = str.maketrans("0123456789", _RAISED)
"""For `str.translate`: digits as raised ones."""

_FOOTNOTE = re.compile(rf"([{_RAISED}]+)\s*(\S.*)", re.DOTALL)
# A raised digit refers to a footnote, but for a unit's: "m²", "km²", "dm³".
_MARKER = re.compile(rf"(?<!\bm)(?<!\b[kcdm]m)\s?[{_RAISED}]+(?!\w)")
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
    starts_well = line[:1].isupper() or line[:1].isdecimal()
    ends_well = not _ENDS_SENTENCE.search(line) and not is_contents(line)
    return len(line) <= _HEADING_LENGTH and starts_well and ends_well


def mend(draft: Draft) -> Draft:
    """Take out footnote markers and page furniture, and find lost headings.

    A raised digit is a marker when the file has a footnote of that number: "10⁶" mostly has none.
    Short lines that stand there again and again are furniture. In a file without a single heading,
    short lines that stand alone are taken for headings.
    """
    numbers = {block.text.partition(" ")[0] for block in draft.blocks if block.kind == "footnote"}
    blocks = [_unmarked(block, numbers) for block in draft.blocks]
    counts = Counter(block.text for block in blocks if _may_be_furniture(block))
    repeated = {text for text, count in counts.items() if count >= _REPEATED}
    blocks = [b for b in blocks if not (_may_be_furniture(b) and b.text in repeated)]
    if not any(block.kind == "heading" for block in blocks):
        blocks = [_promoted(block) for block in blocks]
    return replace(draft, blocks=blocks, furniture=[*draft.furniture, *sorted(repeated)])


def _unmarked(block: DraftBlock, numbers: set[str]) -> DraftBlock:
    def drop(match: re.Match[str]) -> str:
        return "" if match[0].strip().translate(_DIGITS) in numbers else match[0]

    if block.kind == "footnote":
        return block
    pieces = tuple(replace(piece, text=_MARKER.sub(drop, piece.text)) for piece in block.pieces)
    return replace(block, pieces=pieces)


def _may_be_furniture(block: DraftBlock) -> bool:
    """A short paragraph that isn't a sentence: "Ja." may be said as often as it is asked."""
    short = len(block.text) <= _FURNITURE_LENGTH
    return block.kind == "paragraph" and short and not _ENDS_SENTENCE.search(block.text)


def _promoted(block: DraftBlock) -> DraftBlock:
    if block.kind == "paragraph" and is_heading_line(block.text):
        return DraftBlock("heading", block.pieces, 1)
    return block
