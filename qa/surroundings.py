"""What stands around a span of a report's text: its section, and the passages beside it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import takewhile

from corpus import Block, Passage, Report
from qa.collection import Collection
from qa.units import Units

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


def beside(collection: Collection, passage: Passage) -> tuple[Passage | None, Passage | None]:
    """The passages just before and just after one in its report; None where the report begins or ends."""
    at = bisect_left(collection.units, _place(passage), key=lambda units: _place(units.passage))
    before, after = collection.units[max(at - 1, 0) : at], collection.units[at + 1 : at + 2]
    return _of(passage.report, before), _of(passage.report, after)


def _of(report: Report, units: Sequence[Units]) -> Passage | None:
    passages = (unit.passage for unit in units)
    return next((passage for passage in passages if passage.report.id == report.id), None)


def _place(passage: Passage) -> tuple[str, int]:
    """Passages stand in a collection in this order."""
    return passage.report.id, passage.start
