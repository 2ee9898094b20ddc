"""Late interaction over codes of 8 dimensions, where a cosine is 1 less a quarter for each other sign."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from embeddings.encoder import Coded, Vectors
from embeddings.token_codes import Codes, signs
from qa.late import TokenRun, matches, segment_counts


def codes(*bits: str) -> Codes:
    return np.array([[int(one, 2)] for one in bits], np.uint8).reshape(-1, 1)


def asked(*bits: str) -> Vectors:
    """A question's tokens that are signs themselves."""
    return signs(codes(*bits))


def run(tokens: Codes, *counts: int) -> TokenRun:
    return TokenRun(tokens, np.array(counts, np.uint16))


def passage(starts: Sequence[int]) -> Coded:
    """A passage whose tokens begin at these characters."""
    tokens = np.zeros((len(starts), 1), np.uint8)
    return Coded(np.ones(8, np.float32), tokens, np.array(starts, np.int32))


# A passage of two sentences under a heading, and two of one sentence.
FIRST = run(codes("11111111", "11110000", "11110001", "00000000"), 1, 2, 1)
SECOND = run(codes("11001100", "00110011"), 0, 2)
THIRD = run(codes("10101010"), 1, 0)


@pytest.mark.parametrize(
    ("starts", "begins", "counts"),
    [
        # "Een zin. Nog een." without a heading: Een, zin, a full stop; Nog, een, a full stop
        ([0, 4, 7, 9, 13, 16], [0, 9], [0, 3, 3]),
        # "Kop. Een zin. Nog een." under one: Kop and a full stop stand before the first sentence
        ([0, 3, 5, 9, 12, 14, 18, 21], [5, 14], [2, 3, 3]),
        # the encoder cut the passage off within its second sentence, or before it
        ([0, 4, 7, 9], [0, 9, 18], [0, 3, 1, 0]),
        ([0, 4], [0, 9, 18], [0, 2, 0, 0]),
        ([], [0, 9], [0, 0, 0]),
        # a token that begins before its sentence and ends in it is the sentence before's
        ([0, 8, 10], [0, 9], [0, 2, 1]),
    ],
)
def test_tokens_are_counted_by_the_sentence_they_begin_in(
    starts: list[int], begins: list[int], counts: list[int]
) -> None:
    found = segment_counts(passage(starts), begins)
    assert found.tolist() == counts
    assert found.dtype == np.uint16


@given(st.lists(st.integers(0, 100)).map(sorted), st.lists(st.integers(0, 100), min_size=1).map(sorted))
def test_every_token_is_in_one_segment(starts: list[int], begins: list[int]) -> None:
    counts = segment_counts(passage(starts), begins)
    assert len(counts) == 1 + len(begins)
    assert counts.sum() == len(starts)
    for at, begin in enumerate(begins):
        assert counts[: at + 1].sum() == sum(start < begin for start in starts)


def test_a_segment_s_best_token_counts() -> None:
    (found,) = matches(asked("11110000"), [FIRST])
    # The heading has four other signs; the first sentence the token itself; the last four others.
    assert found == pytest.approx(np.array([[0.0], [1.0], [0.0]]), abs=1e-6)


def test_each_token_of_a_question_finds_its_own_best() -> None:
    (found,) = matches(asked("11110000", "11110011", "00000000"), [FIRST])
    assert found == pytest.approx(np.array([[0.0, 0.5, -1.0], [1.0, 0.75, 0.0], [0.0, -0.5, 1.0]]), abs=1e-6)


def test_passages_come_as_they_are_asked_for() -> None:
    first, second, again = matches(asked("11001100"), [THIRD, FIRST, THIRD])
    assert first == pytest.approx(np.array([[0.0], [-1.0]]), abs=1e-6)
    assert second == pytest.approx(np.array([[0.0], [0.0], [0.0]]), abs=1e-6)
    assert again.tolist() == first.tolist()


def test_a_segment_without_tokens_matches_nothing() -> None:
    heading, sentence = matches(asked("00110011", "11001100"), [SECOND])[0]
    assert heading.tolist() == [-1.0, -1.0]
    assert sentence.tolist() == pytest.approx([1.0, 1.0])
    assert matches(asked("00110011"), [run(codes(), 0, 0)])[0].tolist() == [[-1.0], [-1.0]]


def test_no_passages_match_nothing() -> None:
    assert matches(asked("00110011"), []) == []


def test_tokens_of_a_question_need_be_no_signs() -> None:
    # Half of one direction and half of one at right angles to it: 1 / sqrt(2) of each.
    tokens = (asked("11110000") + asked("11001100")) / np.sqrt(np.float32(2))
    (found,) = matches(tokens, [FIRST])
    assert found[1, 0] == pytest.approx(0.5**0.5)


PASSAGES = st.lists(  # of segments, of tokens
    st.lists(st.lists(st.integers(0, 255), max_size=3), min_size=2, max_size=4), min_size=1, max_size=6
)


def by_hand(segment: Sequence[int], token: int) -> float:
    """The best cosine of a question's token with those of a segment, from counted signs."""
    return max((1 - (one ^ token).bit_count() / 4 for one in segment), default=-1.0)


def run_of(segments: Sequence[Sequence[int]]) -> TokenRun:
    tokens = [token for segment in segments for token in segment]
    return run(np.array(tokens, np.uint8).reshape(-1, 1), *map(len, segments))


@given(PASSAGES, st.lists(st.integers(0, 255), min_size=1, max_size=5))
def test_all_is_found_as_by_hand(passages: list[list[list[int]]], question: list[int]) -> None:
    tokens = signs(np.array(question, np.uint8).reshape(-1, 1))
    found = matches(tokens, [run_of(one) for one in passages])
    assert len(found) == len(passages)
    for segments, match in zip(passages, found, strict=True):
        expected = [[by_hand(segment, token) for token in question] for segment in segments]
        assert match == pytest.approx(np.array(expected), abs=1e-6)
