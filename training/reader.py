"""The reader: the last layers of the encoder over question and passage together, and what it is taught.

The layers below read the two apart, as they do for the vectors, so that their work is done once.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import log
from typing import Any

import torch
from torch import Tensor, nn
from torch.nn import functional

_AT_ONCE = 16  # of about one length, so that little is padded
_SLOPE, _MIDDLE = 30.0, 0.82  # of the encoder's cosine at the start: where answers and others part
_CHOSEN, _AMONG = 0.5, 0.25  # the weights of choosing the right passage, or "not here", and of no "not here"


@dataclass(frozen=True, slots=True)
class Reading:
    """What is made of a question and a passage.

    `span` tells how well the answer begins and ends at each token of the passage, shape (tokens, 2).
    """

    score: Tensor
    span: Tensor


class Reader(nn.Module):
    """Reads a passage for a question, and adds what it finds to the cosine of their vectors."""

    def __init__(self, layers: nn.ModuleList, hidden: int) -> None:
        super().__init__()
        self.layers = layers
        self.kind = nn.Parameter(torch.zeros(2, hidden))  # added to a question's states, and a passage's
        self.dense = nn.Linear(3 * hidden, hidden)
        self.out = nn.Linear(hidden, 1)
        self.span = nn.Linear(hidden, 2)
        self.slope = nn.Parameter(torch.tensor(_SLOPE))
        self.middle = nn.Parameter(torch.tensor(_MIDDLE))
        nn.init.zeros_(self.out.weight)  # so that it begins as the encoder alone
        nn.init.zeros_(self.out.bias)

    def read(self, questions: Sequence[Tensor], passages: Sequence[Tensor]) -> list[Reading]:
        """Read each question with the passage of the same place; both as states, shape (tokens, hidden)."""
        order = sorted(range(len(questions)), key=lambda at: len(questions[at]) + len(passages[at]))
        found: dict[int, Reading] = {}
        for start in range(0, len(order), _AT_ONCE):
            some = order[start : start + _AT_ONCE]
            read = self([questions[at] for at in some], [passages[at] for at in some])
            found.update(zip(some, read, strict=True))
        return [found[at] for at in range(len(questions))]

    def forward(self, questions: Sequence[Tensor], passages: Sequence[Tensor]) -> list[Reading]:
        """The same, padded to the longest."""
        pairs = list(zip(questions, passages, strict=True))
        states = _padded([torch.cat([asked + self.kind[0], told + self.kind[1]]) for asked, told in pairs])
        kinds = _padded([torch.tensor([1] * len(asked) + [2] * len(told)) for asked, told in pairs])
        hidden = torch.zeros(kinds.shape).masked_fill(kinds == 0, torch.finfo(torch.float32).min)[
            :, None, None
        ]
        for layer in self.layers:
            given: Any = layer(states, hidden)
            states = given[0] if isinstance(given, tuple) else given
        together = torch.cat([states[:, 0], _mean(states, kinds == 1), _mean(states, kinds == 2)], -1)
        scores = self.out(torch.tanh(self.dense(together)))[:, 0]
        spans = self.span(states)
        return [
            Reading(*one)
            for one in zip(
                scores, (span[kind == 2] for span, kind in zip(spans, kinds, strict=True)), strict=True
            )
        ]

    def evidence(self, readings: Sequence[Reading], cosines: Tensor) -> Tensor:
        """How well the answer begins, and ends, anywhere in each passage, shape (passages, 2).

        It is what the vectors found, the score, and all of the passage's tokens together; zero is "not here".
        """
        found = self.slope * (cosines - self.middle) + torch.stack([one.score for one in readings])
        tokens = [one.span.logsumexp(0) - log(len(one.span)) for one in readings]
        return found[:, None] + torch.stack(tokens)


def choice_loss(evidence: Tensor, *, answered: bool) -> Tensor:
    """How far a question is from choosing "not here", or its first passage when that answers it."""
    scores = evidence.mean(1)
    loss = _CHOSEN * functional.cross_entropy(_beside_none(scores), torch.tensor(int(answered)))
    if answered:
        loss = loss + _AMONG * functional.cross_entropy(scores, torch.tensor(0))
    return loss


def span_loss(evidence: Tensor, span: Tensor, first: int, last: int) -> Tensor:
    """How far the answer, from token `first` to `last` of the first passage, is from being chosen.

    The choice is among the tokens of all passages, so that a passage learns to say that it has no answer.
    """
    tokens = span.log_softmax(0)[[first, last], [0, 1]]
    passages = torch.stack([_beside_none(one).log_softmax(0)[1] for one in evidence.T])
    return -(tokens + passages).mean()


def _beside_none(scores: Tensor) -> Tensor:
    return torch.cat([torch.zeros(1), scores])


def _padded(some: Sequence[Tensor]) -> Tensor:
    return nn.utils.rnn.pad_sequence(list(some), batch_first=True)


def _mean(states: Tensor, kept: Tensor) -> Tensor:
    return (states * kept[..., None]).sum(1) / kept.sum(1, keepdim=True)
