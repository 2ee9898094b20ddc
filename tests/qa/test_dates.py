"""Dates as periods, checked against the calendar."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.dates import ends_before, in_words, is_date, step

DAYS = st.dates(dt.date(1999, 1, 1), dt.date(2003, 12, 31))
DATES = st.builds(lambda day, length: day.isoformat()[:length], DAYS, st.sampled_from([4, 7, 10]))


def first_day(date: str) -> dt.date:
    return dt.date.fromisoformat(date + "-01" * (2 - date.count("-")))


def last_day(date: str) -> dt.date:
    """The last day that is written so."""
    day = first_day(date)
    while (after := day + dt.timedelta(days=1)).isoformat().startswith(date):
        day = after
    return day


@pytest.mark.parametrize("text", ["2019", "2019-12", "2020-02-29", "0001", "9999-12-31"])
def test_what_is_a_date(text: str) -> None:
    assert is_date(text)


@pytest.mark.parametrize(
    "text",
    [
        *("", "19", "2019-13", "2019-00", "2019-02-29", "2019-1", "2019-12-", "20191231", "0000", "mei 2020"),
        *("2019-12-31T00:00", " 2019", "2019\n", "２０１９", "2019-W01", "29-05-2020"),
    ],
)
def test_what_is_no_date(text: str) -> None:
    assert not is_date(text)


@given(DATES, DATES)
def test_a_period_ends_before_another_when_its_last_day_comes_before_the_first(date: str, other: str) -> None:
    assert ends_before(date, other) == (last_day(date) < first_day(other))


@given(DATES)
def test_the_next_period_begins_the_day_after(date: str) -> None:
    after = step(date, 1)
    assert len(after) == len(date)
    assert first_day(after) == last_day(date) + dt.timedelta(days=1)
    assert step(after, -1) == date


@pytest.mark.parametrize(
    ("date", "by", "there"),
    [
        ("2019", 1, "2020"),
        ("2020-01", -1, "2019-12"),
        ("2019-12", 14, "2021-02"),
        ("2020-03-01", -1, "2020-02-29"),
    ],
)
def test_steps(date: str, by: int, there: str) -> None:
    assert step(date, by) == there


@pytest.mark.parametrize(
    ("date", "english", "dutch"),
    [
        ("2019", "2019", "2019"),
        ("2019-12", "December 2019", "december 2019"),
        ("2020-05-09", "9 May 2020", "9 mei 2020"),
        ("", "", ""),
        ("2019-13", "2019-13", "2019-13"),
    ],
)
def test_a_date_in_words(date: str, english: str, dutch: str) -> None:
    assert in_words(date, "en") == in_words(date, "xx") == english
    assert in_words(date, "nl") == dutch
