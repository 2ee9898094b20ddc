"""The loss: a question's tokens should be found in the passage that answers, and in no other."""

from __future__ import annotations

from collections.abc import Sequence
from math import sqrt
from typing import Any

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor
from torch.nn import functional

from embeddings.e5_engine import PROMPT_TOKENS

TEMPERATURE = 0.02  # of both scores: cosines differ by hundredths
DENSE = 0.3  # the weight of the vectors of whole texts, which are searched first

Padded = tuple[Tensor, Tensor]
"""States of shape (texts, tokens, hidden), and which of them are tokens, shape (texts, tokens)."""


def padded(states: Sequence[npt.NDArray[np.float32]], longest: int) -> Padded:
    """Some texts' states as one tensor, cut at `longest` tokens."""
    cut = [torch.from_numpy(one[:longest]) for one in states]
    together = torch.nn.utils.rnn.pad_sequence(cut, batch_first=True)
    lengths = torch.tensor([len(one) for one in cut])
    return together, torch.arange(together.shape[1]) < lengths[:, None]


def raised(layers: Any, states: Tensor, tokens: Tensor) -> Tensor:
    """The states after some layers of a BERT."""
    hidden = torch.zeros(tokens.shape).masked_fill(~tokens, torch.finfo(torch.float32).min)[:, None, None]
    for layer in layers:
        given = layer(states, hidden)
        states = given[0] if isinstance(given, tuple) else given
    return states


def loss(questions: Padded, passages: Padded, centres: Tensor) -> Tensor:
    """How far each question is from choosing its own passage: that of the same number among all passages.

    `centres` are the mean tokens of passages and of questions, shape (2, hidden).
    """
    right = torch.arange(len(questions[0]))
    found = late_scores(questions, passages, centres) / TEMPERATURE
    dense = mean_vectors(*questions) @ mean_vectors(*passages).T / TEMPERATURE
    return functional.cross_entropy(found, right) + DENSE * functional.cross_entropy(dense, right)


def late_scores(questions: Padded, passages: Padded, centres: Tensor) -> Tensor:
    """The mean of each question token's best cosine in each passage, shape (questions, passages)."""
    of_passages, of_questions = centres
    asked = functional.normalize(questions[0] - of_questions, dim=-1)
    own_asked = _own(questions[1], PROMPT_TOKENS["query"])
    kept = _soft_signs(passages[0] - of_passages)
    cosines = torch.einsum("qih,pjh->qpij", asked, kept)
    own_kept = _own(passages[1], PROMPT_TOKENS["document"])
    best = cosines.masked_fill(~own_kept[None, :, None], -1).amax(-1)
    counts = own_asked.sum(1, keepdim=True).clamp(min=1)
    return (best * own_asked[:, None]).sum(-1) / counts


def mean_vectors(states: Tensor, tokens: Tensor) -> Tensor:
    """The unit vectors of whole texts, shape (texts, hidden)."""
    return functional.normalize((states * tokens[..., None]).sum(1) / tokens.sum(1, keepdim=True), dim=-1)


def _soft_signs(differences: Tensor) -> Tensor:
    """Nearly the signs that are stored of a passage, as unit vectors, but with a slope to learn by."""
    usual = differences.detach().abs().mean()
    return torch.tanh(1.5 * differences / usual) / sqrt(differences.shape[-1])


def _own(tokens: Tensor, prompt: int) -> Tensor:
    """The text's own tokens: neither those of the prompt nor the one that ends it."""
    own = tokens.clone()
    own[:, :prompt] = False
    own[torch.arange(len(own)), tokens.sum(1) - 1] = False
    return own
