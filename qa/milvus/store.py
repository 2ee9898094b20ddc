"""Writes a collection on a server, so that whoever reads it sees each report wholly or not at all.

Milvus has no transactions, so the order of writing does their work. A report is there from the moment its
row is, which comes after all of its passages; it is gone when its row is, and its passages go after that.
What a writer that died leaves are passages of no report: nobody sees these, and the next writer takes
them away. That a report was taken away is told (`State.lost`) before its passages go, and whoever searches
looks there afterwards.
"""

from __future__ import annotations

import os
import socket
import time
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from itertools import islice
from typing import Any

import numpy as np

from qa.errors import CollectionError
from qa.milvus.address import Address
from qa.milvus.blobs import BITS, Blobs, among
from qa.milvus.client import Client, Row
from qa.milvus.packed import Kept, pack
from qa.milvus.reader import NOT_WHOLE, MilvusReader
from qa.milvus.state import FORMAT, State, Tables, read_state, write_state
from qa.pieces import BUCKETS, bucket_counts
from qa.rows import Entry, PassageRow, Stored, to_rows

_SILENCE = 300.0  # seconds without a change, after which a writer is taken to have died
_MANY = 10_000  # passages after which the server is told to make its index: of fewer it isn't needed
_VECTORS_AT_ONCE = 1000  # rows in one message: 1.5 MB for 384 dimensions


class MilvusStore(MilvusReader):
    """A collection on a server, to be written by one at a time; `open` and `create` make one."""

    def __init__(self, client: Client) -> None:
        """CollectionError when there is none, or when another citaat is writing it."""
        super().__init__(client)
        self._me = f"{socket.gethostname()}, process {os.getpid()}, {time.time():.3f}"
        self._begin()
        self._known = {one.id: one for one in self.now()[1]}
        self._counts = self.counts(self._state)
        self._counted = True
        self._unindexed = 0

    @classmethod
    def open(cls, address: Address) -> MilvusStore:
        """Open the collection at an address; CollectionError when there is none that can be written."""
        return cls(Client(address))

    @classmethod
    def create(cls, address: Address, encoder: str, dimensions: int) -> MilvusStore:
        """Make an empty collection for vectors of one encoder."""
        client, tables = Client(address), Tables(address.name)
        reports = Blobs(client, tables.reports)
        if read_state(client, reports) is None:
            client.create([tables.reports, tables.passages], tables.vectors, dimensions)
            write_state(reports, State(FORMAT, encoder, dimensions))
        return cls(client)

    @classmethod
    def discard(cls, address: Address) -> None:
        """Take away the collection at an address if it has nothing in it, and nobody writes it."""
        client = Client(address)
        state = read_state(client, Blobs(client, Tables(address.name).reports))
        if state and not state.writer and not MilvusReader(client).entries():
            client.drop(Tables(address.name).all)

    def entries(self) -> dict[str, Entry]:
        """Every stored report's file by id."""
        return {report_id: self._known[report_id].entry for report_id in sorted(self._known)}

    def put(self, entry: Entry, stored: Stored) -> None:
        """Store a report, or replace it."""
        rows = to_rows(entry, stored)
        first, count = self._state.next, len(rows.passages)
        kept = Kept(*rows[:7], first, count, rows.checksum, entry.origin, entry.recipe)
        with self._changing(next=first + count + 1, tokens=stored.tokens is not None):
            for some in _batches(_vectors(kept, rows.passages, self.dimensions)):
                self._client.insert(self._tables.vectors, some)
            self._passages.put(
                (number, pack(row)) for number, row in zip(kept.numbers, rows.passages, strict=True)
            )
            self._passages.put([(kept.record, zlib.compress(rows.record))])
            self._reports.put([(first, kept.to_bytes())])
        before = self._known.get(entry.id)
        self._known[entry.id] = kept
        self._count(rows.passages, 1)
        self._unindexed += count
        if before:
            self._forget([before])

    def move(self, report_id: str, origin: str) -> None:
        """Remember that a report's file now stands elsewhere."""
        kept = replace(self._known[report_id], origin=origin)
        with self._changing():
            self._reports.put([(kept.first, kept.to_bytes())], replace=True)
        self._known[report_id] = kept

    def remove(self, *report_ids: str) -> None:
        """Forget these reports."""
        self._forget([self._known.pop(one) for one in dict.fromkeys(report_ids) if one in self._known])

    def make_indexes(self) -> None:
        """Keep the counts, and have the server make its index of what is new, if that is much."""
        self.keep_counts()
        if self._unindexed >= _MANY:
            self._client.seal(self._tables.vectors)
            self._unindexed = 0

    def keep_counts(self) -> None:
        """Remember how rare pieces of words are by now."""
        if self._counted or self._counts is None:
            return
        number, before = self._state.next, self._state.counts
        counts = np.clip(self._counts, 0, None).astype(np.uint32)
        with self._changing(next=number + 1):
            self._passages.put([(number, zlib.compress(counts.tobytes(), 1))])
        with self._changing(counts=number):
            pass
        if before:
            self._passages.delete([range(before, before + 1)])
        self._counted = True

    def close(self) -> None:
        """Let another one write."""
        if self.state().writer == self._me:
            self.keep_counts()
            self._write(writer="", until=0.0)

    def _begin(self) -> None:
        """Become the one who writes."""
        self._state = self.state()
        if self._state.is_being_written:
            until = time.strftime("%H:%M:%S", time.localtime(self._state.until))
            raise CollectionError(
                f"another citaat ({self._state.writer}) is writing the collection '{self.folder}': wait "
                f"until it is done; if it has died, until {until}"
            )
        died = bool(self._state.writer)
        self._write()
        if died:
            self._clean()

    def _clean(self) -> None:
        """Take away what a writer that died has left: all that no report has."""
        counts = self._state.counts
        reports = (one.all_numbers for one in self.now()[1])
        owned = sorted([range(counts, counts + 1), *reports], key=lambda one: one.start)
        starts = [1, *(one.stop for one in owned)]
        stops = [*(one.start for one in owned), self._state.next]
        gaps = [range(*gap) for gap in zip(starts, stops, strict=True) if gap[0] < gap[1]]
        if gaps:
            self._reports.delete(gaps)
            self._lose(gaps)

    def _forget(self, reports: Sequence[Kept]) -> None:
        """Take out reports: first their rows, with which they are gone, and then what belongs to them.

        It is told before, for whoever reads the list meanwhile, and after, for whoever has read it.
        """
        if not reports:
            return
        gone = [row for kept in reports for row in self._rows_there(kept)]
        self._count(gone, -1)
        self._tell_loss()
        self._reports.delete([range(kept.first, kept.first + 1) for kept in reports])
        self._lose([kept.all_numbers for kept in reports])

    def _lose(self, numbers: Sequence[range]) -> None:
        self._tell_loss()
        for one in numbers:
            self._client.delete(self._tables.vectors, among([one]))
            self._passages.delete([one])

    def _tell_loss(self) -> None:
        with self._changing(lost=self._state.lost + 1):
            pass

    def _rows_there(self, kept: Kept) -> list[PassageRow]:
        """The passages of a report, as far as they are whole."""
        try:
            return self._rows_of(kept).passages
        except NOT_WHOLE:
            return []

    def _count(self, rows: Sequence[PassageRow], sign: int) -> None:
        if self._counts is None:
            self._counts = np.zeros(BUCKETS, np.int64)
        self._counts += sign * bucket_counts([row.words for row in rows])
        self._counted = False

    @contextmanager
    def _changing(self, **now: Any) -> Iterator[None]:
        """A change, of which the generation tells afterwards; numbers are taken before."""
        if self.state().writer != self._me:
            raise CollectionError(
                f"another citaat has begun to write the collection '{self.folder}', for this one was silent "
                f"for more than {_SILENCE:.0f} seconds: index again when that one is done"
            )
        self._write(**now)
        yield
        self._write(generation=self._state.generation + 1)

    def _write(self, **now: Any) -> None:
        who = {"writer": self._me, "until": time.time() + _SILENCE}
        self._state = replace(self._state, **{**who, **now})
        write_state(self._reports, self._state)


def _vectors(kept: Kept, passages: Sequence[PassageRow], dimensions: int) -> Iterator[Row]:
    """The rows that are searched: a passage's number, and which of its vectors it is."""
    for number, row in zip(kept.numbers, passages, strict=True):
        for at, vector in enumerate(row.part(dimensions).vectors):
            yield {"id": number << BITS | at, "kind": kept.kind, "date": kept.date, "vector": vector}


def _batches(rows: Iterator[Row]) -> Iterator[list[Row]]:
    while some := list(islice(rows, _VECTORS_AT_ONCE)):
        yield some
