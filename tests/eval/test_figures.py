"""From outcomes to figures."""

from __future__ import annotations

from math import isnan

import pytest

from eval.figures import figures_of
from eval.measures.bootstrap import Estimate, mean_of
from eval.questions import Place
from eval.run import Outcome
from tests.eval.making import outcome, question

PLACES = (Place("2019", "", ("2000",)),)


def answerable(
    rank: int | None,
    *,
    language: str = "nl",
    kind: str = "fact",
    confidence: float = 0.9,
    quote_rank: int | None = None,
) -> Outcome:
    asked = question(language=language, kind=kind, places=PLACES)
    return outcome(asked, passage_rank=rank, quote_rank=quote_rank, confidence=confidence)


def unanswerable(kind: str, confidence: float, *, answered: bool) -> Outcome:
    return outcome(question(kind=kind), confidence=confidence, answered=answered)


OUTCOMES = [
    answerable(1, quote_rank=2),
    answerable(3, language="en"),
    answerable(6, kind="table"),
    answerable(None, language="en", kind="table", confidence=0.4),
    unanswerable("near miss", 0.5, answered=True),
    unanswerable("near miss", 0.3, answered=False),
    unanswerable("off topic", 0.1, answered=False),
]


@pytest.fixture(autouse=True)
def few_samples(monkeypatch: pytest.MonkeyPatch) -> None:
    """Narrower intervals are not what is tested here, and the AUROC of a thousand draws takes seconds."""
    monkeypatch.setattr("eval.measures.bootstrap.SAMPLES", 20)


def values(figures: dict[str, Estimate]) -> dict[str, float]:
    return {name: estimate.value for name, estimate in figures.items()}


def test_there_is_a_row_for_all_and_for_each_language_and_type() -> None:
    rows = figures_of(OUTCOMES).ranking
    assert [(row.name, row.questions) for row in rows] == [
        ("all", 4),
        ("all, marked quote", 4),
        ("language nl", 2),
        ("language en", 2),
        ("type fact", 2),
        ("type table", 2),
    ]


def test_ranking_is_over_the_answerable_questions() -> None:
    rows = figures_of(OUTCOMES).ranking
    assert list(rows[0].figures) == ["hit@1", "hit@3", "hit@5", "hit@10", "MRR"]
    figures = {row.name: list(values(row.figures).values()) for row in rows}
    # Ranks 1, 3, 6 and none; of the marked quote 2 alone.
    assert figures["all"] == pytest.approx([1 / 4, 2 / 4, 2 / 4, 3 / 4, (1 + 1 / 3 + 1 / 6) / 4])
    assert figures["all, marked quote"] == pytest.approx([0, 1 / 4, 1 / 4, 1 / 4, (1 / 2) / 4])
    assert figures["language nl"] == pytest.approx([1 / 2, 1 / 2, 1 / 2, 1, (1 + 1 / 6) / 2])
    assert figures["language en"] == pytest.approx([0, 1 / 2, 1 / 2, 1 / 2, (1 / 3) / 2])
    assert figures["type table"] == pytest.approx([0, 0, 0, 1 / 2, (1 / 6) / 2])


def test_every_figure_has_its_interval() -> None:
    (row, *_) = figures_of(OUTCOMES).ranking
    assert row.figures["hit@3"] == mean_of([1.0, 1.0, 0.0, 0.0])


def test_saying_no_is_measured_for_each_kind_of_unanswerable_question() -> None:
    assert values(figures_of(OUTCOMES).saying_no) == {
        # Confidences 0.9, 0.9, 0.9, 0.4 against 0.5 and 0.3: seven of the eight pairs are told apart.
        "AUROC of the confidence, near miss": pytest.approx(7 / 8),
        "AUROC of the confidence, off topic": 1.0,
        "refused, answerable": 0.0,
        "refused, near miss": 0.5,
        "refused, off topic": 1.0,
    }


def test_without_unanswerable_questions_only_wrong_refusals_are_told() -> None:
    outcomes = [outcome(question(places=PLACES), answered=False), answerable(1)]
    assert values(figures_of(outcomes).saying_no) == {"refused, answerable": 0.5}


def test_without_answerable_questions_there_are_no_figures_but_no_error() -> None:
    figures = figures_of([unanswerable("near miss", 0.3, answered=False)])
    assert [(row.name, row.questions) for row in figures.ranking] == [("all", 0), ("all, marked quote", 0)]
    assert isnan(figures.ranking[0].figures["MRR"].value)
    assert isnan(figures.saying_no["AUROC of the confidence, near miss"].value)
    assert isnan(figures.saying_no["refused, answerable"].value)
    assert figures.saying_no["refused, near miss"].value == 1.0
