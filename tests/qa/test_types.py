"""Quotes and their sources."""

from __future__ import annotations

from dataclasses import FrozenInstanceError, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus import Passage
from qa import Evidence, Filter, Hit, Quote, Searched, Source
from qa.types import source_of
from tests.qa.making import made, paged

#        0123456789012345678901234567
TEXT = "Eerste zin. Tweede zin. Slot"
REPORT = paged(TEXT, (0, 12), (12, 28), labels=["i", "1"])
PASSAGE = Passage(REPORT, 0, 23, ("Kop", "Onderkop"))


def test_a_quote_is_the_exact_words_of_its_span() -> None:
    assert Quote(PASSAGE, 12, 23, 0.5).text == "Tweede zin."
    assert Quote(PASSAGE, 0, 23, 0.5).text == "Eerste zin. Tweede zin."


@pytest.mark.parametrize(("start", "end"), [(-1, 5), (0, 24), (23, 28), (5, 5), (9, 5), (-5, -1)])
def test_a_quote_must_lie_inside_its_passage(start: int, end: int) -> None:
    with pytest.raises(ValueError, match=rf"^a quote \({start}, {end}\) must lie inside its passage$"):
        Quote(PASSAGE, start, end, 0.5)


@given(st.integers(-3, 31), st.integers(-3, 31), st.integers(-3, 31), st.integers(-3, 31))
def test_whatever_can_be_made_is_a_part_of_its_passage(first: int, last: int, start: int, end: int) -> None:
    passage = Passage(REPORT, min(max(first, 0), 27), min(max(last, 0), 28), ())
    try:
        quote = Quote(passage, start, end, 0.5)
    except ValueError:
        assert not (passage.start <= start < end <= passage.end)
    else:
        assert quote.text
        assert quote.text in passage.text
        assert passage.report.text[quote.start : quote.end] == quote.text


def test_a_source_tells_all_a_reader_needs() -> None:
    assert Quote(PASSAGE, 12, 23, 0.5).source == Source(
        title="Brief",
        date="2020-05-29",
        kind="letter",
        section=("Kop", "Onderkop"),
        page=2,
        last_page=2,
        page_label="1",
        reference="2918293",
        address="https://example.org/brief",
    )


def test_the_page_is_the_quote_s_own_and_not_the_passage_s() -> None:
    hit = Hit(PASSAGE, 0.5, Evidence(0.5, (0.5, 0.4)), ((0, 11), (12, 23)))
    assert (hit.source.page, hit.source.last_page, hit.source.page_label) == (1, 2, "i")
    assert Quote(PASSAGE, 0, 11, 0.5).source.last_page == 1
    assert Quote(PASSAGE, 12, 23, 0.5).source.page == 2


def test_a_quote_that_ends_where_a_page_ends_does_not_stand_on_the_next() -> None:
    source = Quote(PASSAGE, 7, 12, 0.5).source
    assert (source.page, source.last_page) == (1, 1)
    source = Quote(PASSAGE, 7, 13, 0.5).source
    assert (source.page, source.last_page) == (1, 2)


def test_an_empty_page_is_counted_and_holds_nothing() -> None:
    report = paged(TEXT, (0, 12), (12, 12), (12, 28))
    passage = Passage(report, 0, 23)
    assert source_of(passage, 12, 23).page == 3
    assert source_of(passage, 0, 23).last_page == 3
    assert source_of(passage, 0, 12).last_page == 1


def test_without_pages_or_labels_there_are_none() -> None:
    (units,) = made("r", [["Een zin."]])
    source = Quote(units.passage, 0, 8, 0.5).source
    assert (source.page, source.last_page, source.page_label) == (None, None, None)
    labelless = paged(TEXT, (0, 28))
    assert source_of(Passage(labelless, 0, 23), 0, 5).page_label is None


def test_a_digest_is_told_from_the_official_text() -> None:
    assert not Quote(PASSAGE, 0, 11, 0.5).source.is_digest
    digest = replace(PASSAGE, report=replace(REPORT, kind="digest"))
    assert Quote(digest, 0, 11, 0.5).source.is_digest


def test_the_same_words_in_two_places_are_two_quotes() -> None:
    (one,), (other,) = made("een", [["Zelfde zin."]]), made("twee", [["Zelfde zin."]])
    first, second = Quote(one.passage, 0, 11, 0.5), Quote(other.passage, 0, 11, 0.5)
    assert first.text == second.text
    assert first != second
    assert len({first, second}) == 2


def test_what_is_searched_of_reports() -> None:
    reports = [replace(REPORT, id=date, date=date) for date in ("2021", "", "2019-12", "2020-05-29")]
    assert Searched.of(reports) == Searched(4, "2019-12", "2021", Filter())
    assert Searched.of(reports, Filter()) == Searched(4, "2019-12", "2021")
    since = Filter(since="2020")
    assert Searched.of(reports, since) == Searched(2, "2020-05-29", "2021", since)
    assert Searched.of(reports, Filter(kinds=("annex",))) == Searched(0, only=Filter(kinds=("annex",)))
    assert Searched.of(reports[1:2]) == Searched(1)
    assert Searched.of([]) == Searched(0)


def test_nothing_can_be_changed_afterwards() -> None:
    quote = Quote(PASSAGE, 0, 11, 0.5)
    for thing, field in ((quote, "start"), (quote.source, "page"), (Searched(3), "reports")):
        with pytest.raises(FrozenInstanceError):
            setattr(thing, field, 1)
        assert not hasattr(thing, "__dict__")
