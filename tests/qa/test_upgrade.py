"""A collection of the format before, brought to this one."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from qa import Built, CollectionError, build
from qa.collection import Collection
from qa.database import APPLICATION
from qa.layout import FORMAT, Layout
from qa.rows import checksum, to_rows
from qa.store import Store
from qa.upgrade import upgrade
from qa.verify import verify
from tests.fakes import TokenWordEncoder, WordEncoder

SCHEMA = """
CREATE TABLE made_by (encoder TEXT, dimensions INTEGER, checksum TEXT, generation INTEGER);
CREATE TABLE report (id TEXT PRIMARY KEY, origin TEXT, sha256 TEXT, recipe TEXT, record TEXT, vectors BLOB,
                     tokens BLOB, segments BLOB, checksum TEXT);
"""


def as_before(new: Path, folder: Path) -> None:
    """A collection's reports in a file of the format before."""
    folder.mkdir()
    with (
        closing(Store.open(new)) as store,
        closing(sqlite3.connect(Layout(folder).database)) as old,
        old,
    ):
        old.executescript(
            f"PRAGMA application_id = {APPLICATION}; PRAGMA user_version = {FORMAT - 1}; {SCHEMA}"
        )
        old.execute("INSERT INTO made_by VALUES (?, ?, '', 1)", (store.encoder, store.dimensions))
        for entry in store.entries().values():
            stored = store.read(entry)
            assert stored
            rows = to_rows(entry, stored)
            parts = [
                rows.record,
                *(
                    b"".join(getattr(row, name) for row in rows.passages)
                    for name in ("vectors", "tokens", "segments")
                ),
            ]
            told = checksum(entry.id.encode(), *parts)
            old.execute(
                "INSERT INTO report VALUES (?, ?, ?, ?, CAST(? AS TEXT), ?, ?, ?, ?)",
                (entry.id, entry.origin, entry.sha256, entry.recipe, *parts, told),
            )


def checksums(folder: Path) -> list[object]:
    with closing(sqlite3.connect(Layout(folder).database)) as connection:
        return connection.execute("SELECT id, origin, recipe, checksum FROM report ORDER BY id").fetchall()


@pytest.mark.parametrize("kind", [WordEncoder, TokenWordEncoder])
def test_it_holds_the_same_to_the_byte(tmp_path: Path, reports: Path, kind: type[WordEncoder]) -> None:
    build(tmp_path / "new", [reports], encoder=kind())
    as_before(tmp_path / "new", tmp_path / "old")
    upgrade(tmp_path / "old")
    assert checksums(tmp_path / "old") == checksums(tmp_path / "new")
    assert [verdict.damage for verdict in verify(tmp_path / "old")] == ["", ""]
    assert [path.name for path in (tmp_path / "old").iterdir()] == ["collection.sqlite"]


def test_reading_says_how_and_indexing_does_it(tmp_path: Path, reports: Path) -> None:
    encoder, folder = TokenWordEncoder(), tmp_path / "old"
    build(tmp_path / "new", [reports], encoder=encoder)
    as_before(tmp_path / "new", folder)
    with pytest.raises(CollectionError) as caught:
        Collection.open(folder)
    assert str(caught.value) == (
        f"the collection in '{folder}' has format {FORMAT - 1} and this version of citaat reads "
        f"format {FORMAT}: 'citaat index --reports DIR --to {folder}' brings it up to date"
    )
    encoder.encoded = 0
    assert build(folder, [reports], encoder=encoder) == Built(unchanged=["2019-12-brief", "2021-bijlage"])
    assert encoder.encoded == 0


def test_a_damaged_report_is_read_again(tmp_path: Path, reports: Path) -> None:
    folder = tmp_path / "old"
    build(tmp_path / "new", [reports], encoder=TokenWordEncoder())
    as_before(tmp_path / "new", folder)
    with closing(sqlite3.connect(Layout(folder).database)) as connection, connection:
        connection.execute("UPDATE report SET vectors = zeroblob(2) WHERE id = '2021-bijlage'")
    assert build(folder, [reports], encoder=TokenWordEncoder()) == Built(
        added=["2021-bijlage"], unchanged=["2019-12-brief"]
    )


def test_what_is_of_this_format_stays_as_it_is(tmp_path: Path, reports: Path) -> None:
    build(tmp_path / "c", [reports], encoder=WordEncoder())
    before = Layout(tmp_path / "c").database.read_bytes()
    upgrade(tmp_path / "c")
    assert Layout(tmp_path / "c").database.read_bytes() == before
