"""The scores and the loss, on states that can be read off."""

from __future__ import annotations

from math import exp, log, sqrt

import numpy as np
import pytest
import torch

from training.late import DENSE, TEMPERATURE, late_scores, loss, mean_vectors, padded
from training.steps import RATE, rate

NO_CENTRES = torch.zeros(2, 4)
ENDS = [9.0, 9.0, 9.0, 9.0]  # a prompt's tokens and the last one: never compared
A, B = [1.0, 1.0, 1.0, 1.0], [1.0, -1.0, 1.0, -1.0]


def question(*tokens: list[float]) -> np.ndarray[tuple[int, int], np.dtype[np.float32]]:
    return np.array([*[ENDS] * 4, *tokens, ENDS], np.float32)


def passage(*tokens: list[float]) -> np.ndarray[tuple[int, int], np.dtype[np.float32]]:
    return np.array([*[ENDS] * 3, *tokens, ENDS], np.float32)


def test_texts_are_padded_and_cut() -> None:
    states, tokens = padded([passage(A), passage(A, B, A)], 6)
    assert states.shape == (2, 6, 4)
    assert tokens.tolist() == [[True] * 5 + [False], [True] * 6]
    assert states[0, 5].tolist() == [0, 0, 0, 0]


def test_a_question_s_tokens_are_looked_for_among_the_passage_s_own() -> None:
    questions, passages = padded([question(A, B)], 48), padded([passage(A), passage(B, A), passage(B)], 48)
    (scores,) = late_scores(questions, passages, NO_CENTRES)
    # A passage's numbers are all alike, so that each soft sign is tanh(1.5) of one.
    usual = torch.cat([passages[0].abs().flatten()]).mean()
    sign = float(torch.tanh(1.5 / usual))
    assert scores.tolist() == pytest.approx([sign / 2, sign, sign / 2], abs=1e-5)


def test_a_vector_is_the_mean_of_all_tokens_and_of_no_padding() -> None:
    states, tokens = padded([passage(A), passage(A, A, A)], 48)
    states[~tokens] = 100.0
    assert mean_vectors(states, tokens)[0].tolist() == pytest.approx([0.5] * 4)


def test_the_loss_is_how_surprising_the_right_passages_are() -> None:
    questions, passages = padded([question(A)], 48), padded([passage(A), passage(B)], 48)
    (scores,) = late_scores(questions, passages, NO_CENTRES).double()
    gap = float(scores[0] - scores[1]) / TEMPERATURE
    mean = np.array([ENDS, ENDS, ENDS, B, ENDS]).mean(axis=0)
    near = float(mean.sum() / 2 / sqrt((mean**2).sum()))  # with (1, 1, 1, 1) / 2
    dense = (1 - near) / TEMPERATURE
    expected = log(1 + exp(-gap)) + DENSE * log(1 + exp(-dense))
    assert float(loss(questions, passages, NO_CENTRES)) == pytest.approx(expected, rel=1e-3)


def test_the_rate_rises_then_falls_to_nothing() -> None:
    rates = [rate(step, 100) for step in range(100)]
    assert rates[0] == pytest.approx(RATE / 6, rel=0.01)
    assert max(rates) == rates[5]
    assert rates[6:] == sorted(rates[6:], reverse=True)
    assert rates[-1] == pytest.approx(0)
