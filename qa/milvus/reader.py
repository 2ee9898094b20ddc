"""What is read of a collection on a server."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import numpy.typing as npt

from qa.errors import ChangedError, CollectionError
from qa.listed import Listed, require_apart
from qa.milvus.address import Address
from qa.milvus.blobs import Blobs
from qa.milvus.client import Client
from qa.milvus.packed import Kept, unpack
from qa.milvus.state import State, Tables, read_state
from qa.pieces import BUCKETS
from qa.records import from_record
from qa.rows import Entry, PassageRow, Rows, Stored, damaged_report, from_rows, require_unit_vectors
from qa.units import Units

# Numbers whose reports are read at once: were each of one passage, these would be 80 of the 100 MB that a
# server gives at most.
_WINDOW = 200_000
_ATTEMPTS = 5  # at a list from which nothing is taken away while it is read
_AT_ONCE = 8  # such questions, each of which mostly waits for the server's next tick

NOT_WHOLE = (ValueError, LookupError, TypeError, zlib.error)
"""What is raised over the rows of a report that aren't whole."""

Counts = npt.NDArray[np.int64]


class MilvusReader:
    """Reads a collection on a server. A report that is replaced or removed may be missed while it is read."""

    def __init__(self, client: Client) -> None:
        """CollectionError when there is no collection of that name."""
        self.folder = client.address
        self._tables = Tables(client.address.name)
        self._client = client
        self._reports = Blobs(client, self._tables.reports)
        self._passages = Blobs(client, self._tables.passages)
        self._known: dict[str, Kept] = {}  # as they were listed last
        state = self.state()
        self.encoder, self.dimensions = state.encoder, state.dimensions

    @classmethod
    def open(cls, address: Address) -> MilvusReader:
        """Open the collection at an address; CollectionError when there is none that can be read."""
        return cls(Client(address))

    @classmethod
    def exists(cls, address: Address) -> bool:
        """Whether there is a collection at that address."""
        client = Client(address)
        return read_state(client, Blobs(client, Tables(address.name).reports)) is not None

    def state(self) -> State:
        """What it now knows of itself."""
        state = read_state(self._client, self._reports)
        if state is None:
            raise CollectionError(
                f"there is no collection '{self.folder}': make one with "
                f"'citaat index --reports DIR --to {self.folder}'"
            )
        return state

    def now(self) -> tuple[State, list[Kept]]:
        """What it knows of itself, and every report's row in order of id, both as they were at one moment.

        What is added meanwhile is left out. ChangedError when something goes whenever it is looked at.
        """
        for _ in range(_ATTEMPTS):
            state = self.state()
            kept = self._kept(state)
            if self.state().lost == state.lost:
                return state, kept
        raise self.changed()

    def entries(self) -> dict[str, Entry]:
        """Every stored report's file by id."""
        self._known = {one.id: one for one in self.now()[1]}
        return {one.id: one.entry for one in self._known.values()}

    def passages(self, numbers: Sequence[int]) -> list[PassageRow]:
        """What is looked at of these passages; ChangedError when one has gone."""
        found = self._blobs(numbers)
        return [unpack(found[number]) for number in numbers]

    def units(self, report: Listed) -> list[Units]:
        """The passages of a report with their sentences; ChangedError when it has gone."""
        number = report.numbers.stop
        found = from_record(zlib.decompress(self._blobs([number])[number]).decode())
        if len(found) != len(report.numbers):
            raise CollectionError(f"the report '{report.id}' is damaged: index its file again")
        return found

    def counts(self, state: State) -> Counts | None:
        """How many passages have a piece of each bucket; None when nobody has counted yet."""
        if not state.counts:
            return None
        found = np.frombuffer(zlib.decompress(self._blobs([state.counts])[state.counts]), np.uint32)
        if len(found) != BUCKETS:
            raise CollectionError(f"the counted words of the collection '{self.folder}' are damaged")
        return found.astype(np.int64)

    def read(self, entry: Entry) -> Stored | None:
        """One of the reports that were listed, to the byte as it was written, or None when it is gone.

        DamagedReportError when a byte has changed since.
        """
        kept = self._known.get(entry.id)
        if kept is None:
            return None
        try:
            stored = from_rows(self._rows_of(kept), self.dimensions)
            require_unit_vectors(stored)
        except NOT_WHOLE as error:
            if not self._reports.get([kept.first]):
                return None
            raise damaged_report(kept.entry, self.folder, error) from error
        return stored

    def is_whole(self, entry: Entry) -> bool:
        """Whether a report is there, to the byte as it was written: by its checksum, without making it."""
        kept = self._known.get(entry.id)
        try:
            return kept is not None and bool(self._rows_of(kept, strong=False))
        except NOT_WHOLE:
            return False

    def changed(self) -> ChangedError:
        """What is raised when something is gone that was there."""
        return ChangedError(f"the collection '{self.folder}' has changed while it was asked: ask again")

    def close(self) -> None:
        """Nothing is held of the server."""

    def _blobs(self, numbers: Sequence[int]) -> dict[int, bytes]:
        """Bytes that were written before this was opened; ChangedError when some are gone."""
        found = self._there(numbers)
        if len(found) < len(set(numbers)):
            raise self.changed()
        return found

    def _there(self, numbers: Sequence[int]) -> dict[int, bytes]:
        """As many of these bytes as there are.

        A server that hasn't come so far yet gives too few: then it is asked to wait.
        """
        found = self._passages.get(numbers, strong=False)
        return found if len(found) == len(set(numbers)) else self._passages.get(numbers)

    def _kept(self, state: State) -> list[Kept]:
        """Every report's row below the next number; of one that is being replaced, the new one."""
        starts = range(1, state.next, _WINDOW)
        windows = [range(start, min(start + _WINDOW, state.next)) for start in starts]
        with ThreadPoolExecutor(_AT_ONCE) as threads:
            found = [row for rows in threads.map(self._reports.within, windows) for row in rows.items()]
        try:
            latest = {one.id: one for one in (Kept.from_bytes(blob) for _, blob in sorted(found))}
            require_apart(
                sorted((one.numbers for one in latest.values()), key=lambda one: one.start), state.next
            )
        except (ValueError, TypeError) as error:
            raise CollectionError(
                f"the list of reports of the collection '{self.folder}' is damaged ({error}): index the "
                "reports again into another one"
            ) from error
        return [latest[report_id] for report_id in sorted(latest)]

    def _rows_of(self, kept: Kept, *, strong: bool = True) -> Rows:
        """The rows of a report; one of `NOT_WHOLE` when a byte of them has changed, or some are gone."""
        found = (self._passages.get if strong else self._there)(kept.all_numbers)
        if len(found) < len(kept.all_numbers):
            raise ValueError("some of its passages are gone")
        passages = [unpack(found[number]) for number in kept.numbers]
        rows = Rows(*kept.described, zlib.decompress(found[kept.record]), passages)
        if rows.checksum != kept.checksum:
            raise ValueError("its bytes are no longer those that were written")
        return rows
