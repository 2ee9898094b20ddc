"""The vector index: the same rows and cosines as comparing with every row by hand."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from embeddings.encoder import Vectors
from embeddings.index import VectorIndex
from tests.fakes import WordEncoder

# The compass: unit vectors whose cosines can be seen.
EAST, NORTH, WEST, SOUTH = [1.0, 0.0], [0.0, 1.0], [-1.0, 0.0], [0.0, -1.0]
NORTHEAST = [0.6, 0.8]
COMPASS = [NORTH, WEST, EAST, NORTHEAST, SOUTH]


def vectors(*rows: list[float]) -> Vectors:
    return np.array(rows, np.float32).reshape(len(rows), 2)


def searched(
    rows: list[list[float]], query: list[float], k: int, among: list[int] | None = None
) -> list[tuple[int, float]]:
    only = None if among is None else np.array(among, np.int64)
    found = VectorIndex(vectors(*rows)).search(np.array(query, np.float32), k, only)
    return [(int(row), round(float(score), 6)) for row, score in zip(found.rows, found.scores, strict=True)]


def by_hand(rows: Vectors, query: Vectors, k: int) -> list[int]:
    """Every row compared; equal cosines in order of row."""
    scores = rows @ query
    return sorted(range(len(rows)), key=lambda row: (-scores[row], row))[:k]


def test_the_nearest_rows_come_first_with_their_cosines() -> None:
    assert searched(COMPASS, EAST, 3) == [(2, 1.0), (3, 0.6), (0, 0.0)]


def test_every_row_is_compared() -> None:
    assert searched(COMPASS, NORTH, 5) == [(0, 1.0), (3, 0.8), (1, 0.0), (2, 0.0), (4, -1.0)]


def test_equal_cosines_are_in_order_of_row() -> None:
    assert searched([NORTH, EAST, NORTH, EAST], EAST, 4) == [(1, 1.0), (3, 1.0), (0, 0.0), (2, 0.0)]


def test_fewer_rows_than_asked_are_all_of_them() -> None:
    assert searched([EAST, NORTH], EAST, 10) == [(0, 1.0), (1, 0.0)]


@pytest.mark.parametrize("k", [0, -1])
def test_no_rows_asked_are_none(k: int) -> None:
    assert searched(COMPASS, EAST, k) == []


@pytest.mark.parametrize(
    ("among", "found"),
    [
        ([0, 1, 4], [(0, 0.0), (4, 0.0), (1, -1.0)]),
        ([4, 1, 0], [(0, 0.0), (4, 0.0), (1, -1.0)]),  # in whatever order they are named
        ([3], [(3, 0.6)]),
        ([], []),
        ([0, 1, 2, 3, 4], [(2, 1.0), (3, 0.6), (0, 0.0)]),
    ],
)
def test_only_the_rows_named_are_looked_at(among: list[int], found: list[tuple[int, float]]) -> None:
    assert searched(COMPASS, EAST, 3, among) == found


def test_among_rows_that_tie_the_first_come() -> None:
    assert searched([EAST] * 100, EAST, 3, list(range(99, 10, -2))) == [(11, 1.0), (13, 1.0), (15, 1.0)]


def test_among_more_rows_than_asked_the_nearest_come() -> None:
    rows = [[at / 100, 0.0] for at in range(100)]
    assert searched(rows, EAST, 2, list(range(50))) == [(49, 0.49), (48, 0.48)]


def test_an_empty_index_finds_nothing() -> None:
    index = VectorIndex(np.empty((0, 2), np.float32))
    assert len(index) == 0
    found = index.search(np.array(EAST, np.float32), 3)
    assert (found.rows.shape, found.rows.dtype) == ((0,), np.dtype(np.int64))
    assert (found.scores.shape, found.scores.dtype) == ((0,), np.dtype(np.float32))


def test_what_is_found_has_row_numbers_and_float_scores() -> None:
    found = VectorIndex(vectors(*COMPASS)).search(np.array(EAST, np.float32), 2)
    assert found.rows.dtype == np.int64
    assert found.scores.dtype == np.float32


@pytest.mark.parametrize("shape", [(4,), (2, 2, 2)])
def test_vectors_that_are_no_table_are_refused(shape: tuple[int, ...]) -> None:
    with pytest.raises(ValueError, match=r"vectors need shape \(rows, dimensions\), not \(") as caught:
        VectorIndex(np.zeros(shape, np.float32))
    assert str(shape) in str(caught.value)


def test_the_index_keeps_its_rows_when_the_array_is_changed() -> None:
    rows = vectors(*COMPASS)
    index = VectorIndex(rows.copy())
    rows[:] = 0
    assert len(index) == 5
    assert index.search(np.array(EAST, np.float32), 1).rows.tolist() == [2]


def test_word_counts_are_found_as_by_hand() -> None:
    encoder = WordEncoder()
    texts = ["bodycams", "wijkagent", "bodycams wijkagent", "bodycams bodycams wijkagent", "niets ervan"]
    rows = encoder.encode_passages(texts)
    query = encoder.encode_queries(["wijkagent bodycams bodycams"])[0]
    found = VectorIndex(rows).search(query, 5)
    assert found.rows.tolist() == by_hand(rows, query, 5) == [3, 2, 0, 1, 4]
    # (2, 1) / sqrt(5) with itself, (1, 1) / sqrt(2), (1, 0), (0, 1) and a word of none
    assert found.scores.tolist() == pytest.approx([1.0, 3 / 10**0.5, 2 / 5**0.5, 1 / 5**0.5, 0.0])


@given(
    st.lists(st.lists(st.integers(-3, 3), min_size=4, max_size=4), max_size=30),
    st.lists(st.integers(-3, 3), min_size=4, max_size=4),
)
def test_all_rows_come_in_the_order_of_numpy(rows: list[list[int]], query: list[int]) -> None:
    # Small whole numbers: FAISS and numpy add them up without rounding, and there are many ties.
    table = np.array(rows, np.float32).reshape(len(rows), 4)
    wanted = np.array(query, np.float32)
    found = VectorIndex(table).search(wanted, len(rows))
    assert found.rows.tolist() == by_hand(table, wanted, len(rows))
    assert found.scores.tolist() == (table @ wanted)[found.rows].tolist()


@given(
    st.lists(st.lists(st.integers(-2, 2), min_size=3, max_size=3), min_size=1, max_size=40),
    st.lists(st.integers(-2, 2), min_size=3, max_size=3),
    st.integers(0, 45),
    st.data(),
)
def test_among_some_rows_those_of_numpy_are_found(
    rows: list[list[int]], query: list[int], k: int, data: st.DataObject
) -> None:
    among = sorted(data.draw(st.sets(st.integers(0, len(rows) - 1))))
    table, wanted = np.array(rows, np.float32), np.array(query, np.float32)
    found = VectorIndex(table).search(wanted, k, np.array(among, np.int64))
    assert found.rows.tolist() == [among[at] for at in by_hand(table[among], wanted, k)]
    assert found.scores.tolist() == (table @ wanted)[found.rows].tolist()


@given(st.lists(st.integers(-1000, 1000), unique=True, min_size=1, max_size=200), st.integers(1, 210))
def test_the_nearest_of_many_are_those_of_numpy(values: list[int], k: int) -> None:
    table = np.array([[value, 1] for value in values], np.float32)
    wanted = np.array([1, 0], np.float32)
    assert VectorIndex(table).search(wanted, k).rows.tolist() == by_hand(table, wanted, k)
