"""What a PDF converter leaves in a Markdown or text file: raised digits, page furniture, lost headings."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import replace

from corpus.draft import Draft, DraftBlock, Piece, footnote
from corpus.leaders import is_contents
from corpus.markers import with_markers
from corpus.raised import LOWER, RAISED
from corpus.types import BlockKind

_FOOTNOTE = re.compile(rf"([{RAISED}]{{1,4}})\s*([^\s{RAISED}].*)", re.DOTALL)
_ENDS_SENTENCE = re.compile(r"[.!?:;,]['\"”’)]?$")
_SALUTATION = re.compile(r"(?:geachte|beste|dear)\b", re.IGNORECASE)
_LETTERHEAD = re.compile(r"(?:retouradres|postbus|(?:ons|uw) kenmerk|datum:? \d)\b", re.IGNORECASE)
_HEADING_LENGTH = 80  # characters
_FURNITURE_LENGTH = 80
_REPEATED = 3


def raised_footnote(paragraph: str) -> DraftBlock | None:
    """The footnote that a paragraph is, "¹ Zie ..." as "1 Zie ..."; None for any other paragraph."""
    match = _FOOTNOTE.fullmatch(paragraph)
    return footnote(match[1].translate(LOWER), match[2]) if match else None


def of_lines(kind: BlockKind, lines: Sequence[str]) -> DraftBlock:
    """A block of lines as they stand in the file, each a piece of it."""
    *most, last = lines or [""]
    return DraftBlock(kind, (*(Piece(f"{line} ") for line in most), Piece(last)))


def is_heading_line(line: str) -> bool:
    """Whether a line that stands alone reads as a heading: short, begun as one, not a sentence.

    A line of a letterhead ("Postbus 20301") is none.
    """
    starts_well = line[:1].isupper() or line[:1].isdecimal()
    ends_well = not _ENDS_SENTENCE.search(line) and not is_contents(line)
    return len(line) <= _HEADING_LENGTH and starts_well and ends_well and not _LETTERHEAD.match(line)


def with_guessed(blocks: Sequence[DraftBlock], guesses: Collection[int]) -> list[DraftBlock]:
    """The blocks, those at the places in `guesses` as headings, or as paragraphs where they can't be.

    A heading has something under it, and stands neither in a letterhead, before the salutation, nor
    after a line that ends in a comma, as the name does that signs a letter ("De Minister,").
    """
    found = list(blocks)
    opens = next((at for at, block in enumerate(found) if _SALUTATION.match(block.text)), 0)
    told = False
    for at in range(len(found) - 1, -1, -1):
        if at in guesses:
            above = found[at - 1].text if at else ""
            signs = above.endswith(",") and not _SALUTATION.match(above)
            kind: BlockKind = "heading" if told and not signs and at >= opens else "paragraph"
            found[at] = replace(found[at], kind=kind, level=int(kind == "heading"))
        told = told or (at not in guesses and found[at].kind != "footnote")
    return found


def mend(draft: Draft) -> Draft:
    """Take out footnote markers and page furniture, and find lost headings.

    Short lines that stand there again and again are furniture. In a file without a single heading,
    short lines that stand alone are taken for headings.
    """
    blocks = with_markers(draft.blocks)
    counts = Counter(block.text for block in blocks if _may_be_furniture(block))
    repeated = {text for text, count in counts.items() if count >= _REPEATED}
    blocks = [b for b in blocks if not (_may_be_furniture(b) and b.text in repeated)]
    if not any(block.kind == "heading" for block in blocks):
        blocks = with_guessed(blocks, {at for at, block in enumerate(blocks) if _stands_alone(block)})
    return replace(draft, blocks=blocks, furniture=[*draft.furniture, *sorted(repeated)])


def _may_be_furniture(block: DraftBlock) -> bool:
    """A short paragraph that isn't a sentence: "Ja." may be said as often as it is asked."""
    short = len(block.text) <= _FURNITURE_LENGTH
    return block.kind == "paragraph" and short and not _ENDS_SENTENCE.search(block.text)


def _stands_alone(block: DraftBlock) -> bool:
    return block.kind == "paragraph" and len(block.pieces) == 1 and is_heading_line(block.text)
