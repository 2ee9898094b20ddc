"""Which reports a person may narrow down to, and what was picked."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from chat.escaping import straight
from qa import Filter
from qa.dates import in_words
from qa.filters import Described

NO_YEARS = [("–", "")]
"""What is picked of the years when none is."""


@dataclass(frozen=True, slots=True)
class Choices:
    """What there is to pick from: (shown, value) of each report, kinds, and years with those between."""

    reports: list[tuple[str, str]]
    kinds: list[str]
    years: list[str]

    @classmethod
    def of(cls, reports: Iterable[Described], only: Filter) -> Choices:
        """Of the reports that the filter leaves, oldest first."""
        left = sorted(
            (report for report in reports if only.matches(report)), key=lambda one: (one.date, one.id)
        )
        years = [int(report.date[:4]) for report in left if report.date]
        return cls(
            reports=[(_shown(report), report.id) for report in left],
            kinds=sorted({report.kind for report in left}),
            years=[f"{year:04}" for year in range(min(years), max(years) + 1)] if years else [],
        )


@dataclass(frozen=True, slots=True)
class Picked:
    """What a person picked; an empty field leaves nothing out."""

    reports: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    since: str = ""
    until: str = ""

    def within(self, only: Filter) -> Filter:
        """The filter for what was picked of what another one leaves; FilterError when that can't be."""
        return narrowed(only, Filter(self.reports, self.kinds, self.since, self.until))


NOTHING_PICKED = Picked()


def narrowed(outer: Filter, inner: Filter) -> Filter:
    """The filter that leaves what both leave, where the inner one's reports and kinds are among the outer's.

    As texts, "" comes before all dates, and "2019" before "2019-12": where it begins. With a mark behind
    it that comes after "-", it comes after: where it ends. Raises FilterError when the two are apart.
    """
    ends = [until for until in (outer.until, inner.until) if until]
    return Filter(
        reports=inner.reports or outer.reports,
        kinds=inner.kinds or outer.kinds,
        since=max(outer.since, inner.since),
        until=min(ends, key="{}~".format, default=""),
    )


def _shown(report: Described) -> str:
    date = in_words(report.date, report.language)
    title = straight(report.title)
    return f"{title} ({date})" if date and date not in title else title
