"""The training itself: step by step, with a checkpoint to go on from."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, pi
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor

from training.lists import Asked
from training.negatives import Vectors
from training.reader import Reader, Reading, choice_loss, span_loss
from training.states import States

QUESTION_TOKENS, PASSAGE_TOKENS = (
    48,
    112,
)  # longer passages are read in part: the time for the rest isn't there
LAYERS, HEADS, SLOPE, MIDDLE = 1.5e-4, 5e-4, 0.05, 2e-3  # rates
WARM = 0.06  # of the steps, in which the rates rise
SAVED_EVERY = 50  # steps


@dataclass(frozen=True, slots=True)
class Texts:
    """What is known of the texts before the first step: states, unit vectors, and answers in tokens."""

    questions: States
    passages: States
    question_vectors: Vectors
    passage_vectors: Vectors
    spans: Sequence[tuple[int, int] | None]


class Training:
    """A reader, and how far its training is."""

    def __init__(self, reader: Reader, texts: Texts, checkpoint: Path) -> None:
        self._reader = reader
        self._texts = texts
        self._checkpoint = checkpoint
        own = [*reader.dense.parameters(), *reader.out.parameters(), *reader.span.parameters(), reader.kind]
        rates = (
            (list(reader.layers.parameters()), LAYERS),
            (own, HEADS),
            ([reader.slope], SLOPE),
            ([reader.middle], MIDDLE),
        )
        self._optimizer = torch.optim.AdamW(
            [{"params": some, "lr": rate, "highest": rate} for some, rate in rates], weight_decay=0.01
        )
        self._done = 0
        if checkpoint.exists():
            self._resume()

    def run(self, steps: Sequence[Sequence[Asked]]) -> None:
        """Go through the steps that aren't done yet; a line of the mean loss now and then."""
        losses: list[float] = []
        for step in range(self._done, len(steps)):
            for group in self._optimizer.param_groups:
                group["lr"] = group["highest"] * share(step, len(steps))
            losses.append(self._step(steps[step], step))
            self._done = step + 1
            if self._done % SAVED_EVERY == 0 or self._done == len(steps):
                print(f"step {self._done}: loss {np.mean(losses):.3f}", flush=True)
                losses = []
                self._save()

    def _step(self, asked: Sequence[Asked], seed: int) -> float:
        numbers = random.Random(seed)  # noqa: S311 - no secret
        begins = [[self._begin(one, at, numbers) for at in range(len(one.passages))] for one in asked]
        readings = iter(self._read(asked, begins))
        found: Any = torch.zeros(())
        for one, starts in zip(asked, begins, strict=True):
            read = [next(readings) for _ in one.passages]
            evidence = self._reader.evidence(read, self._cosines(one))
            found = found + choice_loss(evidence, answered=one.answered) / len(asked)
            span = self._texts.spans[one.pair] if one.answered else None
            if span is not None and span[1] - starts[0] < len(read[0].span):
                where = (at - starts[0] for at in span)
                found = found + span_loss(evidence, read[0].span, *where) / len(asked)
        self._optimizer.zero_grad()
        found.backward()
        torch.nn.utils.clip_grad_norm_(self._reader.parameters(), 1.0)
        self._optimizer.step()
        return float(found.detach())

    def _read(self, asked: Sequence[Asked], begins: Sequence[Sequence[int]]) -> list[Reading]:
        questions = [
            torch.from_numpy(self._texts.questions[one.pair][:QUESTION_TOKENS])
            for one in asked
            for _ in one.passages
        ]
        passages = [
            torch.from_numpy(self._texts.passages[number][start : start + PASSAGE_TOKENS])
            for one, starts in zip(asked, begins, strict=True)
            for number, start in zip(one.passages, starts, strict=True)
        ]
        return self._reader.read(questions, passages)

    def _begin(self, asked: Asked, at: int, numbers: random.Random) -> int:
        """The first token that is read of a passage: any, as long as what answers is among those that are."""
        spare = max(0, len(self._texts.passages[asked.passages[at]]) - PASSAGE_TOKENS)
        if asked.answered and at == 0:
            first, last = self._texts.spans[asked.pair] or (0, 0)
            return numbers.randint(
                *sorted((min(max(0, last - PASSAGE_TOKENS + 1), spare), min(first, spare)))
            )
        return numbers.randint(0, spare) if numbers.random() < 0.5 else 0

    def _cosines(self, asked: Asked) -> Tensor:
        vectors = self._texts.passage_vectors[list(asked.passages)]
        return torch.from_numpy(vectors @ self._texts.question_vectors[asked.pair])

    def _save(self) -> None:
        kept = {
            "done": self._done,
            "reader": self._reader.state_dict(),
            "optimizer": self._optimizer.state_dict(),
        }
        part = self._checkpoint.with_suffix(".part")
        torch.save(kept, part)
        part.replace(self._checkpoint)  # a run that is stopped while it writes keeps the one before

    def _resume(self) -> None:
        kept = torch.load(self._checkpoint, weights_only=True)
        self._done = kept["done"]
        self._reader.load_state_dict(kept["reader"])
        self._optimizer.load_state_dict(kept["optimizer"])


def share(step: int, steps: int) -> float:
    """What part of the highest rates a step has: it rises, and falls to nothing along half a cosine."""
    return min(1.0, (step + 1) / (WARM * steps)) * (0.5 + 0.5 * cos(pi * (step + 1) / steps))
