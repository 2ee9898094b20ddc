"""The SQLite file of a collection: made, opened, and what SQLite says of it told in one sentence."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from qa.errors import CollectionError
from qa.layout import FORMAT, Layout
from qa.rows import checksum
from qa.turns import PATIENCE

APPLICATION = 0x63697461  # "cita", in SQLite's header: tells our files from other programs'

_SCHEMA = """
CREATE TABLE made_by (
    encoder TEXT NOT NULL,
    dimensions INTEGER NOT NULL,
    checksum TEXT NOT NULL,  -- of both
    generation INTEGER NOT NULL,  -- another number after every change
    next INTEGER NOT NULL  -- the number that the next passage gets; none is ever used again
);
CREATE TABLE report (
    first INTEGER PRIMARY KEY,  -- the number of its first passage; the others follow
    passages INTEGER NOT NULL,
    origin TEXT NOT NULL,  -- the file it was read from
    recipe TEXT NOT NULL,  -- the versions of reading, splitting and embedding that made the row
    checksum TEXT NOT NULL,  -- of what follows, and of its passages (`Rows.checksum`)
    id TEXT NOT NULL UNIQUE,
    sha256 TEXT NOT NULL,  -- of that file
    title TEXT NOT NULL,
    date TEXT NOT NULL,
    kind TEXT NOT NULL,
    language TEXT NOT NULL,
    pages INTEGER NOT NULL,
    record TEXT NOT NULL  -- the report, its passages and sentences, as JSON
);
CREATE TABLE vectors (  -- apart, because opening a collection reads many of them and nothing else
    number INTEGER PRIMARY KEY,
    vectors BLOB NOT NULL
);
CREATE TABLE passage (  -- with the vectors a `PassageRow`
    number INTEGER PRIMARY KEY,
    section INTEGER NOT NULL,
    words TEXT NOT NULL,
    segments BLOB NOT NULL,
    tokens BLOB NOT NULL
);
CREATE TABLE shard (  -- passages that have index files of their own (`Shard`)
    first INTEGER PRIMARY KEY,
    stop INTEGER NOT NULL,
    name TEXT NOT NULL,
    head INTEGER NOT NULL,
    vectors_size INTEGER NOT NULL,
    vectors_checks BLOB NOT NULL,
    words_size INTEGER NOT NULL,
    words_checks BLOB NOT NULL,
    checksum TEXT NOT NULL
);
"""

# Seconds that one waits for the others. A writer waits until nobody reads, and for a long reading, too.
_READER, _WRITER = PATIENCE, 120.0


def is_made(path: Path) -> bool:
    """Whether a file is there with something in it.

    A writer that died before its first commit leaves an empty file, or pages that its journal takes
    back: nothing, that is.
    """
    if not os.path.exists(path) or path.stat().st_size == 0:  # noqa: PTH110 - for names too long
        return False
    if not path.with_name(f"{path.name}-journal").exists():
        return True
    with closing(connect(path, write=False)) as connection:
        pages: int = connection.execute("PRAGMA page_count").fetchone()[0]
        return pages > 0


def connect(path: Path, *, write: bool) -> sqlite3.Connection:
    """A connection to a file that is there."""
    # A reader may have to undo what a writer that died left half written: it, too, opens for writing
    # where it may.
    writable = os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)
    connection = _connected(path, "rw" if write or writable else "ro", _WRITER if write else _READER)
    with closed_on_error(connection):
        if not write:
            connection.execute("PRAGMA query_only = ON")
        return connection


def connect_new(path: Path, encoder: str, dimensions: int) -> sqlite3.Connection:
    """A connection to a file with empty tables, or to the one that another writer was first to make."""
    connection = _connected(path, "rwc", _WRITER)
    with closed_on_error(connection), connection:
        connection.execute("BEGIN IMMEDIATE")
        if connection.execute("PRAGMA application_id").fetchone()[0] == 0:
            _make(connection, encoder, dimensions)
        return connection


def made_by(connection: sqlite3.Connection, folder: Path) -> tuple[str, int]:
    """The encoder and its dimensions; CollectionError when this isn't a collection of this format."""
    application = connection.execute("PRAGMA application_id").fetchone()[0]
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    if application != APPLICATION:
        raise CollectionError(
            f"'{Layout(folder).database}' is not a collection of citaat: name another folder"
        )
    if version == FORMAT - 1:
        raise CollectionError(
            f"the collection in '{folder}' has format {version} and this version of citaat reads "
            f"format {FORMAT}: 'citaat index --reports DIR --to {folder}' brings it up to date"
        )
    if version != FORMAT:
        raise CollectionError(
            f"the collection in '{folder}' has format {version} and this version of citaat reads "
            f"format {FORMAT}: index the reports again into a new folder"
        )
    encoder, dimensions, told = connection.execute(
        "SELECT encoder, dimensions, checksum FROM made_by"
    ).fetchone()
    if told != _maker(encoder, dimensions):
        raise ValueError("what made it has changed")
    return encoder, dimensions


def require_sound(connection: sqlite3.Connection) -> None:
    """ValueError, or SQLite's own error, when the file's pages don't hold together."""
    found = connection.execute("PRAGMA integrity_check(1)").fetchone()[0]
    if found != "ok":
        raise ValueError(found)


@contextmanager
def closed_on_error(connection: sqlite3.Connection) -> Iterator[None]:
    """Let go of the file when something goes wrong."""
    try:
        yield
    except BaseException:
        connection.close()
        raise


@contextmanager
def explained(folder: Path) -> Iterator[None]:
    """Say in one sentence what SQLite, or a damaged row, says in its own way."""
    try:
        yield
    except sqlite3.OperationalError as error:
        raise CollectionError(
            f"the collection in '{folder}' can't be read or written ({_line(error)}): check that the folder "
            "can be written, has room, and isn't being written by another citaat"
        ) from error
    except (sqlite3.DatabaseError, ValueError, LookupError, TypeError) as error:
        raise CollectionError(
            f"the collection in '{folder}' is damaged ({_line(error)}): "
            "index the reports again into a new folder"
        ) from error


def _connected(path: Path, mode: str, patience: float) -> sqlite3.Connection:
    uri = f"{path.resolve().as_uri()}?mode={mode}"
    connection = sqlite3.connect(uri, uri=True, timeout=patience, check_same_thread=False)
    # Text that isn't UTF-8 is damage, and by default it is told as something that can't be read now.
    connection.text_factory = bytes.decode
    return connection


def _line(error: Exception) -> str:
    """What SQLite says, which may go over several lines or hold a damaged name, as one line."""
    return " ".join(str(error).split())


def _make(connection: sqlite3.Connection, encoder: str, dimensions: int) -> None:
    connection.execute(f"PRAGMA application_id = {APPLICATION}")
    connection.execute(f"PRAGMA user_version = {FORMAT}")
    for statement in _SCHEMA.split(";\n"):
        connection.execute(statement)
    maker = _maker(encoder, dimensions)
    connection.execute("INSERT INTO made_by VALUES (?, ?, ?, random(), 1)", (encoder, dimensions, maker))


def _maker(encoder: str, dimensions: int) -> str:
    return checksum(str(encoder).encode(), str(dimensions).encode())
