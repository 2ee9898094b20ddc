"""Which passages share rare pieces of words with a question.

The pieces are runs of four and five letters, within a word or at its edge, so that a Dutch compound
or inflection shares most of its pieces with its parts ("bodycambeelden", "bodycams") and needs no
stemmer. A question in another language shares only names and figures with the reports, and so weighs
little.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

_SIZES = (4, 5)
_OTHER = re.compile(r"[\W_]+")
# What no composed letter holds, such as the dot that a Turkish capital i leaves when it is made small.
_MARKS = re.compile("[\u0300-\u036f]+")
_BASE = np.uint64(1_000_003)

Pieces: TypeAlias = npt.NDArray[np.uint64]


class LexicalIndex:
    """Cosines of passages with a question, over their pieces weighted by how rare each is (tf-idf)."""

    def __init__(self, texts: Sequence[str]) -> None:
        pieces = [_pieces(text) for text in texts]
        passage = np.repeat(np.arange(len(texts)), [len(one) for one in pieces])
        together = np.concatenate([*pieces, np.empty(0, np.uint64)])
        # Sorted by piece, then passage: each piece's postings stand together.
        order = np.lexsort((passage, together))
        together, passage = together[order], passage[order]
        first = np.ones(len(together), bool)
        first[1:] = (together[1:] != together[:-1]) | (passage[1:] != passage[:-1])
        starts = np.flatnonzero(first)
        counts = np.diff(np.append(starts, len(together)))
        self._passages = passage[starts]
        self._vocabulary, begins = np.unique(together[starts], return_index=True)
        self._bounds = np.append(begins, len(starts))
        self._size = len(texts)
        frequency = np.diff(self._bounds)
        self._rarity = np.log((1 + len(texts)) / (1 + frequency)) + 1
        weights = (1 + np.log(counts)) * np.repeat(self._rarity, frequency)
        lengths = np.sqrt(np.bincount(self._passages, weights**2, len(texts)))
        self._weights = weights / lengths[self._passages]

    def scores(self, question: str) -> npt.NDArray[np.float64]:
        """The cosine of every passage with a question, shape (passages,)."""
        pieces, counts = np.unique(_pieces(question), return_counts=True)
        at = np.searchsorted(self._vocabulary, pieces)
        known = np.append(self._vocabulary, np.uint64(0))[at] == pieces
        at, weights = at[known], 1 + np.log(counts)
        # A piece that no passage has is as rare as can be, and counts in the question's length.
        rarity = np.full(len(pieces), np.log(1 + self._size) + 1)
        rarity[known] = self._rarity[at]
        weights = weights * rarity
        scores = np.zeros(self._size)
        for piece, weight in zip(at, weights[known], strict=True):
            span = slice(self._bounds[piece], self._bounds[piece + 1])
            scores[self._passages[span]] += weight * self._weights[span]
        length = np.sqrt((weights**2).sum())
        return scores / length if length else scores


def _pieces(text: str) -> Pieces:
    """A number for each run of letters, one after another; the same run has the same number."""
    small = _MARKS.sub("", unicodedata.normalize("NFKC", text).casefold())
    letters = f" {_OTHER.sub(' ', small)} "
    codes = np.frombuffer(letters.encode("utf-32-le"), np.uint32).astype(np.uint64)
    space = codes == ord(" ")
    return np.concatenate([_runs(codes, space, size) for size in _SIZES])


def _runs(codes: Pieces, space: npt.NDArray[np.bool_], size: int) -> Pieces:
    count = len(codes) - size + 1
    if count <= 0:
        return np.empty(0, np.uint64)
    numbers = np.full(count, size, np.uint64)
    for at in range(size):
        numbers = numbers * _BASE + codes[at : at + count]
    inside = np.zeros(count, bool)  # a space within it: letters of two words
    for at in range(1, size - 1):
        inside |= space[at : at + count]
    numbers *= np.uint64(0x9E3779B97F4A7C15)
    result: Pieces = numbers[~inside]
    return result
