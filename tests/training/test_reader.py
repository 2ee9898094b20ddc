"""The reader's scores and losses, on states that can be read off."""

from __future__ import annotations

from math import exp, log

import pytest
import torch
from torch import Tensor, nn

from training.reader import Reader, Reading, choice_loss, span_loss
from training.steps import share

HIDDEN = 4


class Same(nn.Module):
    """A layer that gives each token the mean of those that aren't hidden, which is what attention may do."""

    def forward(self, states: Tensor, hidden: Tensor) -> tuple[Tensor]:
        kept = (hidden[:, 0, 0] == 0)[..., None]
        return ((states + (states * kept).sum(1, keepdim=True) / kept.sum(1, keepdim=True)),)


def reader() -> Reader:
    torch.manual_seed(1)
    made = Reader(nn.ModuleList([Same()]), HIDDEN)
    nn.init.normal_(made.out.weight)
    return made


QUESTIONS = [torch.ones(2, HIDDEN), torch.ones(3, HIDDEN) * 2]
PASSAGES = [torch.ones(7, HIDDEN), torch.arange(20.0).reshape(5, HIDDEN)]


def test_a_new_reader_adds_nothing() -> None:
    scores = [one.score.item() for one in Reader(nn.ModuleList([Same()]), HIDDEN).read(QUESTIONS, PASSAGES)]
    assert scores == [0.0, 0.0]


def test_padding_changes_nothing() -> None:
    together = reader().read(QUESTIONS, PASSAGES)
    for question, passage, found in zip(QUESTIONS, PASSAGES, together, strict=True):
        (alone,) = reader().read([question], [passage])
        assert alone.score.item() == pytest.approx(found.score.item(), abs=1e-6)
        assert torch.allclose(alone.span, found.span, atol=1e-6)
        assert found.span.shape == (len(passage), 2)


def test_the_order_is_that_of_the_questions() -> None:
    there = [one.score.item() for one in reader().read(QUESTIONS, PASSAGES)]
    back = [one.score.item() for one in reader().read(QUESTIONS[::-1], PASSAGES[::-1])]
    assert there == pytest.approx(back[::-1], abs=1e-6)
    assert there[0] != pytest.approx(there[1])


def reading(score: float, *tokens: list[float]) -> Reading:
    return Reading(torch.tensor(score), torch.tensor(tokens or [[0.0, 0.0]]))


def test_the_evidence_is_cosine_score_and_tokens() -> None:
    tokens = [[log(3), 0.0], [log(5), 0.0]]  # their mean is 4, and 1
    found = reader().evidence([reading(0.0), reading(2.0, *tokens)], torch.tensor([0.82, 0.92]))
    assert found[0].tolist() == pytest.approx([0, 0], abs=1e-5)
    assert found[1].tolist() == pytest.approx([3 + 2 + log(4), 3 + 2], abs=1e-5)


def test_the_loss_is_how_surprising_the_choice_is() -> None:
    evidence = torch.tensor([[3.0, 1.0], [1.0, 1.0]])
    every = exp(0) + exp(2) + exp(1)
    assert choice_loss(evidence, answered=False).item() == pytest.approx(0.5 * log(every))
    among = log(1 + exp(-1))
    expected = 0.5 * (log(every) - 2) + 0.25 * among
    assert choice_loss(evidence, answered=True).item() == pytest.approx(expected)


def test_the_span_s_loss_looks_at_where_it_begins_and_ends_and_at_the_other_passages() -> None:
    span = torch.tensor([[9.0, 0.0], [0.0, 0.0], [0.0, 9.0]])
    sure, unsure = torch.tensor([[20.0, 20.0], [0.0, 0.0]]), torch.tensor([[0.0, 0.0], [0.0, 0.0]])
    assert span_loss(sure, span, 0, 2).item() == pytest.approx(log(1 + 2 * exp(-9)), rel=1e-3)
    assert span_loss(unsure, span, 0, 2).item() == pytest.approx(log(3) + log(1 + 2 * exp(-9)), rel=1e-3)
    assert span_loss(sure, span, 1, 2).item() > 4


def test_the_rates_rise_then_fall_to_nothing() -> None:
    rates = [share(step, 100) for step in range(100)]
    assert rates[0] == pytest.approx(1 / 6, rel=0.01)
    assert max(rates) == rates[5]
    assert rates[6:] == sorted(rates[6:], reverse=True)
    assert rates[-1] == pytest.approx(0)
