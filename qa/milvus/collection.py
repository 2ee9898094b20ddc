"""A collection on a server as it stood at one moment, ready to be searched."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cached_property

import numpy as np
import numpy.typing as npt

from qa.filters import Filter
from qa.lexical import LexicalIndex
from qa.listed import Listed, owner
from qa.milvus.address import Address
from qa.milvus.blobs import BITS, among
from qa.milvus.client import Client, quoted
from qa.milvus.reader import MilvusReader
from qa.milvus.state import Tables
from qa.pieces import Frequencies
from qa.read_by_report import ReadByReport
from qa.searchable import Candidate


class MilvusCollection(ReadByReport):
    """A `Searchable` on a server. Safe to use from several threads."""

    def __init__(self, client: Client) -> None:
        """CollectionError when there is none."""
        self._client = client
        self._table = Tables(client.address.name).vectors
        self._reader = MilvusReader(client)
        state, kept = self._reader.now()  # what goes from now on is told
        super().__init__((one.listed for one in kept), self._reader.units)
        self._state = state
        self.folder = client.address
        self.encoder = state.encoder
        self.has_tokens = state.tokens and bool(self.reports)

    @classmethod
    def open(cls, address: Address) -> MilvusCollection:
        """Open the collection at an address; CollectionError when there is none that can be read."""
        return cls(Client(address))

    def again(self) -> MilvusCollection:
        """It as it now is on the server."""
        return MilvusCollection(self._client)

    @contextmanager
    def held(self) -> Iterator[MilvusCollection]:
        """It as it now is; a server can't be kept from changing it."""
        yield self.again()

    def has_changed(self) -> bool:
        """Whether it is another one by now; CollectionError when that can't be told."""
        return self._reader.state().generation != self._state.generation

    def nearest(
        self, vector: npt.NDArray[np.float32], rows: int, passages: int, only: Filter | None
    ) -> list[int]:
        """The passages that so many rows nearest to a vector belong to, best first; at most so many.

        ChangedError when a report has gone since it was opened, for then its passages may be missing.
        """
        wanted = self._wanted(only)
        if wanted is None:
            return []
        found = self._owned(vector, rows, wanted)
        if self._reader.state().lost != self._state.lost:
            raise self._reader.changed()
        return found[:passages]

    def by_words(self, question: str, count: int, only: Filter | None) -> list[int]:  # noqa: ARG002
        """None: this server has no index of words (docs/milvus.md)."""
        return []

    def candidates(self, question: str, numbers: Sequence[int]) -> list[Candidate]:
        """What is looked at of these passages, in the same order; ChangedError when one is gone."""
        rows = self._reader.passages(numbers)
        shared = LexicalIndex([row.words for row in rows], self._frequencies).scores(question)
        return [
            Candidate(
                number,
                owner(self._by_number, number).id,
                row.section,
                row.part(self._state.dimensions),
                float(one),
            )
            for number, row, one in zip(numbers, rows, shared, strict=True)
        ]

    def _owned(self, vector: npt.NDArray[np.float32], rows: int, wanted: str) -> list[int]:
        """The passages of the nearest rows.

        Rows between those of two reports are of a writer that died, or that is replacing a report now:
        then all that stands there is left out.
        """
        without = ""
        while True:
            ids = self._client.search(self._table, vector, rows, wanted + without)
            numbers = list(dict.fromkeys(one >> BITS for one in ids))
            gaps = {gap for gap in map(self._gap_at, numbers) if gap}
            if not gaps:
                return numbers
            without += f" and not {among(sorted(gaps, key=lambda gap: gap.start))}"

    def _gap_at(self, number: int) -> range | None:
        """The numbers around one that no report has; None when a report has it."""
        at = int(np.searchsorted(self._starts, number, "right"))
        before, after = self._edges[at]
        return range(before, after) if number >= before else None

    @cached_property
    def _starts(self) -> npt.NDArray[np.int64]:
        return np.array([one.numbers.start for one in self._by_number], np.int64)

    @cached_property
    def _edges(self) -> list[tuple[int, int]]:
        """What lies before each report, and after the last one: from where, and to where."""
        stops = [0, *(one.numbers.stop for one in self._by_number)]
        return list(zip(stops, [*self._starts.tolist(), self._state.next], strict=True))

    def _wanted(self, only: Filter | None) -> str | None:
        """The expression for what is searched; None when there is nothing."""
        kept = [one for one in self._by_number if only is None or only.matches(one)]
        if not kept:
            return None
        wanted = [among([range(self._state.next)])]  # what is newer isn't in the list
        if only and only.reports:
            wanted.append(among([one.numbers for one in kept]))
        elif only:
            wanted += [*_of_kinds(only, kept), *_of_period(only)]
        return " and ".join(wanted)

    @cached_property
    def _frequencies(self) -> Frequencies | None:
        counts = self._reader.counts(self._state)
        return None if counts is None else Frequencies(counts, len(self))


def _of_kinds(only: Filter, kept: Sequence[Listed]) -> list[str]:
    """That a row is of one of the kinds asked for, as the reports themselves spell these."""
    return [f"kind in {quoted(sorted({one.kind for one in kept}))}"] if only.kinds else []


def _of_period(only: Filter) -> list[str]:
    """That a row's date may be in the period: dates are compared as far as both are known (`qa.dates`)."""
    wanted = ['date != ""'] if only.since or only.until else []
    if only.since:
        shorter = [only.since[:length] for length in (4, 7) if length < len(only.since)]
        less_precise = "".join(f' or date == "{one}"' for one in shorter)
        wanted.append(f'(date >= "{only.since}"{less_precise})')
    if only.until:
        wanted.append(f'(date <= "{only.until}" or date like "{only.until}%")')
    return wanted
