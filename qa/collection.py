"""A collection as it stood at one moment, in memory, ready to be searched."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path

import numpy as np

from corpus import Report
from embeddings.index import VectorIndex
from qa.store import Store
from qa.types import Searched
from qa.units import Units


@dataclass(frozen=True, slots=True)
class Collection:
    """Passages with the FAISS index over their vectors.

    `first_rows[i]` is the index's row of passage i as a whole; its sentences' rows follow.
    """

    folder: Path
    encoder: str
    reports: tuple[Report, ...]
    units: tuple[Units, ...]
    first_rows: tuple[int, ...]
    index: VectorIndex

    @classmethod
    def open(cls, folder: str | Path) -> Collection:
        """Load the collection in a folder; CollectionError when there is none that can be read."""
        store = Store.open(Path(folder))
        try:
            stored = store.load()
        finally:
            store.close()
        units = tuple(unit for one in stored for unit in one.units)
        vectors = [one.vectors for one in stored]
        empty = np.empty((0, store.dimensions), np.float32)
        return cls(
            folder=Path(folder),
            encoder=store.encoder,
            reports=tuple(one.units[0].passage.report for one in stored if one.units),
            units=units,
            first_rows=tuple(accumulate((unit.count for unit in units[:-1]), initial=0)),
            index=VectorIndex(np.concatenate(vectors) if vectors else empty),
        )

    def passage_at(self, row: int) -> int:
        """The number of the passage that a row of the index belongs to."""
        return bisect_right(self.first_rows, row) - 1

    def rows(self, passage: int) -> slice:
        """The index's rows of a passage: itself first, then its sentences."""
        first = self.first_rows[passage]
        return slice(first, first + self.units[passage].count)

    def searched(self) -> Searched:
        """How much was looked through, for an answer to say."""
        dates = sorted(report.date for report in self.reports if report.date)
        return Searched(len(self.reports), *((dates[0], dates[-1]) if dates else ()))
