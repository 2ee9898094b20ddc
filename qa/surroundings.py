"""What stands around a span of a report's text."""

from __future__ import annotations

from itertools import takewhile

from corpus import Block, Report

NEAR = 20_000
"""Characters before and after: a text without headings is one section, however long it is."""


def section_around(report: Report, start: int, end: int) -> tuple[int, int, tuple[str, ...]]:
    """The span of the blocks under the same headings as the first word, as far as near, and the headings.

    It holds the span from start to end, and is no more than that where the span begins between blocks.
    """
    first = report.block_at(start)
    if first is None:
        return start, end, ()

    def together(block: Block) -> bool:
        near = start - NEAR < block.end and block.start < end + NEAR
        return near and block.section == first.section

    at = report.blocks.index(first)
    *_, before = (first, *takewhile(together, reversed(report.blocks[:at])))
    *_, after = (first, *takewhile(together, report.blocks[at + 1 :]))
    return before.start, max(after.end, end), first.section
