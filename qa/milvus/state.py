"""What a collection on a server knows of itself: one row, written at each change."""

from __future__ import annotations

import json
import time
from dataclasses import asdict, dataclass

from qa.errors import CollectionError
from qa.milvus.blobs import Blobs
from qa.milvus.client import Client

FORMAT = 1
"""Counted up whenever a collection of the version before can't be read any more."""

_NUMBER = 0  # the row's; reports begin at 1
_TRIES = 5  # an upsert takes a row out and puts it in again
_PAUSE = 0.2  # seconds


@dataclass(frozen=True, slots=True)
class State:
    """The collection at one moment.

    `generation` goes up with every change, and `lost` with each that takes something away. `next` is the
    first number that was never used. `counts` is the number of the bytes that tell how rare pieces of
    words are, 0 when there are none yet. `writer` names who is writing until `until`, in seconds since
    1970; it is empty when the last one has ended as it should.
    """

    format: int
    encoder: str
    dimensions: int
    tokens: bool = False
    next: int = 1
    generation: int = 0
    lost: int = 0
    counts: int = 0
    writer: str = ""
    until: float = 0.0

    @property
    def is_being_written(self) -> bool:
        """Whether somebody writes who hasn't been silent for too long."""
        return bool(self.writer) and self.until > time.time()


@dataclass(frozen=True, slots=True)
class Tables:
    """The names of a collection's tables on the server."""

    name: str

    @property
    def reports(self) -> str:
        """Its state, and a row for each report."""
        return f"{self.name}_reports"

    @property
    def passages(self) -> str:
        """What is looked at of each passage, and each report's record."""
        return f"{self.name}_passages"

    @property
    def vectors(self) -> str:
        """The vectors that are searched."""
        return f"{self.name}_vectors"

    @property
    def all(self) -> list[str]:
        """All of them, that with the state first."""
        return [self.reports, self.passages, self.vectors]


def read_state(client: Client, reports: Blobs) -> State | None:
    """The state; None when there is no collection, or none that was ever whole."""
    if not client.has(Tables(client.address.name).reports):
        return None
    for attempt in range(_TRIES):
        if attempt:
            time.sleep(_PAUSE)
        found = reports.get([_NUMBER]).get(_NUMBER)
        if found is not None:
            return _state(found, client)
    return None


def write_state(reports: Blobs, state: State) -> None:
    """Put the state in the place of the one that was there."""
    reports.put([(_NUMBER, json.dumps(asdict(state)).encode())], replace=True)


def _state(found: bytes, client: Client) -> State:
    try:
        columns = json.loads(found)
        if columns["format"] == FORMAT:
            return State(**columns)
        told = f"has format {columns['format']}, and this citaat reads format {FORMAT}"
    except (ValueError, LookupError, TypeError) as error:
        told = f"is damaged ({error})"
    raise CollectionError(
        f"the collection '{client.address}' {told}: index the reports again into another one"
    )
