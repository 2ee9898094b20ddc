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
    """The token codes of a report's passages, one after another, and how many each segment has.

    A passage's segments are what stands before its first sentence (the headings over it), and its
    sentences. `counts` has a number for each segment of each passage, in order.
    """

    codes: Codes
    counts: npt.NDArray[np.uint16]


def segment_counts(passage: Coded, begins: Sequence[int]) -> npt.NDArray[np.uint16]:
    """How many tokens stand before the first of the sentences, and from each one to the next."""
    edges = np.searchsorted(passage.starts, begins)
    return np.diff(edges, prepend=0, append=len(passage.starts)).astype(np.uint16)


class TokenIndex:
    """The tokens of all passages of a collection."""

    def __init__(self, runs: Sequence[TokenRun], segments: Sequence[int]) -> None:
        """`segments` is how many segments each passage has."""
        self._codes = np.concatenate([run.codes for run in runs])
        counts = np.concatenate([run.counts for run in runs]).astype(np.int64)
        if counts.sum() != len(self._codes) or len(counts) != sum(segments):
            raise ValueError("the passages have another number of tokens than is stored")
        self._starts = np.append(0, np.cumsum(counts))
        self._segments = np.append(0, np.cumsum(segments))

    def matches(self, tokens: Vectors, passages: Sequence[int]) -> list[Vectors]:
        """For each passage: for each of its segments and each token of a question, the best cosine.

        Arrays of shape (segments, question tokens); -1 throughout for a segment without tokens.
        """
        firsts, lasts = self._segments[passages], self._segments[np.add(passages, 1)]
        segments = _ranges(firsts, lasts)
        counts = self._starts[segments + 1] - self._starts[segments]
        codes = self._codes[_ranges(self._starts[segments], self._starts[segments + 1])]
        near = cosines(codes, tokens)
        best = np.full((len(segments), len(tokens)), -1, np.float32)
        filled = np.flatnonzero(counts)
        if len(filled):
            best[filled] = np.maximum.reduceat(near, (np.cumsum(counts) - counts)[filled], axis=0)
        return np.split(best, np.cumsum(lasts - firsts)[:-1])


def _ranges(starts: npt.NDArray[np.int64], stops: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    """All numbers of all ranges, one range after another."""
    lengths = stops - starts
    numbers: npt.NDArray[np.int64] = np.arange(lengths.sum())
    numbers += np.repeat(starts - (np.cumsum(lengths) - lengths), lengths)
    return numbers
