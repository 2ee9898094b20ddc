"""From records to figures, and to differences."""

from __future__ import annotations

from math import isnan
from typing import Any

import pytest

from eval.figures import differences, figures_of
from eval.measures.bootstrap import Estimate
from eval.record import Record
from tests.eval.making import record


def found(record_id: str, hit: float, **given: Any) -> Record:
    """An answerable question whose hit@1 is this, and whose quote hits half as often."""
    return record(record_id, measures={"hit@1": hit, "MRR": hit}, quote_measures={"hit@1": hit / 2}, **given)


def unanswerable(record_id: str, kind: str, confidence: float, *, answered: bool) -> Record:
    return record(record_id, type=kind, places=(), confidence=confidence, answered=answered)


RECORDS = [
    found("a", 1.0, confidence=0.9),
    found("b", 0.5, language="en", confidence=0.9),
    found("c", 1.0, type="table", confidence=0.9),
    found("d", 0.0, language="en", type="table", confidence=0.4, answered=False),
    unanswerable("e", "near miss", 0.5, answered=True),
    unanswerable("f", "near miss", 0.3, answered=False),
    unanswerable("g", "off topic", 0.1, answered=False),
]


def values(figures: dict[str, Estimate]) -> dict[str, float]:
    return {name: estimate.value for name, estimate in figures.items()}


def test_there_is_a_row_for_all_and_for_each_language_and_type() -> None:
    rows = figures_of(RECORDS).ranking
    assert [(row.name, row.questions) for row in rows] == [
        ("all", 4),
        ("all, marked quote", 4),
        ("language nl", 2),
        ("language en", 2),
        ("type fact", 2),
        ("type table", 2),
    ]


def test_a_figure_is_the_mean_over_the_answerable_questions_of_its_group() -> None:
    figures = {row.name: values(row.figures) for row in figures_of(RECORDS).ranking}
    assert figures == {
        "all": {"hit@1": 2.5 / 4, "MRR": 2.5 / 4},
        "all, marked quote": {"hit@1": 1.25 / 4},
        "language nl": {"hit@1": 1.0, "MRR": 1.0},
        "language en": {"hit@1": 0.25, "MRR": 0.25},
        "type fact": {"hit@1": 0.75, "MRR": 0.75},
        "type table": {"hit@1": 0.5, "MRR": 0.5},
    }


def test_every_figure_has_its_interval() -> None:
    (row, *_) = figures_of([found(str(at), float(at < 30)) for at in range(100)]).ranking
    estimate = row.figures["hit@1"]
    # The normal approximation: 0.3 -/+ 1.96 * sqrt(0.3 * 0.7 / 100) = 0.21 to 0.39.
    assert [estimate.low, estimate.high] == pytest.approx([0.21, 0.39], abs=0.01)


def test_a_row_for_quotes_languages_and_types_is_only_there_where_these_are_known() -> None:
    plain = record("a", measures={"hit@1": 1.0}, language="", type="")
    assert [row.name for row in figures_of([plain]).ranking] == ["all"]
    assert figures_of([plain]).saying_no == {}


def test_saying_no_is_measured_for_each_kind_of_unanswerable_question_and_for_all() -> None:
    assert values(figures_of(RECORDS).saying_no) == {
        # Confidences 0.9, 0.9, 0.9, 0.4 against 0.5 and 0.3: seven of the eight pairs are told apart.
        "AUROC of the confidence, near miss": pytest.approx(7 / 8),
        "AUROC of the confidence, off topic": 1.0,
        "AUROC of the confidence, all unanswerable": pytest.approx(11 / 12),
        "refused, answerable": 0.25,
        "refused, near miss": 0.5,
        "refused, off topic": 1.0,
    }


def test_without_unanswerable_questions_only_wrong_refusals_are_told() -> None:
    assert values(figures_of(RECORDS[:4]).saying_no) == {"refused, answerable": 0.25}


def test_without_answerable_questions_there_are_no_figures_but_no_error() -> None:
    figures = figures_of(RECORDS[4:5])
    assert [(row.name, row.questions, row.figures) for row in figures.ranking] == [("all", 0, {})]
    assert isnan(figures.saying_no["AUROC of the confidence, near miss"].value)
    assert isnan(figures.saying_no["refused, answerable"].value)
    assert figures.saying_no["refused, near miss"].value == 0.0


def test_a_difference_is_paired() -> None:
    """Each question is better by .1, however much the questions differ: there is no doubt about that."""
    before = [found(str(at), at / 20) for at in range(10)]
    after = [found(str(at), at / 20 + 0.1) for at in range(10)]
    (row, *_) = differences(after, before).ranking
    hit = row.figures["hit@1"]
    assert [hit.value, hit.low, hit.high] == pytest.approx([0.1] * 3)
    assert hit.clear_of_zero
    assert differences(before, after).ranking[0].figures["hit@1"].value == pytest.approx(-0.1)


def test_a_difference_that_chance_would_give_is_not_clear_of_zero() -> None:
    before = [found(str(at), float(at % 2)) for at in range(20)]
    after = [found(str(at), float(at % 3 == 0)) for at in range(20)]
    hit = differences(after, before).ranking[0].figures["hit@1"]
    assert hit.value == pytest.approx((7 - 10) / 20)
    assert hit.low < 0 < hit.high


def test_a_run_does_not_differ_from_itself() -> None:
    figures = differences(RECORDS, RECORDS)
    rows = [*(row.figures for row in figures.ranking), figures.saying_no]
    assert {estimate for row in rows for estimate in row.values()} == {Estimate(0.0, 0.0, 0.0)}


def test_saying_no_is_compared_too() -> None:
    after = [*RECORDS[:5], unanswerable("f", "near miss", 0.95, answered=True), RECORDS[6]]
    assert values(differences(after, RECORDS).saying_no) == {
        "AUROC of the confidence, near miss": pytest.approx(3 / 8 - 7 / 8),
        "AUROC of the confidence, off topic": 0.0,
        "AUROC of the confidence, all unanswerable": pytest.approx(7 / 12 - 11 / 12),
        "refused, answerable": 0.0,
        "refused, near miss": -0.5,
        "refused, off topic": 0.0,
    }


def test_what_only_one_run_has_is_not_compared() -> None:
    before = [record("a", measures={"hit@1": 1.0}, type="old name")]
    after = [found("a", 1.0, confidence=0.5)]
    figures = differences(after, before)
    assert [(row.name, list(row.figures)) for row in figures.ranking] == [
        ("all", ["hit@1"]),
        ("language nl", ["hit@1"]),
        ("type fact", ["hit@1"]),
    ]
    assert figures.saying_no == {}
