"""Which reports a question is asked of: by name, by kind and by date."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Protocol

from corpus.read import READERS
from qa.dates import ends_before, in_words, is_date
from qa.errors import FilterError


class Described(Protocol):
    """What a list shows of a report, and a filter asks: a `Report`, or one that isn't read (`Listed`)."""

    @property
    def id(self) -> str:
        """Its name in the collection."""

    @property
    def kind(self) -> str:
        """Its kind."""

    @property
    def date(self) -> str:
        """Its ISO date, of the precision known; empty when unknown."""

    @property
    def title(self) -> str:
        """Its title."""

    @property
    def language(self) -> str:
        """Its language; empty when unknown."""


@dataclass(frozen=True, slots=True)
class Filter:
    """What a report must be: one of these reports, of one of these kinds, in this period.

    A name is a report's id, the last part of it, or its file's name; capitals don't count. `since` and
    `until` are ISO dates of the precision known, both included. A report is in the period when its own
    date may be: one of "2019-12" may be of the 20th, and so is since "2019-12-15". A report without a
    date is in no period. An empty field leaves nothing out. Raises FilterError for what is no date,
    and for a period that ends before it begins.
    """

    reports: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    since: str = ""
    until: str = ""

    def __post_init__(self) -> None:
        for field in ("reports", "kinds"):
            if isinstance(getattr(self, field), str):
                raise FilterError(f"'{field}' is one text: give a tuple of them, such as ('letter',)")
        for field, date in (("since", self.since), ("until", self.until)):
            if date and not is_date(date):
                raise FilterError(
                    f"'{field}' is '{date}', which is not a date: write it as 2020-05-29, 2020-05 or 2020"
                )
        if self.until and ends_before(self.until, self.since):
            raise FilterError(f"until '{self.until}' ends before since '{self.since}': swap the two")

    def __bool__(self) -> bool:
        """Whether it asks for anything."""
        return any((self.reports, self.kinds, self.since, self.until))

    def matches(self, report: Described) -> bool:
        """Whether the report is one of those asked for."""
        return (
            (not self.reports or not _spellings(self.reports).isdisjoint(_names_of(report)))
            and (not self.kinds or _folded(report.kind) in map(_folded, self.kinds))
            and self._within(report.date)
        )

    def _within(self, date: str) -> bool:
        if not date:
            return not (self.since or self.until)
        return not (ends_before(date, self.since) or (self.until and ends_before(self.until, date)))

    def describe(self, language: str) -> str:
        """It in words, in English or Dutch ("nl"): "reports of kind letter, since December 2019"."""
        words = _WORDS.get(language, _WORDS["en"])
        since, until = (in_words(date, language) for date in (self.since, self.until))
        facts = {
            "named": words["or"].join(self.reports),
            "kind": words["or"].join(kind_in_words(kind, language) for kind in self.kinds),
            "of": since if self.since == self.until else "",
            "between": since and until and words["to"].join([since, until]),
            "since": since,
            "until": until,
        }
        periods = [key for key in ("of", "between", "since", "until") if facts[key]][:1]
        told = [words[key].format(facts[key]) for key in ("named", "kind", *periods) if facts[key]]
        return f"{words['reports']} {', '.join(told)}".strip()


EVERYTHING = Filter()
"""The filter that every report passes."""

_WORDS = {
    "en": {
        "reports": "reports",
        "or": " or ",
        "named": "named {}",
        "kind": "of kind {}",
        "of": "of {}",
        "between": "from {}",
        "to": " up to and including ",
        "since": "since {}",
        "until": "up to and including {}",
    },
    "nl": {
        "reports": "rapporten",
        "or": " of ",
        "named": "met de naam {}",
        "kind": "van de soort {}",
        "of": "van {}",
        "between": "van {}",
        "to": " tot en met ",
        "since": "sinds {}",
        "until": "tot en met {}",
    },
}


KINDS = {"letter": "brief", "annex": "bijlage", "report": "rapport", "digest": "samenvatting"}
"""The kinds that reading tells and the bundled reports state, each with its Dutch name."""


def kind_in_words(kind: str, language: str) -> str:
    """A report's kind in that language, where it is a known one; else as it is."""
    return KINDS.get(kind, kind) if language == "nl" else kind


def _names_of(report: Described) -> set[str]:
    name = _folded(report.id)
    return {name, name.rpartition("/")[2]}


def _spellings(names: tuple[str, ...]) -> set[str]:
    """The names asked for, and without their suffix those that are a file's."""
    return {spelling for name in names for spelling in _spelled(_folded(name))}


def _spelled(name: str) -> Iterator[str]:
    yield name
    if PurePosixPath(name).suffix in READERS:
        yield name.rpartition(".")[0]


def _folded(text: str) -> str:
    """Without capitals, and with composed letters: a Mac's file names have é as e and an accent."""
    return unicodedata.normalize("NFC", text).casefold()
