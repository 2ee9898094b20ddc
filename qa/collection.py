"""A collection in a folder as it stood at one moment, ready to be searched.

What lists reports is in memory, and what no index file has (`Rest`). Everything else is read when a
question needs it. A passage's number is never used again, so what is read under a number is what stood
there at that moment; and when it is gone, that is told.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from functools import cached_property, lru_cache
from itertools import chain
from pathlib import Path

import numpy as np
import numpy.typing as npt

from embeddings.checked_file import DamagedFileError
from embeddings.index import Mask, Neighbours, Query
from qa.errors import CollectionError
from qa.filters import Filter
from qa.layout import Layout
from qa.lexical import LexicalIndex
from qa.listed import Listed, common, owner
from qa.pieces import Frequencies, bucket_counts
from qa.read_by_report import ReadByReport
from qa.rest import Rest
from qa.searchable import Candidate
from qa.shards import OpenShard
from qa.store import Store
from qa.units import Units

LARGEST_REST = 50_000
"""Passages that are searched without index files, which takes a tenth of a second for so many."""

_FILTERS_KEPT = 8
_QUESTIONS_KEPT = 2  # each is looked for twice


class Collection(ReadByReport):
    """A `Searchable` in a folder. Safe to use from several threads."""

    def __init__(self, store: Store, *, kept: bool = False) -> None:
        """Read from a store, within its snapshot; `kept` goes on reading from that store alone."""
        super().__init__(store.listing(), self._read_passages)
        self.folder = store.folder
        self.encoder = store.encoder
        self.has_tokens = store.has_tokens()
        self.generation = store.generation()
        self._kept = store if kept else None
        self._dimensions = store.dimensions
        self._shards = list(_open_shards(store))
        self._rest = self._read_rest(store)
        self._masks = lru_cache(_FILTERS_KEPT)(self._masks_of)
        self._scores = lru_cache(_QUESTIONS_KEPT)(self._lexical_scores)

    @classmethod
    def open(cls, folder: str | Path) -> Collection:
        """Open the collection in a folder; CollectionError when there is none that can be read."""
        with closing(Store.open(Path(folder))) as store, store.snapshot():
            return cls(store)

    def again(self) -> Collection:
        """It as it now is on disk; CollectionError when it can't be opened."""
        return Collection.open(self.folder)

    @contextmanager
    def held(self) -> Iterator[Collection]:
        """It as it now is. Nobody can change it for so long, so whoever writes has to wait."""
        with closing(Store.open(self.folder)) as store, store.snapshot():
            yield Collection(store, kept=True)

    def has_changed(self) -> bool:
        """Whether it is another one on disk by now; CollectionError when it can't be read there."""
        with closing(Store.open(self.folder)) as store:
            return store.generation() != self.generation

    def nearest(self, vector: Query, rows: int, passages: int, only: Filter | None) -> list[int]:
        """The passages that so many rows nearest to a vector belong to, best first; at most so many."""
        rest, *masks = self._masks(only)
        found = [self._rest.nearest(vector, rows, rest)]
        with self._damage_told():
            for shard, mask in zip(self._shards, masks, strict=True):
                near = shard.vectors.search(vector, rows, mask)
                found.append(Neighbours(near.rows + shard.numbers.start, near.scores))
        numbers = np.concatenate([one.rows for one in found])
        order = np.argsort(-np.concatenate([one.scores for one in found]), kind="stable")[:rows]
        return list(dict.fromkeys(numbers[order].tolist()))[:passages]

    def by_words(self, question: str, count: int, only: Filter | None) -> list[int]:
        """The passages that share the most rare pieces of words with a question, best first."""
        rest, *masks = self._masks(only)
        scores = np.where(rest, self._scores(question), -1)
        best = np.argsort(-scores, kind="stable")[:count]
        best = best[scores[best] >= 0]
        found = [(self._rest.numbers[best], scores[best])]
        with self._damage_told():
            for shard, mask in zip(self._shards, masks, strict=True):
                places, shared = shard.words.nearest(question, count, mask, self._frequencies)
                found.append((places + shard.numbers.start, shared))
        numbers = np.concatenate([one for one, _ in found])
        order = np.argsort(-np.concatenate([one for _, one in found]), kind="stable")[:count]
        return [int(number) for number in numbers[order]]

    def candidates(self, question: str, numbers: Sequence[int]) -> list[Candidate]:
        """What is looked at of these passages, in the same order; ChangedError when one is gone."""
        with self._reading() as store:
            rows = store.passages(numbers)
            parts = [row.part(self._dimensions) for row in rows]
        lexical = self._lexical_of(question, numbers, [row.words for row in rows])
        if self.has_tokens and not all(part.tokens for part in parts):
            raise CollectionError(
                f"the collection in '{self.folder}' is damaged (a passage has no tokens): "
                "index the reports again into a new folder"
            )
        return [
            Candidate(number, owner(self._by_number, number).id, row.section, part, float(share))
            for number, row, part, share in zip(numbers, rows, parts, lexical, strict=True)
        ]

    def _read_passages(self, report: Listed) -> list[Units]:
        with self._reading() as store:
            return store.units(report)

    def _read_rest(self, store: Store) -> Rest:
        edges = [0, *chain.from_iterable((one.numbers.start, one.numbers.stop) for one in self._shards)]
        stops = [*edges[1:], max((one.numbers.stop for one in self.reports), default=0)]
        gaps = [range(*gap) for gap in list(zip(edges, stops, strict=True))[::2]]
        inside = [number for report in self.reports for gap in gaps for number in common(report.numbers, gap)]
        if len(inside) > LARGEST_REST:
            raise CollectionError(
                f"the collection in '{self.folder}' has {len(inside):,} passages without an index: make it "
                f"with 'citaat repair --in {self.folder}'"
            )
        return Rest.read(store, np.array(inside, np.int64), gaps)

    def _masks_of(self, only: Filter | None) -> list[Mask]:
        """Which passages of the rest, and of each shard, are of reports that are searched."""
        kept = [one.numbers for one in self._by_number if only is None or only.matches(one)]
        return [_mask(kept, self._rest.numbers), *(_mask_of(kept, one.numbers) for one in self._shards)]

    def _lexical_scores(self, question: str) -> npt.NDArray[np.float64]:
        return self._lexical.scores(question)

    def _lexical_of(
        self, question: str, numbers: Sequence[int], words: Sequence[str]
    ) -> npt.NDArray[np.float64]:
        """How many rare pieces of words some passages share with a question."""
        if self._shards:
            return LexicalIndex(words, self._frequencies).scores(question)
        order = np.argsort(self._rest.numbers)
        places = order[np.searchsorted(self._rest.numbers, numbers, sorter=order)]
        scores: npt.NDArray[np.float64] = self._scores(question)[places]
        return scores

    @cached_property
    def _lexical(self) -> LexicalIndex:
        """The words of the rest; made for the first question."""
        return LexicalIndex(self._rest.words, self._frequencies if self._shards else None)

    @cached_property
    def _frequencies(self) -> Frequencies:
        """How rare each piece is among all passages, those included that have gone from the index files."""
        counts = bucket_counts(self._rest.words)
        for shard in self._shards:
            counts += shard.words.counts
        return Frequencies(counts, len(self._rest.words) + sum(len(one.numbers) for one in self._shards))

    @contextmanager
    def _damage_told(self) -> Iterator[None]:
        try:
            yield
        except DamagedFileError as error:
            raise CollectionError(
                f"an index file of the collection in '{self.folder}' is damaged ({error}): make it anew with "
                f"'citaat repair --in {self.folder}'"
            ) from error

    @contextmanager
    def _reading(self) -> Iterator[Store]:
        if self._kept:
            yield self._kept
        else:
            with closing(Store.open(self.folder)) as store, store.snapshot():
                yield store


def _open_shards(store: Store) -> Iterator[OpenShard]:
    """Those whose files are whole; passages of the others are searched without."""
    for shard in store.shards():
        try:
            yield shard.opened(Layout(store.folder))
        except DamagedFileError:
            continue


def _mask(kept: Sequence[range], numbers: npt.NDArray[np.int64]) -> Mask:
    """Which of the numbers are in one of the ranges, which are in order."""
    if not kept:
        return np.zeros(len(numbers), bool)
    starts, stops = (np.array(edges) for edges in zip(*((one.start, one.stop) for one in kept), strict=True))
    at = np.searchsorted(starts, numbers, "right") - 1
    found: Mask = (at >= 0) & (numbers < stops[at])
    return found


def _mask_of(kept: Sequence[range], numbers: range) -> Mask:
    """Which of these numbers are in one of the ranges."""
    inside = [one for one in (common(each, numbers) for each in kept) if one]
    edges = np.zeros(len(numbers) + 1, np.int8)
    np.add.at(edges, np.array([one.start for one in inside], np.int64) - numbers.start, 1)
    np.add.at(edges, np.array([one.stop for one in inside], np.int64) - numbers.start, -1)
    found: Mask = np.cumsum(edges[:-1], dtype=np.int8).astype(bool)
    return found
