"""What is read of a collection's file: lists, single passages and reports, or all of it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from qa.database import explained, made_by, require_sound
from qa.errors import ChangedError, DamagedReportError
from qa.layout import Layout
from qa.listed import Listed, require_apart
from qa.records import from_record
from qa.rows import Entry, PassageRow, Rows, Stored, damaged_report, from_rows, require_unit_vectors
from qa.shards import Shard
from qa.turns import turn
from qa.units import Units

_PASSAGE = "SELECT vectors, section, words, segments, tokens FROM vectors JOIN passage USING (number)"
# The record as bytes, whatever damage has made of it.
_REPORT = (
    "SELECT first, passages, checksum, id, sha256, title, date, kind, language, pages, "
    "CAST(record AS BLOB) FROM report"
)


class Reader:
    """Reads through one connection, for one thread; each call sees what is committed by then.

    While one thread reads, the others of this process wait (`qa.turns`).
    """

    def __init__(self, connection: sqlite3.Connection, folder: Path) -> None:
        self._connection = connection
        self.folder = folder
        self._turn = turn(Layout(folder).database)
        self.encoder, self.dimensions = made_by(connection, folder)

    @contextmanager
    def _reading(self) -> Iterator[None]:
        with explained(self.folder), self._turn:
            yield

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """Everything inside sees one state. No writer can commit as long as it lasts: be quick."""
        with self._reading():
            self._connection.execute("BEGIN")
            try:
                yield
            finally:
                self._connection.rollback()

    def generation(self) -> int:
        """Another number after every change, whoever made it."""
        with self._reading():
            found: int = self._connection.execute("SELECT generation FROM made_by").fetchone()[0]
            return found

    def entries(self) -> dict[str, Entry]:
        """Every stored report's file by id."""
        self.listing()  # a damaged list isn't to be acted on
        with self._reading():
            rows = self._connection.execute("SELECT id, origin, sha256, recipe FROM report ORDER BY id")
            return {row[0]: Entry(*map(_text, row)) for row in rows}

    def listing(self) -> list[Listed]:
        """Every stored report, in order of id."""
        with self._reading():
            rows = self._connection.execute(
                "SELECT id, sha256, title, date, kind, language, pages, first, passages FROM report "
                "ORDER BY id"
            )
            found = [_listed(*row) for row in rows]
            (end,) = self._connection.execute("SELECT next FROM made_by").fetchone()
            require_apart(sorted((one.numbers for one in found), key=lambda one: one.start), end)
            return found

    def has_tokens(self) -> bool:
        """Whether the passages have vectors of tokens."""
        with self._reading():
            found = self._connection.execute("SELECT length(segments) > 0 FROM passage LIMIT 1").fetchone()
            return bool(found and found[0])

    def shards(self) -> list[Shard]:
        """The passages with index files of their own, in order; those that are damaged left out."""
        with self._reading():
            rows = self._connection.execute("SELECT * FROM shard ORDER BY first").fetchall()
            return [Shard(*row) for *row, told in rows if Shard(*row).checksum == told]

    def knows_all_shards(self) -> bool:
        """Whether none of them is damaged."""
        with self._reading():
            (count,) = self._connection.execute("SELECT count(*) FROM shard").fetchone()
            return len(self.shards()) == int(count)

    def vectors(self, numbers: range) -> Iterator[tuple[int, bytes]]:
        """The passages of these numbers that are there, in order, and the bytes of their vectors."""
        with self._reading():
            yield from self._connection.execute(
                "SELECT number, vectors FROM vectors WHERE number >= ? AND number < ? ORDER BY number",
                (numbers.start, numbers.stop),
            )

    def words(self, numbers: range) -> Iterator[tuple[int, str]]:
        """The passages of these numbers that are there, in order, and the words they are searched by."""
        with self._reading():
            yield from self._connection.execute(
                "SELECT number, words FROM passage WHERE number >= ? AND number < ? ORDER BY number",
                (numbers.start, numbers.stop),
            )

    def passages(self, numbers: Sequence[int]) -> list[PassageRow]:
        """What is looked at of these passages; ChangedError when one has gone."""
        with self._reading():
            query = f"{_PASSAGE} WHERE number = ?"
            rows = [self._connection.execute(query, (number,)).fetchone() for number in numbers]
            if None in rows:
                raise ChangedError(_changed(self.folder))
            return [PassageRow(*row) for row in rows]

    def units(self, report: Listed) -> list[Units]:
        """The passages of a report with their sentences; ChangedError when it has gone."""
        with self._reading():
            row = self._connection.execute(
                "SELECT CAST(record AS BLOB) FROM report WHERE first = ?", (report.numbers.start,)
            ).fetchone()
            if row is None:
                raise ChangedError(_changed(self.folder))
            found = from_record(str(row[0], "utf-8"))
            if len(found) != len(report.numbers):
                raise ValueError("a report has another number of passages than is listed")
            return found

    def load(self) -> list[Stored]:
        """All reports as they are at this moment, in order of id."""
        with self.snapshot():
            found = self._connection.execute(f"{_REPORT} ORDER BY id").fetchall()
            stored = [from_rows(self._rows(row)[0], self.dimensions) for row in found]
            if len({one.tokens is None for one in stored}) > 1:
                raise ValueError("some reports have tokens and others have none")
            return stored

    def check_file(self) -> None:
        """CollectionError when SQLite finds that the file is damaged."""
        with self._reading():
            require_sound(self._connection)

    def read(self, entry: Entry) -> Stored | None:
        """One report, to the byte as it was written, or None when it is gone.

        DamagedReportError when a byte has changed since.
        """
        with self._damage_told(entry):
            rows = self._whole(entry.id)
            if rows is None:
                return None
            stored = from_rows(rows, self.dimensions)
            require_unit_vectors(stored)
            return stored

    def is_whole(self, entry: Entry) -> bool:
        """Whether a report is there, to the byte as it was written: by its checksum, without making it."""
        try:
            with self._damage_told(entry):
                return self._whole(entry.id) is not None
        except DamagedReportError:
            return False

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    @contextmanager
    def _damage_told(self, entry: Entry) -> Iterator[None]:
        """DamagedReportError for what reading a damaged row gives rise to."""
        with self.snapshot():
            try:
                yield
            except sqlite3.OperationalError:
                raise  # it can't be read now, which is no damage
            except (sqlite3.DatabaseError, ValueError, LookupError, TypeError) as error:
                raise damaged_report(entry, self.folder, error) from error

    def _whole(self, report_id: str) -> Rows | None:
        """The rows of a report, None when it is gone; ValueError when a byte of them has changed."""
        found = self._connection.execute(f"{_REPORT} WHERE id = ?", (report_id,)).fetchone()
        if found is None:
            return None
        rows, told = self._rows(found)
        if rows.checksum != told:
            raise ValueError("its bytes are no longer those that were written")
        return rows

    def _rows(self, found: Sequence[object]) -> tuple[Rows, object]:
        """The rows of a report whose columns these are, and the checksum that is told."""
        first, count, told, *columns = found
        query = f"{_PASSAGE} WHERE number >= ? AND number < ? ORDER BY number"
        passages = self._connection.execute(query, (first, first + count)).fetchall()  # type: ignore[operator]
        if len(passages) != count:
            raise ValueError("a report has another number of passages than is stored")
        return Rows(*columns, [PassageRow(*row) for row in passages]), told  # type: ignore[arg-type, call-arg]


def _listed(*columns: Any) -> Listed:
    report_id, sha256, title, date, kind, language = map(_text, columns[:6])
    pages, first, count = columns[6:]
    return Listed(report_id, sha256, title, date, kind, language, int(pages), range(first, first + count))


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError("a report has something else than text for a name")
    return value


def _changed(folder: Path) -> str:
    return f"the collection in '{folder}' has changed while it was asked: ask again"
