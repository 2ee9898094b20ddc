"""The passages that no index file has: all of a small collection, and what is new in a large one."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from embeddings.index import Mask, Neighbours, Query, VectorIndex
from qa.reader import Reader


class Rest:
    """Passages in memory: an exact index of their vectors, and their words."""

    def __init__(
        self, numbers: npt.NDArray[np.int64], vectors: Sequence[bytes], words: Sequence[str], dimensions: int
    ) -> None:
        """`vectors` are the float16 rows of each passage; ValueError when they aren't whole rows."""
        self.numbers = numbers
        self.words = words
        rows = np.frombuffer(b"".join(vectors), np.float16).reshape(-1, dimensions).astype(np.float32)
        counts = np.array([len(one) for one in vectors], np.int64) // (2 * dimensions)
        if counts.sum() != len(rows) or not counts.all():
            raise ValueError("a passage has a part of a vector")
        self._passage_at = np.repeat(np.arange(len(numbers)), counts)
        self._index = VectorIndex(rows)

    @classmethod
    def read(cls, reader: Reader, numbers: npt.NDArray[np.int64], gaps: Sequence[range]) -> Rest:
        """These passages, in this order, all that stand in the gaps; ValueError when it isn't so."""
        vectors = [row for gap in gaps for row in reader.vectors(gap)]
        words = [row for gap in gaps for row in reader.words(gap)]
        order = np.argsort(numbers)
        expected = numbers[order].tolist()
        if [number for number, _ in vectors] != expected or [number for number, _ in words] != expected:
            raise ValueError("a report has another number of passages than is listed")
        places = np.argsort(order).tolist()  # of each of `numbers` in what was read
        return cls(
            numbers, [vectors[at][1] for at in places], [words[at][1] for at in places], reader.dimensions
        )

    def nearest(self, vector: Query, rows: int, among: Mask) -> Neighbours:
        """The passages' numbers for the nearest rows, of the passages for which the mask is true."""
        only = None if among.all() else np.flatnonzero(among[self._passage_at])
        found = self._index.search(vector, rows, among=only)
        return Neighbours(self.numbers[self._passage_at[found.rows]], found.scores)
