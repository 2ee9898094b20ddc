"""Which passages share rare pieces of words with a question.

A question in another language than the reports' shares only names and figures with them, and so weighs
little.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from qa.pieces import Frequencies, Pieces, pieces_of


class LexicalIndex:
    """Cosines of passages with a question, over their pieces weighted by how rare each is (tf-idf)."""

    def __init__(self, texts: Sequence[str], among: Frequencies | None = None) -> None:
        """`among` says how rare a piece is, where these are only some of the passages."""
        passage, together = pieces_of(texts)
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
        self._among = among
        frequency = np.diff(self._bounds)
        self._rarity = (
            rarity(among.of(self._vocabulary), among.texts) if among else rarity(frequency, len(texts))
        )
        weights = (1 + np.log(counts)) * np.repeat(self._rarity, frequency)
        lengths = np.sqrt(np.bincount(self._passages, weights**2, len(texts)))
        self._weights = weights / lengths[self._passages]

    def scores(self, question: str) -> npt.NDArray[np.float64]:
        """The cosine of every passage with a question, shape (passages,)."""
        pieces, counts = question_pieces(question)
        at = np.searchsorted(self._vocabulary, pieces)
        known = np.append(self._vocabulary, np.uint64(0))[at] == pieces
        weights = (1 + np.log(counts)) * self._rarity_of(pieces, at, known)
        scores = np.zeros(self._size)
        for piece, weight in zip(at[known], weights[known], strict=True):
            span = slice(self._bounds[piece], self._bounds[piece + 1])
            scores[self._passages[span]] += weight * self._weights[span]
        length = np.sqrt((weights**2).sum())
        return scores / length if length else scores

    def _rarity_of(
        self, pieces: Pieces, at: npt.NDArray[np.int64], known: npt.NDArray[np.bool_]
    ) -> npt.NDArray[np.float64]:
        if self._among:
            return rarity(self._among.of(pieces), self._among.texts)
        # A piece that no passage has is as rare as can be, and counts in the question's length.
        found = rarity(np.zeros(len(pieces), np.int64), self._size)
        found[known] = self._rarity[at[known]]
        return found


def question_pieces(question: str) -> tuple[Pieces, npt.NDArray[np.int64]]:
    """The pieces of a question, each once, and how often it has each."""
    pieces, counts = np.unique(pieces_of([question])[1], return_counts=True)
    return pieces, counts


def rarity(frequency: npt.NDArray[np.int64], texts: int) -> npt.NDArray[np.float64]:
    """What a piece weighs that so many of all texts have."""
    found: npt.NDArray[np.float64] = np.log((1 + texts) / (1 + frequency)) + 1
    return found
