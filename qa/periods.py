"""The periods that a question names in plain words: "sinds mei 2020", "from 2019 to 2021".

A period in a question is mostly about the matter and not about the report's date: "how many vacancies
in 2022?" is answered by a report of 2021. So nothing here filters; `qa.plain_words` says when one may.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from qa import period_words as words
from qa.dates import is_date, step
from qa.errors import FilterError
from qa.filters import Filter

_YEAR = r"(?:19|20)\d\d"
_MONTH = "|".join(words.MONTHS)
_MONTHS = [re.compile(pattern, re.IGNORECASE) for pattern in words.MONTHS]
DATE = re.compile(
    rf"""(?<![\w.,/-])(?:(?:{words.BEFORE_A_YEAR})[ ])?
    (?:
        (?P<from>{_YEAR})[ ]?[-–—/][ ]?(?P<to>{_YEAR})
      | (?P<iso>{_YEAR}-\d\d(?:-\d\d)?)
      | (?P<d>\d\d?)[-./](?P<m>\d\d?)[-./](?P<y>{_YEAR})
      | (?P<english_month>{_MONTH})\.?[ ](?P<english_day>\d\d?)(?:st|nd|rd|th)?,?[ ](?P<english_year>{_YEAR})
      | (?:
            (?:(?P<day>\d\d?)(?:\.|er|st|nd|rd|th|e)?[ ](?:of[ ])?)?
            (?P<month>{_MONTH})\.?,?[ ](?:of[ ]|de[ ])?
        )?
        (?P<year>{_YEAR})
    )
    (?:['’][^\W\d_]+)?(?:[ ](?:{words.AFTER_A_YEAR}))?(?!\w|[-./,]\d)""",
    re.IGNORECASE | re.VERBOSE,
)
"""A date in a question, with the words that belong to it: "12 mei 2020", "het jaar 2019", "2020'den"."""

_MARK = "⟦{}⟧"
MARK = r"⟦(\d+)⟧"
"""What a period is in `Marked.text`: its number between brackets that nobody types."""


@dataclass(frozen=True, slots=True)
class Marked:
    """A question with each period that it names replaced by its number."""

    text: str
    periods: tuple[Filter, ...]


def marked(question: str) -> Marked:
    """Find every period; dates first, then what words make of them ("since", "between ... and ...")."""
    found = Marked(" ".join(re.sub("[⟦⟧]", " ", question).split()), ())
    for pattern, meaning in _MEANINGS:
        found = _rewritten(found, pattern, meaning)
    return found


Meaning = Callable[[re.Match[str], Sequence[Filter]], Filter | None]
"""What a pattern's match stands for, of the periods that were found before."""


def _rewritten(before: Marked, pattern: re.Pattern[str], meaning: Meaning) -> Marked:
    """What the pattern finds becomes a mark; it stays as it is where it names no period."""
    periods = list(before.periods)

    def mark(match: re.Match[str]) -> str:
        try:
            period = meaning(match, periods)
        except FilterError:  # it ends before it begins
            period = None
        if period is None:
            return match[0]
        periods.append(period)
        return _MARK.format(len(periods) - 1)

    return Marked(pattern.sub(mark, before.text), tuple(periods))


def _date(match: re.Match[str], _periods: Sequence[Filter]) -> Filter | None:
    """The period of a date: a day, a month, a year, or from one year to another."""
    if match["from"]:
        return Filter(since=match["from"], until=match["to"])
    date = match["iso"] or "-".join(_parts(match))
    return Filter(since=date, until=date) if is_date(date) else None


def _parts(match: re.Match[str]) -> list[str]:
    year = match["y"] or match["english_year"] or match["year"]
    month, day = match["english_month"] or match["month"], match["d"] or match["english_day"] or match["day"]
    number = next((at for at, name in enumerate(_MONTHS, 1) if month and name.fullmatch(month)), match["m"])
    return [year, *(f"{int(part):02}" for part in (number, day) if part)]


def _half(first: str, last: str) -> Callable[[Filter], Filter | None]:
    def half(year: Filter) -> Filter | None:
        if len(year.since) != len("2020") or year.since != year.until:
            return None
        return Filter(since=f"{year.since}-{first}", until=f"{year.until}-{last}")

    return half


def _between(one: Filter, other: Filter) -> Filter | None:
    return Filter(since=one.since, until=other.until) if one.since and other.until else None


def _since(period: Filter) -> Filter | None:
    return Filter(since=period.since) if period.since else None


def _after(period: Filter) -> Filter | None:
    return Filter(since=step(period.until, 1)) if period.until else None


def _before(period: Filter) -> Filter | None:
    return Filter(until=step(period.since, -1)) if period.since else None


def _until(period: Filter) -> Filter | None:
    return Filter(until=period.until) if period.until else None


def _joining(pattern: str, of: Callable[..., Filter | None]) -> tuple[re.Pattern[str], Meaning]:
    """A pattern over marks, and what it makes of their periods."""

    def meaning(match: re.Match[str], periods: Sequence[Filter]) -> Filter | None:
        return of(*(periods[int(number)] for number in match.groups() if number is not None))

    return re.compile(rf"(?<!\w)(?:{pattern.replace('@', MARK)})(?!\w)", re.IGNORECASE), meaning


_MEANINGS: list[tuple[re.Pattern[str], Meaning]] = [
    (DATE, _date),
    _joining(words.FIRST_HALF, _half("01", "06")),
    _joining(words.SECOND_HALF, _half("07", "12")),
    _joining(words.BETWEEN, _between),
    _joining(words.SINCE, _since),
    _joining(words.AFTER, _after),
    _joining(words.BEFORE, _before),
    _joining(words.UNTIL, _until),
]
