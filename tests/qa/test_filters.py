"""Which reports a filter lets through."""

from __future__ import annotations

import datetime as dt
import unicodedata
from dataclasses import replace

import pytest
from hypothesis import given

from corpus import Report
from qa import Filter, FilterError
from qa.filters import EVERYTHING
from tests.qa.test_dates import DATES, first_day, last_day

REPORT = Report("politie/2019-12-Brief", "Titel", "00", "Tekst.", date="2019-12", kind="letter")


@pytest.mark.parametrize(
    "name",
    [
        "politie/2019-12-Brief",
        "2019-12-Brief",
        "2019-12-brief",
        "2019-12-BRIEF.pdf",
        "politie/2019-12-brief.md",
    ],
)
def test_a_report_by_its_name(name: str) -> None:
    assert Filter(reports=("other", name)).matches(REPORT)


@pytest.mark.parametrize("name", ["", "brief", "2019-12", "politie", "politie/", "2019-12-brief.xls", "*"])
def test_another_name_is_not_the_report_s(name: str) -> None:
    assert not Filter(reports=(name,)).matches(REPORT)


def test_a_name_with_a_full_stop_in_it() -> None:
    report = replace(REPORT, id="versie 1.2")
    assert Filter(reports=("versie 1.2",)).matches(report)
    assert Filter(reports=("Versie 1.2.docx",)).matches(report)
    assert not Filter(reports=("versie 1",)).matches(report)


def test_an_accent_is_one_letter_or_two() -> None:
    for form in ("NFC", "NFD"):
        report = replace(REPORT, id=unicodedata.normalize("NFD", "privé"))
        assert Filter(reports=(unicodedata.normalize(form, "Privé"),)).matches(report)


def test_a_report_by_its_kind() -> None:
    assert Filter(kinds=("annex", "Letter")).matches(REPORT)
    assert not Filter(kinds=("annex",)).matches(REPORT)


def test_it_must_be_all_that_is_asked() -> None:
    assert Filter(("2019-12-brief",), ("letter",), "2019", "2019").matches(REPORT)
    assert not Filter(("2019-12-brief",), ("annex",), "2019", "2019").matches(REPORT)
    assert not Filter(("2019-12-brief",), ("letter",), "2020").matches(REPORT)
    assert not Filter(("other",), ("letter",), "2019", "2019").matches(REPORT)


@pytest.mark.parametrize(
    ("since", "until", "date", "matches"),
    [
        ("2019", "", "2019-12", True),
        ("2019-12-15", "", "2019-12", True),  # it may be of the 20th
        ("2020", "", "2019-12", False),
        ("2020", "", "2019-12-31", False),
        ("", "2019", "2019-12-31", True),
        ("", "2019-12", "2019", True),  # and it of any month
        ("", "2019-11-30", "2019-12", False),
        ("2019-03", "2019-05", "2019", True),
        ("2019", "2021", "2020-05-29", True),
        ("2019", "2021", "2022", False),
        ("2019", "", "", False),
        ("", "2019", "", False),
        ("", "", "", True),
    ],
)
def test_a_report_in_a_period(since: str, until: str, date: str, matches: bool) -> None:  # noqa: FBT001
    assert Filter(since=since, until=until).matches(replace(REPORT, date=date)) is matches


@given(DATES, DATES, DATES)
def test_a_report_is_in_a_period_when_some_day_is_in_both(since: str, until: str, date: str) -> None:
    report = replace(REPORT, date=date)
    from_then, till_then = last_day(date) >= first_day(since), first_day(date) <= last_day(until)
    assert Filter(since=since).matches(report) == from_then
    assert Filter(until=until).matches(report) == till_then
    if first_day(since) <= last_day(until):
        assert Filter(since=since, until=until).matches(report) == (from_then and till_then)
    else:
        with pytest.raises(FilterError):
            Filter(since=since, until=until)


@given(DATES, DATES)
def test_every_report_is_since_a_date_or_before_it(since: str, date: str) -> None:
    report = replace(REPORT, date=date)
    before = Filter(until=(first_day(since) - dt.timedelta(days=1)).isoformat())
    assert Filter(since=since).matches(report) or before.matches(report)


def test_an_empty_filter_leaves_nothing_out() -> None:
    assert not Filter()
    assert Filter() == EVERYTHING
    assert EVERYTHING.matches(REPORT)
    for some in (Filter(("a",)), Filter(kinds=("a",)), Filter(since="2019"), Filter(until="2019")):
        assert some


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (
            {"since": "mei 2020"},
            "'since' is 'mei 2020', which is not a date: write it as 2020-05-29, 2020-05 or 2020",
        ),
        (
            {"until": "2020-13"},
            "'until' is '2020-13', which is not a date: write it as 2020-05-29, 2020-05 or 2020",
        ),
        ({"since": "2021", "until": "2019-12"}, "until '2019-12' ends before since '2021': swap the two"),
        ({"kinds": "letter"}, "'kinds' is one text: give a tuple of them, such as ('letter',)"),
        ({"reports": "2019"}, "'reports' is one text: give a tuple of them, such as ('letter',)"),
    ],
)
def test_what_cannot_be_a_filter_is_told_in_one_sentence(given: dict[str, str], said: str) -> None:
    with pytest.raises(FilterError) as told:
        Filter(**given)  # type: ignore[arg-type]
    assert str(told.value) == said


@pytest.mark.parametrize(
    ("since", "until"), [("2019-12-15", "2019-12"), ("2019", "2019-03"), ("2019", "2019")]
)
def test_a_period_may_end_in_the_one_it_begins_in(since: str, until: str) -> None:
    assert Filter(since=since, until=until)


@pytest.mark.parametrize(
    ("only", "english", "dutch"),
    [
        (Filter(since="2019-12"), "reports since December 2019", "rapporten sinds december 2019"),
        (Filter(until="2020"), "reports up to and including 2020", "rapporten tot en met 2020"),
        (Filter(since="2020", until="2020"), "reports of 2020", "rapporten van 2020"),
        (
            Filter(since="2019", until="2020-05-29"),
            "reports from 2019 up to and including 29 May 2020",
            "rapporten van 2019 tot en met 29 mei 2020",
        ),
        (
            Filter(("a", "b"), ("letter",), "2019"),
            "reports named a or b, of kind letter, since 2019",
            "rapporten met de naam a of b, van de soort brief, sinds 2019",
        ),
        (EVERYTHING, "reports", "rapporten"),
    ],
)
def test_a_filter_in_words(only: Filter, english: str, dutch: str) -> None:
    assert only.describe("en") == only.describe("fr") == english
    assert only.describe("nl") == dutch
