"""What the layers that stay as they are make of every text, computed once and kept in a file.

Eight of twelve layers stay: two thirds of the work of every step, were it not done beforehand.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

FIRST = 8
"""The first layer that is trained."""

LONGEST = 200
"""Tokens of a text; the rest is cut."""

_AT_ONCE = 16


class States:
    """The states of some texts' tokens after layer `FIRST`, in a file of float16."""

    def __init__(self, path: Path, hidden: int) -> None:
        """Open what `make_states` has made."""
        self._spans: npt.NDArray[np.int64] = np.load(_spans_beside(path))
        self._states = np.memmap(path, np.float16, "r").reshape(-1, hidden)

    def __len__(self) -> int:
        return len(self._spans)

    def __getitem__(self, at: int) -> npt.NDArray[np.float32]:
        """The states of one text, shape (tokens, hidden)."""
        start, length = self._spans[at]
        return np.asarray(self._states[start : start + length], np.float32)


def make_states(model: Any, texts: Sequence[str], folder: Path) -> States:
    """The states of texts, computed unless they are in the folder."""
    from tqdm import trange

    said = hashlib.sha256("\0".join(texts).encode()).hexdigest()
    path = folder / f"states-{said[:12]}.f16"
    hidden = model[0].auto_model.config.hidden_size
    if _spans_beside(path).exists():  # written last
        return States(path, hidden)
    order = sorted(range(len(texts)), key=lambda at: -len(texts[at]))
    spans, begins = np.zeros((len(texts), 2), np.int64), 0
    with path.open("wb") as file, _lower_layers(model):
        for start in trange(0, len(order), _AT_ONCE, desc=path.name, disable=None):
            some = order[start : start + _AT_ONCE]
            for at, states in zip(some, states_of(model, [texts[at] for at in some]), strict=True):
                file.write(states.astype(np.float16).tobytes())
                spans[at], begins = (begins, len(states)), begins + len(states)
    np.save(_spans_beside(path), spans)
    return States(path, hidden)


def states_of(model: Any, texts: Sequence[str]) -> Iterator[npt.NDArray[np.float32]]:
    """The states of each text after the layers that the model has now, shape (tokens, hidden)."""
    import torch

    read = model.tokenizer(
        list(texts), padding=True, truncation=True, max_length=LONGEST, return_tensors="pt"
    )
    with torch.no_grad():
        states = model[0].auto_model(**read).last_hidden_state
    for one, mask in zip(states, read["attention_mask"], strict=True):
        yield one[mask > 0].numpy()


def vectors_of(model: Any, states: States) -> npt.NDArray[np.float32]:
    """The unit vectors that the model's last layers make of states, shape (texts, hidden)."""
    import torch

    layers = model[0].auto_model.encoder.layer[FIRST:]
    vectors = []
    with torch.no_grad():
        for at in range(len(states)):
            raised = torch.from_numpy(states[at])[None]
            for layer in layers:
                given = layer(raised)
                raised = given[0] if isinstance(given, tuple) else given
            vectors.append(torch.nn.functional.normalize(raised[0].mean(0), dim=-1).numpy())
    return np.array(vectors)


@contextmanager
def _lower_layers(model: Any) -> Iterator[None]:
    """The model without its last layers, for a while."""
    encoder = model[0].auto_model.encoder
    layers = encoder.layer
    encoder.layer = layers[:FIRST]
    try:
        yield
    finally:
        encoder.layer = layers


def _spans_beside(path: Path) -> Path:
    return path.with_suffix(".spans.npy")
