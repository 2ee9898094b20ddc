"""Each measure, by hand."""

from __future__ import annotations

from math import isnan

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from eval.measures.auroc import auroc
from eval.measures.bootstrap import SAMPLES, Estimate, estimate_of, means, redrawings
from eval.measures.ranking import HITS, Values, measured
from eval.measures.reliability import Bin, expected_calibration_error, reliability
from eval.topics import Topics

FEW = 50  # redrawings, where intervals are not what is tested


def area(confidences: list[float], answerable: list[bool]) -> float:
    return float(auroc(np.array(confidences), np.array(answerable))[0])


def mean_of(values: list[float]) -> Estimate:
    return estimate_of(means(np.array(values).reshape(-1, 1))[:, 0])


def figures(found: str, right: dict[str, int]) -> Values:
    """The figures of one topic: passages have one-letter names."""
    return measured(Topics({"q": list(found)}, {"q": right}))["q"]


@pytest.mark.parametrize(
    ("place", "hits"),
    [
        (1, [1, 1, 1, 1]),
        (2, [0, 1, 1, 1]),
        (3, [0, 1, 1, 1]),
        (4, [0, 0, 1, 1]),
        (6, [0, 0, 0, 1]),
        (11, [0] * 4),
    ],
)
def test_hit(place: int, hits: list[int]) -> None:
    values = figures("abcdefghijklm", {"abcdefghijklm"[place - 1]: 1})
    assert [values[name] for name in HITS[:4]] == hits


def test_reciprocal_rank() -> None:
    ranks = [figures("abcdefghij", {name: 1})["MRR"] for name in "abdjx"]
    assert ranks == pytest.approx([1, 1 / 2, 1 / 4, 1 / 10, 0])
    assert figures("abcd", {"d": 1, "b": 1})["MRR"] == 1 / 2


def test_recall_is_of_all_that_is_right() -> None:
    values = figures("abcdefghij", {"a": 1, "g": 1, "x": 1, "b": 0})
    assert values["recall@5"] == pytest.approx(1 / 3)
    assert values["recall@10"] == pytest.approx(2 / 3)


def test_ndcg_by_hand() -> None:
    # Gain 1 at rank 2 and 2 at rank 3; ideally 2 at rank 1 and 1 at rank 2.
    gained = 1 / np.log2(3) + 2 / np.log2(4)
    ideal = 2 / np.log2(2) + 1 / np.log2(3)
    assert figures("abc", {"b": 1, "c": 2})["nDCG@10"] == pytest.approx(gained / ideal)
    assert figures("ba", {"b": 1})["nDCG@10"] == 1


def test_a_topic_without_an_answer_still_counts() -> None:
    topics = Topics(
        {"found": ["a"], "asked too": ["a"]}, {"found": {"a": 1}, "nothing found": {"a": 1}, "void": {}}
    )
    values = measured(topics)
    assert list(values) == ["found", "nothing found", "void"]
    assert set(values["found"].values()) == {1.0}
    assert set(values["nothing found"].values()) == set(values["void"].values()) == {0.0}


def test_passages_are_taken_in_the_order_given() -> None:
    many = [f"{at:03}" for at in range(200)]
    for found in (many, many[::-1]):
        assert measured(Topics({"q": found}, {"q": {found[6]: 1}}))["q"]["MRR"] == pytest.approx(1 / 7)


def test_without_topics_there_are_no_figures() -> None:
    assert measured(Topics({}, {})) == {}


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


@given(st.lists(st.tuples(st.integers(0, 5), st.booleans()), min_size=2, max_size=12))
def test_auroc_is_the_librarys(questions: list[tuple[int, bool]]) -> None:
    from sklearn.metrics import roc_auc_score

    confidences, answerable = [one / 5 for one, _ in questions], [kind for _, kind in questions]
    if len(set(answerable)) == 2:
        assert area(confidences, answerable) == pytest.approx(roc_auc_score(answerable, confidences))


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


def test_without_questions_there_is_no_figure() -> None:
    found = mean_of([])
    assert isnan(found.value)
    assert isnan(found.low)
    assert isnan(found.high)


def test_every_redrawing_has_as_many_questions_as_there_are() -> None:
    first, *others = redrawings(4)
    assert first.tolist() == [[1, 1, 1, 1]]
    counts = np.concatenate(others)
    assert counts.shape == (SAMPLES, 4)
    assert set(counts.sum(axis=1)) == {4}
    assert set(counts.ravel()) == {0, 1, 2, 3, 4}
    assert counts.mean() == 1


def test_a_redrawing_counts_a_question_as_often_as_it_was_drawn() -> None:
    values = np.array([[1.0, 10.0], [2.0, 20.0], [6.0, 60.0]])
    drawn = means(values)
    counts = np.concatenate(list(redrawings(3)))
    assert drawn[0].tolist() == [3, 30]
    assert np.allclose(drawn[:, 0], (counts * [1, 2, 6]).sum(axis=1) / 3)
    assert np.allclose(drawn[:, 1], 10 * drawn[:, 0])


def test_auroc_of_a_redrawing_is_that_of_the_questions_drawn() -> None:
    confidences, answerable = np.array([0.9, 0.3, 0.5, 0.1]), np.array([True, True, False, False])
    drawn = auroc(confidences, answerable)
    counts = np.concatenate(list(redrawings(4))).astype(int)
    assert len(drawn) == SAMPLES + 1
    for count, value in zip(counts[:FEW], drawn[:FEW], strict=True):
        again = area(np.repeat(confidences, count).tolist(), np.repeat(answerable, count).tolist())
        assert value == pytest.approx(again, nan_ok=True)


def test_redrawings_that_cannot_be_measured_are_left_out() -> None:
    nan = float("nan")
    assert estimate_of(np.array([1.0, nan, 2.0, nan, 2.0])) == Estimate(1.0, 2.0, 2.0)
    nothing = estimate_of(np.array([nan, nan]))
    assert isnan(nothing.value)
    assert isnan(nothing.low)


@pytest.mark.parametrize(
    ("low", "high", "clear"), [(0.1, 0.2, True), (-0.2, -0.1, True), (-0.1, 0.2, False), (0.0, 0.2, False)]
)
def test_clear_of_zero(low: float, high: float, clear: bool) -> None:  # noqa: FBT001
    assert Estimate(0.0, low, high).clear_of_zero is clear


def test_reliability_by_hand() -> None:
    bins = reliability([0.05, 0.72, 0.78, 0.75, 1.0], [False, True, True, False, True])
    assert (bins[0], bins[2]) == (Bin(0.0, 0.1, 1, 0.05, 0.0), Bin(0.9, 1.0, 1, 1.0, 1.0))
    assert (bins[1].low, bins[1].high, bins[1].count) == (0.7, 0.8, 3)
    assert [bins[1].confidence, bins[1].right] == pytest.approx([0.75, 2 / 3])
    # 1 answer is off by .05, 3 by .0833 and 1 not at all.
    assert expected_calibration_error(bins) == pytest.approx((0.05 + 3 * (0.75 - 2 / 3)) / 5)


def test_nothing_is_not_reliable() -> None:
    assert reliability([], []) == []
    assert isnan(expected_calibration_error([]))
