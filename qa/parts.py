"""What a report's passages are embedded as, one by one, so that an unchanged one needn't be again."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple, TypeAlias, TypeVar

import numpy as np
import numpy.typing as npt

from embeddings.encoder import Vectors
from qa.late import TokenRun
from qa.rows import Stored
from qa.units import Units

_Kind = TypeVar("_Kind", bound=np.generic)
Key: TypeAlias = tuple[tuple[str, ...], tuple[int, ...]]


class Part(NamedTuple):
    """A passage's rows of vectors, and its tokens where there are such."""

    vectors: Vectors
    tokens: TokenRun | None = None


Parts: TypeAlias = dict[Key, Part]
"""The parts of passages by what they depend on."""


def key(unit: Units) -> Key:
    """What a passage's part depends on: its texts, and where its sentences begin."""
    return tuple(unit.texts), tuple(unit.begins)


def parts_of(stored: Stored) -> Parts:
    """Each passage's part."""
    keys = [key(unit) for unit in stored.units]
    vectors = _split(stored.vectors, stored.rows)
    if stored.tokens is None:
        return {one: Part(rows) for one, rows in zip(keys, vectors, strict=True)}
    counts = _split(stored.tokens.counts, [unit.segments for unit in stored.units])
    codes = _split(stored.tokens.codes, [int(one.sum()) for one in counts])
    return dict(zip(keys, map(Part, vectors, map(TokenRun, codes, counts)), strict=True))


def joined(units: Sequence[Units], parts: Sequence[Part]) -> Stored:
    """The passages with their parts, all of them with tokens or all without."""
    runs = [part.tokens for part in parts if part.tokens]
    tokens = None
    if runs:
        codes = np.concatenate([run.codes for run in runs])
        tokens = TokenRun(codes, np.concatenate([run.counts for run in runs]))
    return Stored(list(units), np.concatenate([part.vectors for part in parts]), tokens)


def _split(rows: npt.NDArray[_Kind], lengths: Sequence[int]) -> list[npt.NDArray[_Kind]]:
    return np.split(rows, list(accumulate(lengths))[:-1])
