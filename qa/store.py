"""A collection on disk: one SQLite file with a row for each report.

A report's row holds the report, its passages and sentences, and their vectors, and is written in one
transaction; so a reader sees a report wholly or not at all, and a writer that dies leaves what was
there before. SQLite comes with Python and has been made to survive exactly that.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from embeddings.encoder import Vectors
from qa.errors import CollectionError
from qa.late import TokenRun
from qa.layout import FORMAT, Layout
from qa.records import from_record, to_record
from qa.units import Units

APPLICATION = 0x63697461  # "cita", in SQLite's header: tells our files from other programs'

_SCHEMA = """
CREATE TABLE made_by (encoder TEXT NOT NULL, dimensions INTEGER NOT NULL);
CREATE TABLE report (
    id TEXT PRIMARY KEY,
    origin TEXT NOT NULL,  -- the file it was read from
    sha256 TEXT NOT NULL,  -- of that file
    recipe TEXT NOT NULL,  -- the versions of reading, splitting and embedding that made the row
    record TEXT NOT NULL,  -- the report, its passages and sentences, as JSON
    vectors BLOB NOT NULL,  -- float16, the rows of `Stored.vectors`
    tokens BLOB NOT NULL,  -- the passages' token codes, one after another; empty when the encoder has none
    segments BLOB NOT NULL  -- uint16, how many tokens each segment has (`TokenRun`)
);
"""


@dataclass(frozen=True, slots=True)
class Entry:
    """What is known of a stored report without reading it."""

    id: str
    origin: str
    sha256: str
    recipe: str


@dataclass(frozen=True, slots=True)
class Stored:
    """A report's passages with their sentences, and their vectors, in order.

    With `tokens` each passage has one row of `vectors`. Without them, for an encoder that gives none,
    each has a row for every text of `Units.texts`.
    """

    units: list[Units]
    vectors: Vectors
    tokens: TokenRun | None = None

    @property
    def rows(self) -> list[int]:
        """How many rows of `vectors` each passage has."""
        return [1 if self.tokens else unit.count for unit in self.units]


class Store:
    """An open collection file; `Store.open` and `Store.create` make one."""

    def __init__(self, connection: sqlite3.Connection, folder: Path) -> None:
        self._connection = connection
        self.folder = folder
        row = connection.execute("SELECT encoder, dimensions FROM made_by").fetchone()
        self.encoder: str = row[0]
        self.dimensions: int = row[1]

    @classmethod
    def exists(cls, folder: Path) -> bool:
        """Whether there is a collection in the folder."""
        path = Layout(folder).database
        # A writer that died before its first commit leaves an empty file: nothing, that is.
        return os.path.exists(path) and path.stat().st_size > 0  # noqa: PTH110 - for names too long

    @classmethod
    def open(cls, folder: Path, *, write: bool = False) -> Store:
        """Open the collection in a folder; CollectionError when there is none that can be read."""
        path = Layout(folder).database
        if not cls.exists(folder):
            raise CollectionError(
                f"there is no collection in '{folder}': make one with "
                f"'citaat index --reports DIR --to {folder}'"
            )
        with _explained(folder):
            # A reader may have to undo what a writer that died left half written: it, too, opens for
            # writing where it may.
            writable = os.access(path, os.W_OK) and os.access(folder, os.W_OK)
            with _closed_on_error(_connect(path, "rw" if write or writable else "ro")) as connection:
                if not write:
                    connection.execute("PRAGMA query_only = ON")
                _check_version(connection, folder)
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
        with _explained(folder):
            path = Layout(folder).database
            with _closed_on_error(_connect(path, "rwc")) as connection:
                with connection:
                    connection.execute("BEGIN IMMEDIATE")
                    if connection.execute("PRAGMA application_id").fetchone()[0] == 0:
                        _make(connection, encoder, dimensions)
                # Another writer may have been first: then it is that one's.
                _check_version(connection, folder)
                store = cls(connection, folder)
                require_encoder(folder, store.encoder, encoder)
                return store

    def entries(self) -> dict[str, Entry]:
        """Every stored report by id."""
        with _explained(self.folder):
            rows = self._connection.execute("SELECT id, origin, sha256, recipe FROM report ORDER BY id")
            return {row[0]: Entry(*row) for row in rows}

    def put(self, entry: Entry, stored: Stored) -> None:
        """Store a report, or replace it, in one transaction."""
        report = stored.units[0].passage.report
        tokens = stored.tokens
        row = (
            entry.id,
            entry.origin,
            entry.sha256,
            entry.recipe,
            to_record(report, stored.units),
            stored.vectors.astype(np.float16).tobytes(),
            tokens.codes.tobytes() if tokens else b"",
            tokens.counts.astype(np.uint16).tobytes() if tokens else b"",
        )
        with _explained(self.folder), self._connection:
            self._connection.execute("INSERT OR REPLACE INTO report VALUES (?, ?, ?, ?, ?, ?, ?, ?)", row)

    def move(self, report_id: str, origin: str) -> None:
        """Remember that a report's file now stands elsewhere."""
        with _explained(self.folder), self._connection:
            self._connection.execute("UPDATE report SET origin = ? WHERE id = ?", (origin, report_id))

    def remove(self, report_id: str) -> None:
        """Forget a report."""
        with _explained(self.folder), self._connection:
            self._connection.execute("DELETE FROM report WHERE id = ?", (report_id,))

    def load(self) -> list[Stored]:
        """All reports as they are at this moment, in order of id."""
        with _explained(self.folder):
            rows = self._connection.execute(
                "SELECT record, vectors, tokens, segments FROM report ORDER BY id"
            )
            stored = [self._stored(*row) for row in rows]
            if len({one.tokens is None for one in stored}) > 1:
                raise ValueError("some reports have tokens and others have none")
            return stored

    def _stored(self, record: str, raw: bytes, tokens: bytes, segments: bytes) -> Stored:
        units = from_record(record)
        vectors = np.frombuffer(raw, np.float16).reshape(-1, self.dimensions).astype(np.float32)
        stored = Stored(units, vectors, self._run(units, tokens, segments))
        if len(vectors) != sum(stored.rows):
            raise ValueError("a report has another number of vectors than of texts")
        return stored

    def _run(self, units: list[Units], tokens: bytes, segments: bytes) -> TokenRun | None:
        if not tokens and not segments:
            return None
        codes = np.frombuffer(tokens, np.uint8).reshape(-1, self.dimensions // 8)
        counts = np.frombuffer(segments, np.uint16)
        if len(counts) != sum(1 + len(unit.sentences) for unit in units) or counts.sum() != len(codes):
            raise ValueError("a report has another number of tokens than its passages")
        return TokenRun(codes, counts)

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()


def require_encoder(folder: Path, made_with: str, asked: str | None) -> None:
    """CollectionError when a collection was made with another encoder than the one asked for."""
    if asked not in (None, made_with):
        raise CollectionError(
            f"the collection in '{folder}' was made with the model '{made_with}' and not with "
            f"'{asked}': leave the model out, or index into another folder"
        )


def _connect(path: Path, mode: str) -> sqlite3.Connection:
    uri = f"{path.resolve().as_uri()}?mode={mode}"
    # A second writer waits this many seconds for the first one's transaction, which takes far less.
    return sqlite3.connect(uri, uri=True, timeout=10, check_same_thread=False)


@contextmanager
def _closed_on_error(connection: sqlite3.Connection) -> Iterator[sqlite3.Connection]:
    try:
        yield connection
    except BaseException:
        connection.close()
        raise


def _make(connection: sqlite3.Connection, encoder: str, dimensions: int) -> None:
    connection.execute(f"PRAGMA application_id = {APPLICATION}")
    connection.execute(f"PRAGMA user_version = {FORMAT}")
    for statement in _SCHEMA.split(";\n"):
        connection.execute(statement)
    connection.execute("INSERT INTO made_by VALUES (?, ?)", (encoder, dimensions))


def _check_version(connection: sqlite3.Connection, folder: Path) -> None:
    application = connection.execute("PRAGMA application_id").fetchone()[0]
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    if application != APPLICATION:
        raise CollectionError(
            f"'{Layout(folder).database}' is not a collection of citaat: name another folder"
        )
    if version != FORMAT:
        raise CollectionError(
            f"the collection in '{folder}' has format {version} and this version of citaat reads "
            f"format {FORMAT}: index the reports again into a new folder"
        )


@contextmanager
def _explained(folder: Path) -> Iterator[None]:
    """Say in one sentence what SQLite, or a damaged row, says in its own way."""
    try:
        yield
    except sqlite3.OperationalError as error:
        raise CollectionError(
            f"the collection in '{folder}' can't be read or written ({error}): check that the folder "
            "can be written, has room, and isn't being written by another citaat"
        ) from error
    except (sqlite3.DatabaseError, ValueError, LookupError, TypeError) as error:
        raise CollectionError(
            f"the collection in '{folder}' is damaged ({error}): index the reports again into a new folder"
        ) from error
