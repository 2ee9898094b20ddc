"""Bring a collection of the format before this one to this one, with all that is in it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

from qa.database import APPLICATION, connect, explained
from qa.late import TokenRun
from qa.layout import FORMAT, Layout
from qa.records import from_record
from qa.rows import Entry, Stored, checksum
from qa.store import Store


def upgrade(folder: Path) -> None:
    """Make the collection in a folder one of this format, if it is of the one before; embeds nothing.

    The old file stays until the new one is whole. A report that is damaged is left out, and so read again.
    """
    path = Layout(folder).database
    with explained(folder), closing(connect(path, write=True)) as old:
        if _pragma(old, "application_id") != APPLICATION or _pragma(old, "user_version") != FORMAT - 1:
            return
        old.execute("BEGIN IMMEDIATE")  # nobody writes to it meanwhile
        encoder, dimensions = old.execute("SELECT encoder, dimensions FROM made_by").fetchone()
        with TemporaryDirectory(dir=folder, prefix="upgrade-") as temporary:
            with closing(Store.create(Path(temporary), encoder, dimensions)) as store:
                for entry, stored in _reports(old, dimensions):
                    store.put(entry, stored)
            Layout(Path(temporary)).database.replace(path)


def _reports(old: sqlite3.Connection, dimensions: int) -> Iterator[tuple[Entry, Stored]]:
    """Each whole report: in that format, all vectors and tokens of its passages stood together in its row."""
    rows = old.execute(
        "SELECT checksum, id, origin, sha256, recipe, CAST(record AS BLOB), vectors, tokens, segments "
        "FROM report"
    )
    for told, report_id, origin, sha256, recipe, record, vectors, tokens, segments in rows:
        if told != checksum(report_id.encode(), record, vectors, tokens, segments):
            continue
        codes = np.frombuffer(tokens, np.uint8).reshape(-1, dimensions // 8) if tokens else None
        run = None if codes is None else TokenRun(codes, np.frombuffer(segments, np.uint16))
        floats = np.frombuffer(vectors, np.float16).reshape(-1, dimensions).astype(np.float32)
        yield (
            Entry(report_id, origin, sha256, recipe),
            Stored(from_record(str(record, "utf-8")), floats, run),
        )


def _pragma(connection: sqlite3.Connection, name: str) -> int:
    value: int = connection.execute(f"PRAGMA {name}").fetchone()[0]
    return value
