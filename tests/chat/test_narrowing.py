"""Narrowing down: by the command line, by what is picked on the page, and by the question's own words."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chat.answers import answer_card
from chat.narrowing import Choices, Picked, narrowed
from chat.words import DUTCH, ENGLISH
from corpus import Report
from qa import Assistant, Filter, FilterError
from qa.filters import EVERYTHING
from tests.fakes import WordEncoder
from tests.qa.making import made, retriever_in

REPORTS = [
    Report("map/b", "Brief <b>", "0", "Tekst.", date="2021-12-02", kind="letter", language="nl"),
    Report("a", "Bericht december 2019", "0", "Tekst.", date="2019-12", kind="annex", language="nl"),
    Report("c", "Zonder datum", "0", "Tekst.", kind="annex"),
]


def test_there_is_to_pick_from_what_the_reports_are() -> None:
    choices = Choices.of(REPORTS, EVERYTHING)
    assert choices.reports == [
        ("Zonder datum", "c"),
        ("Bericht december 2019", "a"),
        ("Brief <b> (2 december 2021)", "map/b"),
    ]
    assert choices.kinds == ["annex", "letter"]
    assert choices.years == ["2019", "2020", "2021"]


def test_a_filter_leaves_less_to_pick_from() -> None:
    assert Choices.of(REPORTS, Filter(since="2020")) == Choices(
        [("Brief <b> (2 december 2021)", "map/b")], ["letter"], ["2021"]
    )
    assert Choices.of(REPORTS, Filter(kinds=("x",))) == Choices([], [], [])


@pytest.mark.parametrize(
    ("outer", "inner", "both"),
    [
        (Filter(since="2019"), Filter(since="2019-12"), Filter(since="2019-12")),
        (Filter(until="2019"), Filter(until="2019-12"), Filter(until="2019-12")),
        (Filter(until="2021"), Filter(), Filter(until="2021")),
        (Filter(("a", "b"), ("letter",)), Filter(("b",)), Filter(("b",), ("letter",))),
        (Filter(since="2019", until="2021"), Filter(since="2020"), Filter(since="2020", until="2021")),
    ],
)
def test_two_filters_leave_what_both_leave(outer: Filter, inner: Filter, both: Filter) -> None:
    assert narrowed(outer, inner) == both


DATES = st.sampled_from(["", "2019", "2019-12", "2019-12-15", "2020", "2020-05", "2021-12-02"])


@given(st.lists(DATES, min_size=5, max_size=5))
def test_what_passes_both_passes_each(dates: list[str]) -> None:
    try:
        outer, inner = Filter(since=dates[0], until=dates[1]), Filter(since=dates[2], until=dates[3])
    except FilterError:
        return
    report = replace(REPORTS[0], date=dates[4])
    each = outer.matches(report) and inner.matches(report)
    try:
        both = narrowed(outer, inner).matches(report)
    except FilterError:
        both = False
    # Of a report known to the year alone each may leave it, in other months.
    assert each or not both


@pytest.fixture
def assistant(tmp_path: Path, encoder: WordEncoder) -> Assistant:
    reports = [made("2019", [["Bodycams."]], date="2019-12"), made("2021", [["Verzuim."]], date="2021-12-02")]
    return Assistant(retriever_in(tmp_path / "c", reports, encoder))


def test_what_is_picked_is_searched_and_told(assistant: Assistant) -> None:
    html = answer_card(assistant, "bodycams en verzuim?", DUTCH, picked=Picked(reports=("2021",)))
    told = "Alleen gezocht in&#58; rapporten met de naam 2021&#46;"
    assert html.startswith(f'<div class="answer"><p class="only">{told}</p><p class="sure">')
    assert "<mark>Verzuim&#46;</mark>" in html
    assert "Bodycams" not in html


def test_the_command_line_narrows_the_page_and_the_question(assistant: Assistant) -> None:
    html = answer_card(assistant, "verzuim?", ENGLISH, Filter(until="2020"), Picked(since="2019"))
    assert "Only searched&#58; reports from 2019 up to and including 2020&#46;" in html
    assert "<mark>Bodycams&#46;</mark>" in html


def test_a_choice_that_leaves_nothing_says_so(assistant: Assistant) -> None:
    html = answer_card(assistant, "verzuim?", DUTCH, picked=Picked(kinds=("<b>",)))
    assert html.startswith(
        '<div class="answer"><p class="nothing">Geen rapport past bij je keuze&#58; er zijn geen rapporten '
        'van de soort &#60;b&#62;&#46;</p><p class="searched">Er is dus niets doorzocht&#46; Kies meer '
        'rapporten om te doorzoeken&#46;</p><p class="take">'
    )
    (asked,) = re.findall(r'<a class="asked" href="([^"]*)"', html)
    assert unescape(asked) == "/?q=verzuim%3F&kind=%3Cb%3E"


def test_a_choice_apart_from_the_question_says_so(assistant: Assistant) -> None:
    html = answer_card(assistant, "What does the 2021 report say?", ENGLISH, picked=Picked(until="2020"))
    assert (
        "No report matches&#58; you chose reports up to and including 2020&#44; and your question asks for "
        "reports of 2021&#46;"
    ) in html
    assert "<mark>" not in html


def test_a_period_that_ends_before_it_begins_says_so(assistant: Assistant) -> None:
    html = answer_card(assistant, "verzuim?", ENGLISH, picked=Picked(since="2021", until="2019"))
    assert "No report is of the years you chose&#58; choose a first year" in html
    html = answer_card(assistant, "verzuim?", DUTCH, Filter(until="2019"), Picked(since="2021"))
    assert "Geen rapport is van de gekozen jaren&#58; kies een eerste jaar" in html
