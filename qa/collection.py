"""A collection as it stood at one moment, in memory, ready to be searched."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path

import numpy as np
import numpy.typing as npt

from corpus import Report
from embeddings.index import VectorIndex
from qa.late import TokenIndex
from qa.lexical import LexicalIndex
from qa.rows import Stored
from qa.store import Store
from qa.units import Units, heading


@dataclass(frozen=True, slots=True)
class Collection:
    """Passages with the FAISS index over their vectors.

    `first_rows[i]` is the index's row of passage i as a whole, the last one the number of rows. Rows of
    its sentences follow where there are no tokens.
    """

    folder: Path
    encoder: str
    reports: tuple[Report, ...]
    units: tuple[Units, ...]
    first_rows: tuple[int, ...]
    index: VectorIndex
    tokens: TokenIndex | None
    words: LexicalIndex
    generation: int

    @classmethod
    def open(cls, folder: str | Path) -> Collection:
        """Load the collection in a folder; CollectionError when there is none that can be read."""
        with closing(Store.open(Path(folder))) as store:
            # Read before the reports: of a change in between, the next look at it tells.
            generation = store.generation()
            stored = store.load()
        units = tuple(unit for one in stored for unit in one.units)
        vectors = [one.vectors for one in stored]
        empty = np.empty((0, store.dimensions), np.float32)
        return cls(
            folder=Path(folder),
            encoder=store.encoder,
            reports=tuple(one.units[0].passage.report for one in stored if one.units),
            units=units,
            first_rows=tuple(accumulate((rows for one in stored for rows in one.rows), initial=0)),
            index=VectorIndex(np.concatenate(vectors) if vectors else empty),
            tokens=_token_index(stored),
            words=LexicalIndex([heading(unit.passage) + unit.passage.text for unit in units]),
            generation=generation,
        )

    def has_changed(self) -> bool:
        """Whether it is another one on disk by now; CollectionError when it can't be read there."""
        with closing(Store.open(self.folder)) as store:
            return store.generation() != self.generation

    def passage_at(self, row: int) -> int:
        """The number of the passage that a row of the index belongs to."""
        return bisect_right(self.first_rows, row) - 1

    def rows(self, passage: int) -> slice:
        """The index's rows of a passage: itself first, then its sentences if they have any."""
        return slice(*self.first_rows[passage : passage + 2])

    def rows_of(self, passages: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
        """All rows of some passages, in order."""
        rows = [np.arange(rows.start, rows.stop) for rows in map(self.rows, passages.tolist())]
        return np.concatenate([*rows, np.empty(0, np.int64)])


def _token_index(stored: Sequence[Stored]) -> TokenIndex | None:
    runs = [one.tokens for one in stored if one.tokens]
    segments = [unit.segments for one in stored for unit in one.units]
    return TokenIndex(runs, segments) if runs else None
