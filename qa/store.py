"""A collection on disk: one SQLite file with a row for each report.

A report's row holds the report, its passages and sentences, and their vectors, and is written in one
transaction; so a reader sees a report wholly or not at all, and a writer that dies leaves what was
there before. SQLite comes with Python and has been made to survive exactly that. What it doesn't see,
a byte that has changed since, a checksum in each row tells.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from qa.database import closed_on_error, connect, connect_new, explained, is_made, made_by, require_sound
from qa.errors import CollectionError, DamagedReportError
from qa.layout import Layout
from qa.rows import Entry, Row, Stored, from_row, require_unit_vectors, to_row

# The record as bytes, whatever damage has made of it.
_ROW = "CAST(record AS BLOB), vectors, tokens, segments"


class Store:
    """An open collection file; `Store.open` and `Store.create` make one."""

    def __init__(self, connection: sqlite3.Connection, folder: Path) -> None:
        self._connection = connection
        self.folder = folder
        self.encoder, self.dimensions = made_by(connection, folder)

    @classmethod
    def exists(cls, folder: Path) -> bool:
        """Whether there is a collection in the folder."""
        with explained(folder):
            return is_made(Layout(folder).database)

    @classmethod
    def open(cls, folder: Path, *, write: bool = False) -> Store:
        """Open the collection in a folder; CollectionError when there is none that can be read."""
        if not cls.exists(folder):
            raise CollectionError(
                f"there is no collection in '{folder}': make one with "
                f"'citaat index --reports DIR --to {folder}'"
            )
        with explained(folder):
            connection = connect(Layout(folder).database, write=write)
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

    def generation(self) -> int:
        """Another number after every change, whoever made it."""
        with explained(self.folder):
            found: int = self._connection.execute("SELECT generation FROM made_by").fetchone()[0]
            return found

    def entries(self) -> dict[str, Entry]:
        """Every stored report by id."""
        with explained(self.folder):
            rows = self._connection.execute("SELECT id, origin, sha256, recipe FROM report ORDER BY id")
            return {row[0]: Entry(*map(_text, row)) for row in rows}

    def put(self, entry: Entry, stored: Stored) -> None:
        """Store a report, or replace it, in one transaction."""
        with self._changing() as connection:
            row = to_row(stored)
            connection.execute(
                "INSERT OR REPLACE INTO report VALUES (?, ?, ?, ?, CAST(? AS TEXT), ?, ?, ?, ?)",
                (entry.id, entry.origin, entry.sha256, entry.recipe, *row, row.checksum(entry.id)),
            )

    def move(self, report_id: str, origin: str) -> None:
        """Remember that a report's file now stands elsewhere."""
        with self._changing() as connection:
            connection.execute("UPDATE report SET origin = ? WHERE id = ?", (origin, report_id))

    def remove(self, *report_ids: str) -> None:
        """Forget these reports, in one transaction."""
        with self._changing() as connection:
            connection.executemany("DELETE FROM report WHERE id = ?", [(one,) for one in report_ids])

    def load(self) -> list[Stored]:
        """All reports as they are at this moment, in order of id."""
        with explained(self.folder):
            rows = self._connection.execute(f"SELECT {_ROW} FROM report ORDER BY id")  # noqa: S608
            stored = [from_row(Row(*row), self.dimensions) for row in rows]
            if len({one.tokens is None for one in stored}) > 1:
                raise ValueError("some reports have tokens and others have none")
            return stored

    def check_file(self) -> None:
        """CollectionError when SQLite finds that the file is damaged."""
        with explained(self.folder):
            require_sound(self._connection)

    def read(self, entry: Entry) -> Stored | None:
        """One report, to the byte as it was written, or None when it is gone.

        DamagedReportError when a byte has changed since.
        """
        with self._damage_told(entry):
            row = self._row(entry.id)
            if row is None:
                return None
            stored = from_row(row, self.dimensions)
            require_unit_vectors(stored)
            return stored

    def is_whole(self, entry: Entry) -> bool:
        """Whether a report is there, to the byte as it was written: by its checksum, without making it."""
        try:
            with self._damage_told(entry):
                return self._row(entry.id) is not None
        except DamagedReportError:
            return False

    @contextmanager
    def _damage_told(self, entry: Entry) -> Iterator[None]:
        """DamagedReportError for what reading a damaged row gives rise to."""
        with explained(self.folder):
            try:
                yield
            except sqlite3.OperationalError:
                raise  # it can't be read now, which is no damage
            except (sqlite3.DatabaseError, ValueError, LookupError, TypeError) as error:
                raise DamagedReportError(
                    f"the report '{entry.id}' is damaged ({error}): index its file again with "
                    f"'citaat index --reports {entry.origin} --to {self.folder}'"
                ) from error

    @contextmanager
    def _changing(self) -> Iterator[sqlite3.Connection]:
        """One transaction, after which the generation is another."""
        with explained(self.folder), self._connection:
            self._connection.execute("UPDATE made_by SET generation = random()")
            yield self._connection

    def _row(self, report_id: str) -> Row | None:
        """The columns of a report, None when it is gone; ValueError when a byte of them has changed."""
        query = f"SELECT checksum, {_ROW} FROM report WHERE id = ?"  # noqa: S608 - column names
        found = self._connection.execute(query, (report_id,)).fetchone()
        if found is None:
            return None
        row = Row(*found[1:])
        if found[0] != row.checksum(report_id):
            raise ValueError("its bytes are no longer those that were written")
        return row

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError("a report has something else than text for a name")
    return value


def require_encoder(folder: Path, made_with: str, asked: str | None) -> None:
    """CollectionError when a collection was made with another encoder than the one asked for."""
    if asked not in (None, made_with):
        raise CollectionError(
            f"the collection in '{folder}' was made with the model '{made_with}' and not with "
            f"'{asked}': leave the model out, or index into another folder"
        )
