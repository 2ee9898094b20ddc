"""From a report to its passages.

A passage is a paragraph; a list with the line that introduces it; a table row; a footnote that says
something.
What is too long is cut between sentences, so that an encoder sees all of it (1,200 characters of
Dutch are about 330 tokens, and the bundled model takes 512) and a reader can take it in.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import zip_longest
from typing import TypeAlias

from corpus.sentences import sentence_spans
from corpus.types import Block, Passage, Report

VERSION = 3
"""Counted up whenever a change splits an unchanged report otherwise."""

LONGEST = 1200  # characters

_WORD = re.compile(r"[^\W\d_]{4,}")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+")
_FEWEST_WORDS = 3
_LETTERHEAD = 100  # characters; before the first heading, a shorter line than this may be one's


def split(report: Report) -> list[Passage]:
    """All passages of a report, in the order of its text; headings and contents are not passages."""
    passages = []
    for group in _groups(report):
        section = group[0].section
        for start, end, heads in _row(report, group[0]) if group[0].kind == "row" else _text(report, group):
            passages.append(Passage(report, start, end, section, heads))
    return passages


_Span: TypeAlias = tuple[int, int, tuple[str, ...]]  # start, end, heads


def _text(report: Report, group: list[Block]) -> list[_Span]:
    return [(start, end, group[0].heads) for start, end in _bounded(report, group)]


def _row(report: Report, row: Block) -> list[_Span]:
    """A row as one passage; one that is too long as a passage for each cell, under its own head."""
    if row.end - row.start <= LONGEST:
        return [(row.start, row.end, row.heads)]
    spans: list[_Span] = []
    at = row.start
    for cell, head in zip_longest(report.text[row.start : row.end].split("\t"), row.heads, fillvalue=""):
        if cell.strip():
            block = Block("paragraph", at, at + len(cell), row.section, (head,) if head else ())
            spans += _text(report, [block])
        at += len(cell) + 1
    return spans


def _groups(report: Report) -> Iterator[list[Block]]:
    """Blocks that belong in one passage: a list with its introduction, or a block alone."""
    group: list[Block] = []
    for block in report.blocks:
        if group and not _goes_with(report, group, block):
            yield group
            group = []
        if _says_something(report, block):
            group.append(block)
    if group:
        yield group


def _goes_with(report: Report, group: list[Block], block: Block) -> bool:
    last = group[-1]
    if block.kind != "item" or block.heads != last.heads or block.end - group[0].start > LONGEST:
        return False
    # "De Inspectie concludeert dat" introduces a list as well as "Het gaat om:" does.
    introduces = report.text[last.end - 1] not in ".!?"
    return last.kind == "item" or (last.kind == "paragraph" and introduces)


def _says_something(report: Report, block: Block) -> bool:
    """Whether a block can answer anything: no heading, bare reference or line of a letterhead can."""
    text = report.text[block.start : block.end]
    if block.kind == "footnote":  # "12 Kamerstukken II, 29628, nr. 887", or an address, says nothing
        return len(_WORD.findall(_ADDRESS.sub("", text))) >= _FEWEST_WORDS
    if block.kind == "paragraph" and not block.section:  # "Aan de Voorzitter van de Tweede Kamer"
        ends = text.rstrip("'\"”’)")[-1:] in {".", "!", "?", ":"}
        return ends or len(text) > _LETTERHEAD or not _has_headings(report) or _introduces(report, block)
    return block.kind not in {"heading", "contents"}


def _has_headings(report: Report) -> bool:
    return report.blocks[-1].section != ()


def _introduces(report: Report, block: Block) -> bool:
    """Whether a list follows the block."""
    after = report.blocks[bisect_right(report.blocks, block.start, key=lambda other: other.start) :]
    return bool(after) and after[0].kind == "item"


def _bounded(report: Report, group: list[Block]) -> Iterable[tuple[int, int]]:
    """The span of the group, cut between sentences where it is longer than `LONGEST`."""
    start, end = group[0].start, group[-1].end
    if end - start <= LONGEST:
        return [(start, end)]
    spans = sentence_spans(report.text[start:end], report.language)
    return _packed(report.text, [(start + first, start + last) for first, last in spans])


def _packed(text: str, sentences: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Whole sentences joined up to the longest span; a longer sentence is cut between words."""
    spans: list[tuple[int, int]] = []
    for start, end in (piece for span in sentences for piece in _cut(text, *span)):
        if spans and end - spans[-1][0] <= LONGEST:
            spans[-1] = (spans[-1][0], end)
        else:
            spans.append((start, end))
    return spans


def _cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Spans of at most `LONGEST` characters, ending at a space where there is one."""
    while end - start > LONGEST:
        space = text.rfind(" ", start + 1, start + LONGEST + 1)
        stop = space if space > start else start + LONGEST
        yield start, stop
        start = stop + (text[stop] == " ")
    yield start, end
