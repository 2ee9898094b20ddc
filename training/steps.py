"""The training itself: step by step, with a checkpoint to go on from."""

from __future__ import annotations

from collections.abc import Sequence
from math import cos, pi
from pathlib import Path
from typing import Any

import numpy as np
import torch

from embeddings.bundled import CENTRES
from training.batches import Batch
from training.late import Padded, loss, padded, raised
from training.states import States

QUESTION_TOKENS, PASSAGE_TOKENS = 48, 160  # longer texts are cut: their states are there, the time isn't
RATE = 5e-5
WARM = 0.06  # of the steps, in which the rate rises
SAVED_EVERY = 50  # steps


class Training:
    """The layers that are trained, and how far they are."""

    def __init__(self, layers: Any, questions: States, passages: States, checkpoint: Path) -> None:
        self._layers = layers
        self._questions = questions
        self._passages = passages
        self._checkpoint = checkpoint
        self._optimizer = torch.optim.AdamW(layers.parameters(), lr=RATE, weight_decay=0.01)
        self._centres = torch.from_numpy(np.load(CENTRES).astype(np.float32))
        self._done = 0
        if checkpoint.exists():
            self._resume()

    def run(self, batches: Sequence[Batch]) -> None:
        """Go through the batches that aren't done yet; a line of the mean loss now and then."""
        torch.manual_seed(7)
        losses: list[float] = []
        self._layers.train()
        for step in range(self._done, len(batches)):
            for group in self._optimizer.param_groups:
                group["lr"] = rate(step, len(batches))
            losses.append(self._step(batches[step]))
            self._done = step + 1
            if self._done % SAVED_EVERY == 0 or self._done == len(batches):
                print(f"step {self._done}: loss {np.mean(losses):.3f}", flush=True)
                losses = []
                self._save()
        self._layers.eval()

    def _step(self, batch: Batch) -> float:
        questions = self._raised(padded([self._questions[at] for at in batch.pairs], QUESTION_TOKENS))
        passages = self._raised(padded([self._passages[at] for at in batch.passages], PASSAGE_TOKENS))
        found = loss(questions, passages, self._centres)
        self._optimizer.zero_grad()
        found.backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(self._layers.parameters(), 1.0)
        self._optimizer.step()
        return found.item()

    def _raised(self, states: Padded) -> Padded:
        return raised(self._layers, *states), states[1]

    def _save(self) -> None:
        kept = {
            "done": self._done,
            "layers": self._layers.state_dict(),
            "optimizer": self._optimizer.state_dict(),
        }
        part = self._checkpoint.with_suffix(".part")
        torch.save(kept, part)
        part.replace(self._checkpoint)  # a run that is stopped while it writes keeps the one before

    def _resume(self) -> None:
        kept = torch.load(self._checkpoint, weights_only=True)
        self._done = kept["done"]
        self._layers.load_state_dict(kept["layers"])
        self._optimizer.load_state_dict(kept["optimizer"])


def rate(step: int, steps: int) -> float:
    """The learning rate: it rises over the first steps, and falls to nothing along half a cosine."""
    return RATE * min(1.0, (step + 1) / (WARM * steps)) * (0.5 + 0.5 * cos(pi * (step + 1) / steps))
