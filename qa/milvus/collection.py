"""A collection on a server as it stood at one moment, ready to be searched."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cached_property, lru_cache
from itertools import chain

import numpy as np
import numpy.typing as npt

from qa.errors import ChangedError
from qa.filters import Filter
from qa.lexical import LexicalIndex
from qa.listed import Listed, owner
from qa.milvus.address import Address
from qa.milvus.blobs import BITS, among
from qa.milvus.client import Client, quoted
from qa.milvus.reader import MilvusReader
from qa.milvus.state import Tables
from qa.pieces import Frequencies
from qa.searchable import Candidate
from qa.units import Units

_REPORTS_KEPT = 32  # a question's hits are mostly in reports that were just read


class MilvusCollection:
    """A `Searchable` on a server. Safe to use from several threads."""

    def __init__(self, client: Client) -> None:
        """CollectionError when there is none."""
        self._client = client
        self._table = Tables(client.address.name).vectors
        self._reader = MilvusReader(client)
        state, kept = self._reader.now()  # what goes from now on is told
        self._state = state
        self.folder = client.address
        self.encoder = state.encoder
        self.reports = tuple(one.listed for one in kept)
        self.has_tokens = state.tokens and bool(self.reports)
        self._by_number = sorted(self.reports, key=lambda report: report.numbers.start)
        self._passages_of = lru_cache(_REPORTS_KEPT)(self._reader.units)

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

    def __len__(self) -> int:
        """How many passages it has."""
        return sum(len(report.numbers) for report in self.reports)

    def passages(self, report_id: str) -> list[Units]:
        """The passages of a report, in order; none when there is no such report.

        ChangedError when another citaat has changed or removed it meanwhile.
        """
        listed = next((report for report in self.reports if report.id == report_id), None)
        return self._passages_of(listed) if listed else []

    @property
    def units(self) -> Iterator[Units]:
        """All passages, a report at a time."""
        return chain.from_iterable(map(self._reader.units, self.reports))

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
            raise ChangedError(f"the collection '{self.folder}' has changed while it was asked: ask again")
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

    def found(self, numbers: Sequence[int]) -> list[Units]:
        """These passages with their reports and sentences; ChangedError when one is gone."""
        owners = [owner(self._by_number, number) for number in numbers]
        return [
            self._passages_of(report)[number - report.numbers.start]
            for number, report in zip(numbers, owners, strict=True)
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
