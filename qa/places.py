"""Where a collection is kept: in a folder, or on a server. The one place that knows both."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol, TypeAlias

from qa.collection import Collection
from qa.layout import Layout
from qa.milvus.address import Address
from qa.milvus.collection import MilvusCollection
from qa.milvus.reader import MilvusReader
from qa.milvus.store import MilvusStore
from qa.rows import Entry, Stored
from qa.searchable import Opened
from qa.sharding import bring_up_to_date
from qa.store import Store
from qa.upgrade import upgrade

Place: TypeAlias = Path | Address


class Readable(Protocol):
    """A collection's reports one by one."""

    encoder: str

    @property
    def folder(self) -> Place:
        """Where it is."""

    def entries(self) -> dict[str, Entry]:
        """Every stored report's file by id."""

    def read(self, entry: Entry) -> Stored | None:
        """One report, or None when it is gone; DamagedReportError when a byte has changed."""

    def is_whole(self, entry: Entry) -> bool:
        """Whether a report is there, to the byte as it was written."""

    def close(self) -> None:
        """Let go of it."""


class Writable(Readable, Protocol):
    """A collection that is written."""

    dimensions: int

    def put(self, entry: Entry, stored: Stored) -> None:
        """Store a report, or replace it; whoever reads sees it wholly or not at all."""

    def move(self, report_id: str, origin: str) -> None:
        """Remember that a report's file now stands elsewhere."""

    def remove(self, *report_ids: str) -> None:
        """Forget these reports."""


def place_of(name: str | Place) -> Place:
    """The folder or the server's collection that is meant; CollectionError when an address can't be one."""
    if isinstance(name, str):
        return Address.parse(name) if Address.is_one(name) else Path(name)
    return name


def open_collection(name: str | Place) -> Opened:
    """Open a collection to be searched; CollectionError when there is none that can be read."""
    place = place_of(name)
    return MilvusCollection.open(place) if isinstance(place, Address) else Collection.open(place)


def is_collection(place: Place) -> bool:
    """Whether there is a collection."""
    return MilvusReader.exists(place) if isinstance(place, Address) else Store.exists(place)


def open_reader(place: Place) -> Readable:
    """Open a collection to read its reports one by one; CollectionError when there is none."""
    return MilvusReader.open(place) if isinstance(place, Address) else Store.open(place)


def open_writer(place: Place) -> Writable:
    """Open a collection to write it; CollectionError when there is none, or none that can be written."""
    if isinstance(place, Address):
        return MilvusStore.open(place)
    if Store.exists(place):
        upgrade(place)
    return Store.open(place, write=True)


def create(place: Place, encoder: str, dimensions: int) -> Writable:
    """Make an empty collection for vectors of one encoder."""
    if isinstance(place, Address):
        return MilvusStore.create(place, encoder, dimensions)
    return Store.create(place, encoder, dimensions)


def make_indexes(store: Writable) -> None:
    """Write what is made from a collection's passages, where there is something new."""
    if isinstance(store, Store):
        bring_up_to_date(store)
    elif isinstance(store, MilvusStore):
        store.make_indexes()


def discard(place: Place) -> None:
    """Take away a collection that was just made and has nothing in it."""
    if isinstance(place, Address):
        MilvusStore.discard(place)
    elif Layout(place).database.is_file():
        Layout(place).database.unlink()


def is_own_file(place: Place, path: Path) -> bool:
    """Whether a file is one that was handed to the collection itself, which is kept in its folder."""
    return isinstance(place, Path) and path.resolve().is_relative_to(Layout(place).uploads.resolve())
