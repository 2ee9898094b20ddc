"""A collection on disk: one SQLite file, which is the truth, and index files made from it.

A report's rows hold the report, its passages and sentences, and their vectors, and are written in one
transaction; so a reader sees a report wholly or not at all, and a writer that dies leaves what was
there before. SQLite comes with Python and has been made to survive exactly that. What it doesn't see,
a byte that has changed since, a checksum of each report tells.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from qa.database import closed_on_error, connect, connect_new, explained, is_made
from qa.errors import CollectionError
from qa.layout import Layout
from qa.milvus.address import Address
from qa.reader import Reader
from qa.rows import Entry, Stored, to_rows
from qa.shards import Shard
from qa.turns import turn


class Store(Reader):
    """An open collection file; `Store.open` and `Store.create` make one."""

    @classmethod
    def exists(cls, folder: Path) -> bool:
        """Whether there is a collection in the folder."""
        path = Layout(folder).database
        with explained(folder), turn(path):
            return is_made(path)

    @classmethod
    def open(cls, folder: Path, *, write: bool = False) -> Store:
        """Open the collection in a folder; CollectionError when there is none that can be read."""
        if not cls.exists(folder):
            raise CollectionError(
                f"there is no collection in '{folder}': make one with "
                f"'citaat index --reports DIR --to {folder}'"
            )
        path = Layout(folder).database
        with explained(folder), turn(path):
            connection = connect(path, write=write)
            with closed_on_error(connection):
                return cls(connection, folder)

    @classmethod
    def create(cls, folder: Path, encoder: str, dimensions: int) -> Store:
        """Make an empty collection for vectors of one encoder."""
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise CollectionError(
                f"the folder '{folder}' can't be made ({error.strerror}): name another one"
            ) from error
        with explained(folder):
            connection = connect_new(Layout(folder).database, encoder, dimensions)
            with closed_on_error(connection):
                store = cls(connection, folder)
                # Another writer may have been first: then it is that one's.
                require_encoder(folder, store.encoder, encoder)
                return store

    def put(self, entry: Entry, stored: Stored) -> None:
        """Store a report, or replace it, in one transaction."""
        rows = to_rows(entry, stored)
        with self._changing() as connection:
            _forget(connection, entry.id)
            count = len(rows.passages)
            (first,) = connection.execute("SELECT next FROM made_by").fetchone()
            connection.execute("UPDATE made_by SET next = ?", (first + count,))
            connection.execute(
                "INSERT INTO report VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, CAST(? AS TEXT))",
                (first, count, entry.origin, entry.recipe, rows.checksum, *rows[:8]),
            )
            numbered = list(enumerate(rows.passages, first))
            connection.executemany(
                "INSERT INTO vectors VALUES (?, ?)", [(number, row.vectors) for number, row in numbered]
            )
            connection.executemany(
                "INSERT INTO passage VALUES (?, ?, ?, ?, ?)", [(number, *row[1:]) for number, row in numbered]
            )

    def move(self, report_id: str, origin: str) -> None:
        """Remember that a report's file now stands elsewhere."""
        with self._changing() as connection:
            connection.execute("UPDATE report SET origin = ? WHERE id = ?", (origin, report_id))

    def remove(self, *report_ids: str) -> None:
        """Forget these reports, in one transaction."""
        with self._changing() as connection:
            for one in report_ids:
                _forget(connection, one)

    def put_shards(self, shards: Sequence[Shard], known: Sequence[Shard]) -> None:
        """Remember these shards in place of those that are known, if they are still the ones there are."""
        with self._changing() as connection:
            if self.shards() == list(known):
                connection.execute("DELETE FROM shard")
                connection.executemany(
                    "INSERT INTO shard VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    [(*shard, shard.checksum) for shard in shards],
                )

    @contextmanager
    def _changing(self) -> Iterator[sqlite3.Connection]:
        """One transaction, after which the generation is another."""
        with explained(self.folder), self._connection:
            self._connection.execute("UPDATE made_by SET generation = random()")
            yield self._connection


def _forget(connection: sqlite3.Connection, report_id: str) -> None:
    """Take out the rows of a report, if it is there."""
    found = connection.execute("SELECT first, passages FROM report WHERE id = ?", (report_id,)).fetchone()
    if found is None:
        return
    span = (found[0], sum(found))
    connection.execute("DELETE FROM report WHERE first = ?", span[:1])
    connection.execute("DELETE FROM vectors WHERE number >= ? AND number < ?", span)
    connection.execute("DELETE FROM passage WHERE number >= ? AND number < ?", span)


def require_encoder(folder: Path | Address, made_with: str, asked: str | None) -> None:
    """CollectionError when a collection was made with another encoder than the one asked for."""
    if asked not in (None, made_with):
        raise CollectionError(
            f"the collection in '{folder}' was made with the model '{made_with}' and not with "
            f"'{asked}': leave the model out, or index into another folder"
        )
