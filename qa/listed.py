"""What lists of reports need of each, without reading it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Described:
    """What is told of a report without reading it, in the order of the columns of `Rows`."""

    id: str
    sha256: str
    title: str
    date: str
    kind: str
    language: str
    pages: int

    @property
    def described(self) -> tuple[str, str, str, str, str, str, int]:
        """All of that."""
        return self.id, self.sha256, self.title, self.date, self.kind, self.language, self.pages


@dataclass(frozen=True, slots=True)
class Listed(Described):
    """A report of a collection as a list has it; `Collection.passages` reads the whole.

    `numbers` are those of its passages in the collection, which are never used again: when its file
    has changed, the report has others.
    """

    numbers: range


def require_apart(numbers: Sequence[range], end: int) -> None:
    """ValueError when reports, in order, have a passage in common, or one past the end."""
    last = 1
    for one in numbers:
        if one.start < last or one.stop <= one.start:
            raise ValueError("two reports have a passage in common, or a report has none")
        last = one.stop
    if last > end:
        raise ValueError("a report has a passage that was never stored")


def owner(reports: Sequence[Listed], number: int) -> Listed:
    """The report, of those in order of their passages' numbers, that a passage belongs to."""
    found = reports[bisect_right(reports, number, key=lambda report: report.numbers.start) - 1]
    if number not in found.numbers:
        raise LookupError(f"no report has passage {number}")
    return found


def common(one: range, other: range) -> range:
    """The numbers that are in both, where there are such."""
    return range(max(one.start, other.start), min(one.stop, other.stop))
