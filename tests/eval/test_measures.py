"""Each measure, by hand."""

from __future__ import annotations

from math import isnan

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eval.measures.auroc import auroc
from eval.measures.bootstrap import SAMPLES, Estimate, estimate, mean_of
from eval.measures.hit import hits_at
from eval.measures.reciprocal_rank import reciprocal_ranks


def area(confidences: list[float], answerable: list[bool]) -> float:
    return auroc(np.array(confidences), np.array(answerable))


def test_hit() -> None:
    ranks = [1, 2, 5, 10, None]
    assert hits_at(1, ranks) == [1, 0, 0, 0, 0]
    assert hits_at(3, ranks) == [1, 1, 0, 0, 0]
    assert hits_at(5, ranks) == [1, 1, 1, 0, 0]
    assert hits_at(10, ranks) == [1, 1, 1, 1, 0]
    assert hits_at(5, []) == []


def test_reciprocal_rank() -> None:
    assert reciprocal_ranks([1, 2, 4, None, 10]) == [1, 0.5, 0.25, 0, 0.1]
    assert reciprocal_ranks([]) == []


def test_a_question_without_an_answer_still_counts() -> None:
    assert mean_of(reciprocal_ranks([1, None])).value == 0.5
    assert mean_of(hits_at(1, [1, None, None, None])).value == 0.25


@pytest.mark.parametrize(
    ("confidences", "answerable", "value"),
    [
        ([0.9, 0.8, 0.2, 0.1], [True, True, False, False], 1.0),
        ([0.1, 0.2, 0.8, 0.9], [True, True, False, False], 0.0),
        # Of the four pairs, 0.9 beats both and 0.3 beats 0.1 but not 0.5.
        ([0.9, 0.3, 0.5, 0.1], [True, True, False, False], 3 / 4),
        # A tie counts for a half: 0.9 beats both, 0.5 ties with 0.5 and beats 0.1.
        ([0.9, 0.5, 0.5, 0.1], [True, True, False, False], 3.5 / 4),
        ([0.5, 0.5, 0.5, 0.5], [True, True, False, False], 0.5),
        # Unequal numbers: of three pairs, two are won.
        ([0.5, 0.1, 0.2, 0.9], [True, False, False, False], 2 / 3),
    ],
)
def test_auroc(confidences: list[float], answerable: list[bool], value: float) -> None:
    assert area(confidences, answerable) == pytest.approx(value)


@pytest.mark.parametrize("answerable", [True, False])
def test_auroc_needs_questions_of_both_kinds(answerable: bool) -> None:  # noqa: FBT001
    assert isnan(area([0.1, 0.9], [answerable] * 2))


@settings(deadline=None)
@given(st.lists(st.tuples(st.integers(0, 5), st.booleans()), min_size=2, max_size=12))
def test_auroc_is_the_share_of_pairs_that_are_told_apart(questions: list[tuple[int, bool]]) -> None:
    yes = [confidence for confidence, answerable in questions if answerable]
    no = [confidence for confidence, answerable in questions if not answerable]
    value = area([float(confidence) for confidence, _ in questions], [kind for _, kind in questions])
    if not yes or not no:
        assert isnan(value)
        return
    won = sum((a > b) + 0.5 * (a == b) for a in yes for b in no)
    assert value == pytest.approx(won / (len(yes) * len(no)))


@pytest.mark.parametrize("value", [0.0, 0.25, 1.0])
def test_values_that_are_all_the_same_have_an_interval_without_width(value: float) -> None:
    assert mean_of([value] * 7) == Estimate(value, value, value)


def test_an_interval_lies_around_its_figure() -> None:
    found = mean_of([1.0] * 30 + [0.0] * 70)
    assert found.value == pytest.approx(0.3)
    # The normal approximation: 0.3 -/+ 1.96 * sqrt(0.3 * 0.7 / 100) = 0.21 to 0.39.
    assert found.low == pytest.approx(0.21, abs=0.02)
    assert found.high == pytest.approx(0.39, abs=0.02)


def test_more_questions_make_a_narrower_interval() -> None:
    few, many = mean_of([0.0, 1.0] * 10), mean_of([0.0, 1.0] * 1000)
    assert few.value == many.value == 0.5
    assert (few.high - few.low) > 5 * (many.high - many.low)


def test_the_same_values_have_the_same_interval_every_time() -> None:
    values = [0.0, 1.0, 1.0, 0.5, 0.25] * 4
    assert mean_of(values) == mean_of(values)
    assert mean_of(values) == estimate(20, lambda drawn: float(np.array(values)[drawn].mean()))


def test_without_questions_there_is_no_figure() -> None:
    found = mean_of([])
    assert isnan(found.value)
    assert isnan(found.low)
    assert isnan(found.high)


def test_every_draw_has_as_many_questions_as_there_are() -> None:
    drawn: list[np.ndarray[tuple[int, ...], np.dtype[np.int64]]] = []

    def figure(numbers: np.ndarray[tuple[int, ...], np.dtype[np.int64]]) -> float:
        drawn.append(numbers)
        return 0.0

    estimate(4, figure)
    assert len(drawn) == SAMPLES + 1
    assert all(len(numbers) == 4 for numbers in drawn)
    assert {number for numbers in drawn for number in numbers.tolist()} == {0, 1, 2, 3}
    assert drawn[-1].tolist() == [0, 1, 2, 3]


def test_draws_that_cannot_be_measured_are_left_out() -> None:
    def figure(numbers: np.ndarray[tuple[int, ...], np.dtype[np.int64]]) -> float:
        return 1.0 if 0 in numbers else float("nan")

    assert estimate(2, figure) == Estimate(1.0, 1.0, 1.0)
    nothing = estimate(2, lambda _numbers: float("nan"))
    assert isnan(nothing.value)
    assert isnan(nothing.low)
