"""What a collection tells from its list of reports, wherever these are read from."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import chain

from qa.listed import Listed, owner
from qa.units import Units

_REPORTS_KEPT = 32  # a question's hits are mostly in reports that were just read


class ReadByReport:
    """Reports, and their passages, which are read when a question needs them."""

    def __init__(self, reports: Iterable[Listed], read: Callable[[Listed], list[Units]]) -> None:
        """`reports` are in order of id; `read` gives one's passages, ChangedError when it is gone."""
        self.reports = tuple(reports)
        self._by_number = sorted(self.reports, key=lambda report: report.numbers.start)
        self._read = read
        self._passages_of = lru_cache(_REPORTS_KEPT)(read)

    def __len__(self) -> int:
        """How many passages it has."""
        return sum(len(report.numbers) for report in self.reports)

    def passages(self, report_id: str) -> list[Units]:
        """The passages of a report, in order; none when there is no such report.

        ChangedError when another citaat has changed or removed it meanwhile.
        """
        listed = next((report for report in self.reports if report.id == report_id), None)
        return self._passages_of(listed) if listed else []

    @property
    def units(self) -> Iterator[Units]:
        """All passages, a report at a time."""
        return chain.from_iterable(map(self._read, self.reports))

    def found(self, numbers: Sequence[int]) -> list[Units]:
        """These passages with their reports and sentences; ChangedError when one is gone."""
        owners = [owner(self._by_number, number) for number in numbers]
        return [
            self._passages_of(report)[number - report.numbers.start]
            for number, report in zip(numbers, owners, strict=True)
        ]
