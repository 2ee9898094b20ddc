"""Dates of the precision known, as reports have them: "2019", "2019-12" or "2020-05-29".

Each is a period: "2019-12" is all of December. Compared as far as both are known, the texts themselves
tell whether two periods touch: neither of "2019-12" and "2019-12-15" comes before the other.
"""

from __future__ import annotations

import datetime as dt
import re

_FORM = re.compile(r"[0-9]{4}(?:-[0-9]{2}){0,2}")

MONTHS = {
    "en": tuple(
        "January February March April May June July August September October November December".split()
    ),
    "nl": tuple(
        "januari februari maart april mei juni juli augustus september oktober november december".split()
    ),
}


def is_date(text: str) -> bool:
    """Whether it is a year, a month or a day of the calendar, in ISO 8601."""
    return _FORM.fullmatch(text) is not None and _first_day(text) is not None


def ends_before(date: str, other: str) -> bool:
    """Whether the whole of a date's period lies before the other's."""
    known = min(len(date), len(other))
    return date[:known] < other[:known]


def step(date: str, by: int) -> str:
    """The date so many years, months or days on, whichever it is precise to."""
    year, *rest = map(int, date.split("-"))
    if not rest:
        return f"{year + by:04}"
    if len(rest) == 1:
        year, month = divmod(year * 12 + rest[0] - 1 + by, 12)
        return f"{year:04}-{month + 1:02}"
    return (dt.date(year, *rest) + dt.timedelta(days=by)).isoformat()


def in_words(date: str, language: str) -> str:
    """A date in words: "2020-05-29" is "29 May 2020", "2019-12" is "December 2019"."""
    first = _first_day(date) if is_date(date) else None
    if first is None or len(date) == len("2019"):
        return date
    day = f"{first.day} " if len(date) == len("2019-12-01") else ""
    return f"{day}{MONTHS.get(language, MONTHS['en'])[first.month - 1]} {date[:4]}"


def _first_day(date: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(date + "-01" * (2 - date.count("-")))
    except ValueError:
        return None
