"""From a report to its passages.

A passage is a paragraph; a list with the line that introduces it; a table row; a footnote that says
something.
What is too long is cut between sentences, so that an encoder sees all of it (1,200 characters of
Dutch are about 330 tokens, and the bundled model takes 512) and a reader can take it in.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from corpus.sentences import sentence_spans
from corpus.types import Block, Passage, Report

VERSION = 1
"""Counted up whenever a change splits an unchanged report otherwise."""

LONGEST = 1200  # characters

_WORD = re.compile(r"[^\W\d_]{4,}")
_FEWEST_WORDS = 3
_LETTERHEAD = 100  # characters; before the first heading, a shorter line than this may be one's


def split(report: Report) -> list[Passage]:
    """All passages of a report, in the order of its text; headings and contents are not passages."""
    passages = []
    for group in _groups(report):
        for start, end in _bounded(report, group):
            passages.append(Passage(report, start, end, group[0].section, group[0].heads))
    return passages


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
    if block.kind == "footnote":  # "12 Kamerstukken II, 29628, nr. 887" only names a document
        return len(_WORD.findall(text)) >= _FEWEST_WORDS
    if block.kind == "paragraph" and not block.section:  # "Aan de Voorzitter van de Tweede Kamer"
        return len(text) > _LETTERHEAD or text[-1] in ".!?:" or report.blocks[-1].section == ()
    return block.kind not in {"heading", "contents"}


def _bounded(report: Report, group: list[Block]) -> Iterable[tuple[int, int]]:
    """The span of the group, cut between sentences where it is longer than `LONGEST`."""
    start, end = group[0].start, group[-1].end
    if end - start <= LONGEST:
        return [(start, end)]
    return _packed([(start + a, start + b) for a, b in sentence_spans(report.text[start:end])])


def _packed(sentences: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Whole sentences joined up to the longest span; one longer sentence is cut at its length."""
    spans: list[tuple[int, int]] = []
    for start, end in (piece for span in sentences for piece in _cut(*span)):
        if spans and end - spans[-1][0] <= LONGEST:
            spans[-1] = (spans[-1][0], end)
        else:
            spans.append((start, end))
    return spans


def _cut(start: int, end: int) -> list[tuple[int, int]]:
    return [(at, min(at + LONGEST, end)) for at in range(start, end, LONGEST)]
