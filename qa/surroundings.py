"""What stands around a span of a report's text: its section, and the passages beside it."""

from __future__ import annotations

from itertools import takewhile

from corpus import Block, Passage, Report
from qa.errors import ChangedError
from qa.searchable import Opened

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


def beside(collection: Opened, passage: Passage) -> tuple[Passage | None, Passage | None]:
    """The passages just before and just after one in its report; None where the report begins or ends.

    None, too, where the report has changed since the passage was found.
    """
    try:
        passages = [unit.passage for unit in collection.passages(passage.report.id)]
    except ChangedError:
        return None, None
    if passage not in passages:
        return None, None
    around = [None, *passages, None]
    at = around.index(passage)
    return around[at - 1], around[at + 1]
