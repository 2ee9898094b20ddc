"""A token's code: the signs of its numbers around the usual vector; 8 dimensions make one byte."""

from __future__ import annotations

from math import sqrt

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from embeddings.encoder import Vectors
from embeddings.token_codes import Codes, coded, cosines, directions, signs

NOTHING = np.zeros(8, np.float32)


def rows(*numbers: list[float]) -> Vectors:
    return np.array(numbers, np.float32)


def codes(*bits: str) -> Codes:
    return np.array([[int(one, 2)] for one in bits], np.uint8)


def test_a_bit_says_whether_a_number_is_above_the_centre_s() -> None:
    tokens = rows([9, -9, 0.5, -0.5, 3, -3, 0, 0], [-1, -1, -1, -1, 1, 1, 1, 1])
    assert coded(tokens, NOTHING).tolist() == codes("10101000", "00001111").tolist()
    centre = np.array([10, -10, 0, 0, 0, 0, -1, 0], np.float32)
    assert coded(tokens, centre).tolist() == codes("01101010", "01001111").tolist()


def test_a_token_takes_a_byte_for_eight_numbers() -> None:
    found = coded(np.ones((5, 384), np.float32), np.zeros(384, np.float32))
    assert found.shape == (5, 48)
    assert found.dtype == np.uint8
    assert coded(np.empty((0, 384), np.float32), np.zeros(384, np.float32)).shape == (0, 48)


def test_signs_are_unit_vectors_of_two_values() -> None:
    one = 1 / sqrt(8)
    found = signs(codes("11111111", "00000000", "10000001"))
    assert found.dtype == np.float32
    expected = [[one] * 8, [-one] * 8, [one, *[-one] * 6, one]]
    assert found == pytest.approx(np.array(expected))
    assert signs(np.empty((0, 48), np.uint8)).shape == (0, 384)


def test_the_cosine_of_codes_falls_by_a_quarter_for_each_of_eight_signs() -> None:
    same, one, four, all_of_them = (
        signs(codes("11110000", "11110001", "11001100", "00001111")) @ (signs(codes("11110000"))[0])
    )
    assert [same, one, four, all_of_them] == pytest.approx([1, 0.75, 0, -1])


def test_directions_are_unit_vectors_away_from_the_centre() -> None:
    centre = np.array([1, 1, 0, 0, 0, 0, 0, 0], np.float32)
    found = directions(rows([4, 5, 0, 0, 0, 0, 0, 0], [1, -1, 0, 0, 0, 0, 0, 0]), centre)
    assert found == pytest.approx(rows([0.6, 0.8, 0, 0, 0, 0, 0, 0], [0, -1, 0, 0, 0, 0, 0, 0]))
    assert found.dtype == np.float32


def test_a_token_s_own_code_is_the_nearest_of_all() -> None:
    # With every sign right, the dot product is the sum of the sizes.
    token = rows([4, 3, 2, 1, -1, -2, -3, -4])
    every = signs(np.arange(256, dtype=np.uint8).reshape(-1, 1))
    cosines = every @ directions(token, NOTHING)[0]
    assert int(cosines.argmax()) == coded(token, NOTHING)[0, 0] == 0b11110000
    assert float(cosines.max()) == pytest.approx(20 / sqrt(60 * 8))


@given(st.lists(st.integers(0, 255), max_size=20))
def test_codes_of_signs_are_the_codes(numbers: list[int]) -> None:
    wanted = np.array(numbers, np.uint8).reshape(-1, 2 if len(numbers) % 2 == 0 else 1)
    dimensions = 8 * wanted.shape[1]
    assert coded(signs(wanted), np.zeros(dimensions, np.float32)).tolist() == wanted.tolist()
    assert np.linalg.norm(signs(wanted), axis=1) == pytest.approx(np.ones(len(wanted)))


def test_cosines_are_those_of_the_signs_however_many_there_are() -> None:
    numbers = np.random.default_rng(7)
    codes = numbers.integers(0, 256, (2 * 2048 + 3, 2), np.uint8)
    tokens = directions(numbers.normal(size=(3, 16)).astype(np.float32), np.zeros(16, np.float32))
    assert cosines(codes, tokens) == pytest.approx(signs(codes) @ tokens.T, abs=1e-6)
    assert cosines(codes[:0], tokens).shape == (0, 3)
