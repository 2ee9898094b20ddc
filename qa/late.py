"""Late interaction: each token of a question finds its best token in a passage.

Where one vector for a whole passage blurs what it says in passing, a token is still there to be
found. Only the passages that the other evidence brings up are looked at this closely.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from embeddings.encoder import Coded, Vectors
from embeddings.token_codes import Codes, cosines


@dataclass(frozen=True, slots=True, eq=False)
class TokenRun:
    """The token codes of some passages, one after another, and how many each segment has.

    A passage's segments are what stands before its first sentence (the headings over it), and its
    sentences. `counts` has a number for each segment of each passage, in order.
    """

    codes: Codes
    counts: npt.NDArray[np.uint16]


def segment_counts(passage: Coded, begins: Sequence[int]) -> npt.NDArray[np.uint16]:
    """How many tokens stand before the first of the sentences, and from each one to the next."""
    edges = np.searchsorted(passage.starts, begins)
    return np.diff(edges, prepend=0, append=len(passage.starts)).astype(np.uint16)


def matches(tokens: Vectors, passages: Sequence[TokenRun]) -> list[Vectors]:
    """For each passage: for each of its segments and each token of a question, the best cosine.

    Arrays of shape (segments, question tokens); -1 throughout for a segment without tokens.
    """
    if not passages:
        return []
    counts = np.concatenate([one.counts for one in passages]).astype(np.int64)
    near = cosines(np.concatenate([one.codes for one in passages]), tokens)
    best = np.full((len(counts), len(tokens)), -1, np.float32)
    filled = np.flatnonzero(counts)
    if len(filled):
        best[filled] = np.maximum.reduceat(near, (np.cumsum(counts) - counts)[filled], axis=0)
    return np.split(best, np.cumsum([len(one.counts) for one in passages])[:-1])
