"""Asking some of the reports only."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from qa import Assistant, Filter, Hit, QuestionError, Retriever, Searched
from qa.places import Place
from qa.units import Units
from tests.fakes import WordEncoder
from tests.qa.making import made, retriever_in

ANNEX = Filter(kinds=("annex",))
NONE = Filter(since="2022")


def of_kind(units: list[Units], kind: str) -> list[Units]:
    report = replace(units[0].passage.report, kind=kind)
    return [replace(unit, passage=replace(unit.passage, report=report)) for unit in units]


@pytest.fixture
def reports() -> list[list[Units]]:
    return [
        of_kind(made("2019", [["Bodycams bodycams."], ["De wijkagent blijft."]], date="2019-12"), "letter"),
        of_kind(
            made("2021", [["Minder bodycams, meer verzuim."], ["De meldkamer."]], date="2021-12-02"), "annex"
        ),
        made("zonder", [["Bodycams en instroom."]]),
    ]


@pytest.fixture
def retriever(reports: list[list[Units]], place: Place, encoder: WordEncoder) -> Retriever:
    return retriever_in(place, reports, encoder)


def found(retriever: Retriever, only: Filter | None, k: int = 5) -> list[str]:
    return [hit.passage.report.id for hit in retriever.search("bodycams", k, only=only)]


def scored(hits: list[Hit]) -> list[tuple[str, float]]:
    return [(hit.passage.text, hit.score) for hit in hits]


def test_only_what_passes_is_found(retriever: Retriever) -> None:
    assert found(retriever, None, 3) == ["2019", "2021", "zonder"]
    assert found(retriever, Filter(), 3) == ["2019", "2021", "zonder"]
    assert found(retriever, Filter(reports=("2021",))) == ["2021", "2021"]
    assert found(retriever, Filter(reports=("2021", "zonder")), 2) == ["2021", "zonder"]
    assert found(retriever, ANNEX) == ["2021", "2021"]
    assert found(retriever, Filter(since="2020")) == ["2021", "2021"]
    assert found(retriever, Filter(until="2020")) == ["2019", "2019"]
    assert found(retriever, NONE) == []


def test_it_is_as_if_the_other_reports_were_not_there(
    reports: list[list[Units]], places: Callable[[str], Place], encoder: WordEncoder
) -> None:
    many = made("veel", [[f"Bodycams {number}."] for number in range(300)], date="2018")
    everything = retriever_in(places("all"), [many, *reports], encoder)
    alone = retriever_in(places("alone"), [reports[1]], encoder)
    for k in (1, 2, 5):
        assert scored(everything.search("bodycams", k, only=ANNEX)) == scored(alone.search("bodycams", k))


def test_an_answer_says_what_was_searched(retriever: Retriever) -> None:
    answer = Assistant(retriever).ask("bodycams", only=ANNEX)
    assert [quote.passage.report.id for quote in answer.quotes] == ["2021", "2021"]
    assert answer.searched == Searched(1, "2021-12-02", "2021-12-02", ANNEX)
    assert Assistant(retriever).ask("bodycams", only=Filter()) == Assistant(retriever).ask("bodycams")
    assert Assistant(retriever).ask("bodycams").searched == Searched(3, "2019-12", "2021-12-02")


def test_a_filter_that_matches_nothing_finds_nothing(retriever: Retriever) -> None:
    answer = Assistant(retriever).ask("bodycams", only=NONE)
    assert not answer.answered
    assert answer.confidence == 0.0
    assert answer.quotes == answer.nearest == ()
    assert answer.searched == Searched(0, only=NONE)


def test_what_cannot_be_asked_cannot_be_asked_under_a_filter(retriever: Retriever) -> None:
    with pytest.raises(QuestionError):
        Assistant(retriever).ask(" ", only=NONE)
    with pytest.raises(ValueError, match=r"^k must be 1 or more, not 0$"):
        Assistant(retriever).ask("bodycams", 0, only=NONE)
