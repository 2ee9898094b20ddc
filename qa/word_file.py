"""Which of many passages share rare pieces of words with a question, from a file.

The file holds, as little-endian numbers one after another: how many passages have a piece of each bucket
(4 bytes), where each bucket's passages begin (8 bytes, and the end), the length of each passage's
weights (4 bytes), and the passages of each bucket that few have (4 bytes). A bucket that many
have says little, and its passages are not kept: so a question costs the same in any collection.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt

from embeddings.checked_file import CheckedFile
from embeddings.index import Mask
from qa.lexical import question_pieces, rarity
from qa.pieces import BUCKETS, Frequencies, bucket_of, pieces_of

_FEW = 500  # one in so many passages
_FEWEST = 50

Texts = Iterable[tuple[Sequence[int], Sequence[str]]]
"""Passages, counted from 0, and the words of each; some at a time."""


class WordFile:
    """An open file of words."""

    def __init__(self, file: CheckedFile) -> None:
        """DamagedFileError when the counts aren't those that were written."""
        self._file = file
        self.counts = file.checked(0, 4 * BUCKETS).view(np.uint32)
        self._lengths_at = 4 * BUCKETS + 8 * (BUCKETS + 1)
        self._starts = file.checked(4 * BUCKETS, self._lengths_at).view(np.uint64)

    def nearest(
        self, question: str, count: int, among: Mask, frequencies: Frequencies
    ) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.float64]]:
        """The passages, of those for which the mask is true, that share the most, and about what cosine.

        At most `count` of them, each with something in common with the question.
        """
        pieces, counts = question_pieces(question)
        weights = rarity(frequencies.of(pieces), frequencies.texts)
        length = float(np.linalg.norm((1 + np.log(counts)) * weights))
        scores = np.zeros(len(among))
        for bucket, weight in zip(bucket_of(pieces).tolist(), weights.tolist(), strict=True):
            scores[self._passages(bucket, len(among))] += weight**2
        shared = np.flatnonzero((scores > 0) & among)
        scores = scores[shared] / (self._lengths(len(among))[shared] * length)
        best = np.argsort(-scores, kind="stable")[:count]
        return shared[best], scores[best]

    def _passages(self, bucket: int, size: int) -> npt.NDArray[np.uint32]:
        at = self._lengths_at + 4 * size
        start, stop = self._starts[bucket : bucket + 2].tolist()
        return self._file.checked(at + 4 * start, at + 4 * stop).view(np.uint32)

    def _lengths(self, size: int) -> npt.NDArray[np.float32]:
        return self._file.checked(self._lengths_at, self._lengths_at + 4 * size).view(np.float32)


def write_words(path: Path, size: int, texts: Callable[[], Texts]) -> None:
    """Write the file of so many passages; their texts are gone through twice."""
    counts = np.zeros(BUCKETS, np.int64)
    held = 0
    for numbers, some in texts():
        counts += np.bincount(_held(some)[1], minlength=BUCKETS)
        held += len(numbers)
    few = counts <= max(_FEWEST, held // _FEW)
    starts = np.append(0, np.cumsum(np.where(few, counts, 0)))
    free, passages = starts[:-1].copy(), np.zeros(starts[-1], np.uint32)
    lengths = np.ones(size, np.float32)
    weights = rarity(counts, held)
    for numbers, some in texts():
        text, buckets = _held(some)
        rows = np.array(numbers)
        lengths[rows] = np.sqrt(np.bincount(text, weights[buckets] ** 2, len(rows))).clip(min=1)
        _place(passages, free, rows[text][few[buckets]], buckets[few[buckets]])
    with path.open("wb") as file:
        for part in (counts.astype("<u4"), starts.astype("<u8"), lengths.astype("<f4"), passages):
            part.tofile(file)


def _held(texts: Sequence[str]) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """The texts that have a piece of a bucket, and the bucket: each pair once, by bucket and then text."""
    text, pieces = pieces_of(texts)
    pairs = np.sort(bucket_of(pieces) * max(1, len(texts)) + text)
    pairs = pairs[np.diff(pairs, prepend=-1) > 0]  # numpy's `unique` takes longer
    return pairs % max(1, len(texts)), pairs // max(1, len(texts))


def _place(
    passages: npt.NDArray[np.uint32],
    free: npt.NDArray[np.int64],
    rows: npt.NDArray[np.int64],
    buckets: npt.NDArray[np.int64],
) -> None:
    """Put each row at the first free place of its bucket; equal buckets stand together."""
    first = np.flatnonzero(np.diff(buckets, prepend=-1))
    within = np.arange(len(buckets)) - np.repeat(first, np.diff(np.append(first, len(buckets))))
    passages[free[buckets] + within] = rows
    np.add.at(free, buckets, 1)
