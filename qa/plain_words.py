"""Which reports a question asks for in plain words: "in het halfjaarbericht van december 2019".

Only words that say of a report that it is of a date are taken for a filter, for what is left out can't be
found. Any other date is the matter's, and leaves nothing out: taken for the reports' date, the dates in the
development questions would lose the right report more often than not (docs/how-it-works.md).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from qa.filters import EVERYTHING, Filter
from qa.periods import MARK, marked
from qa.report_words import COMPARED, JOINED, WAYS

_WAYS = [re.compile(rf"(?<!\w)(?:{way.replace('@', MARK)})(?!\w)", re.IGNORECASE) for way in WAYS]
_COMPARED = re.compile(COMPARED, re.IGNORECASE)
# Two dates with such a word between them, and at most four others.
_JOINED = re.compile(
    rf"{MARK}[^\s⟦\w]{{0,3}}(?=(?: [^\s⟦]+){{0,4}}? {JOINED} (?:[^\s⟦]+ ){{0,4}}{MARK})", re.IGNORECASE
)


def filter_in(question: str) -> Filter:
    """The filter that a question's own words ask for; one that leaves nothing out when they ask for none.

    Of several reports it is the time from the first to the last. There is none when the question compares
    reports, or goes on to a date that isn't said to be a report's.
    """
    found = marked(question)
    named = _named(found.text)
    if not named or _COMPARED.search(found.text) or _goes_on(found.text, named):
        return EVERYTHING
    return _span([found.periods[number] for number in named])


def _named(text: str) -> list[int]:
    """The numbers of the periods that are said to be a report's."""
    found = (match for way in _WAYS for match in way.finditer(text))
    return sorted({int(number) for match in found for number in match.groups() if number})


def _goes_on(text: str, named: Sequence[int]) -> bool:
    """Whether a report's period is joined to one that isn't said to be a report's."""
    pairs = ({int(match[1]), int(match[2])} for match in _JOINED.finditer(text))
    return any(len(pair.intersection(named)) == 1 for pair in pairs)


def _span(periods: Sequence[Filter]) -> Filter:
    """From where the first begins to where the last ends; open where one of them is.

    As texts, "" comes before all dates, and "2019" before "2019-12": where it begins. With a mark behind
    it that comes after "-", each comes after them: where it ends.
    """
    since = min(period.since for period in periods)
    return Filter(since=since, until=max((period.until for period in periods), key="{}~".format))
