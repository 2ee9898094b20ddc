"""Whole or refused: what `verify` finds, and that indexing again mends a damaged report."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest

from qa import Built, build
from qa.commands.verify import configure, run
from qa.errors import CollectionError
from qa.layout import Layout
from qa.rows import Entry, Stored, checksum
from qa.store import Store
from qa.verify import Verdict, verify
from tests.fakes import TokenWordEncoder, WordEncoder
from tests.qa.making import arguments, collection_in, made

BODYCAMS = made("bodycams", [["De korpschef koopt bodycams.", "Het verzuim daalde."]])
MELDKAMER = made("meldkamer", [["De meldkamer is nieuw."]])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return collection_in(tmp_path / "c", [BODYCAMS, MELDKAMER], TokenWordEncoder())


def change(folder: Path, assignment: str, first: int = 1) -> None:
    """Of the first report's rows, or of those of another one."""
    with closing(sqlite3.connect(Layout(folder).database)) as connection, connection:
        key = "first" if assignment.startswith("report") else "number"
        connection.execute(f"UPDATE {assignment} WHERE {key} = ?", (first,))


def damaged(folder: Path, why: str, report_id: str = "bodycams") -> Verdict:
    told = f"the report '{report_id}' is damaged ({why}): index its file again with "
    return Verdict(report_id, f"{told}'citaat index --reports /r.md --to {folder}'")


def test_a_whole_collection(folder: Path) -> None:
    assert list(verify(folder)) == [Verdict("bodycams"), Verdict("meldkamer")]


def test_parts_lend_no_byte_to_the_next() -> None:
    assert checksum(b"ab", b"c") != checksum(b"a", b"bc")
    # The lengths in eight bytes, each before its part.
    assert checksum(b"a", b"") == "6aa98e17c109dd8e2ae23a478ceb48e193c730289ba48d741388a3cc8b38ef4f"


@pytest.mark.parametrize(
    "assignment",
    [
        "report SET record = replace(record, 'koopt', 'leent')",
        "report SET record = replace(record, 'Titel', 'Titer')",
        "report SET title = 'Titer'",
        "report SET date = '2020'",
        "vectors SET vectors = zeroblob(length(vectors))",
        "passage SET tokens = zeroblob(length(tokens))",
        # 8 tokens still: Kop, De korpschef koopt bodycams, Het verzuim daalde
        "passage SET segments = x'020003000300'",
        "passage SET words = replace(words, 'koopt', 'leent')",
        "passage SET section = 1",
        "report SET checksum = ''",
    ],
)
def test_what_loading_does_not_see_is_seen(folder: Path, assignment: str) -> None:
    change(folder, assignment)
    with closing(Store.open(folder)) as store:
        assert len(store.load()) == 2
    assert list(verify(folder)) == [
        damaged(folder, "its bytes are no longer those that were written"),
        Verdict("meldkamer"),
    ]


@pytest.mark.parametrize("name", ["encoder = 'other'", "dimensions = 8"])
def test_what_made_it_is_checked_on_opening(folder: Path, name: str) -> None:
    with closing(sqlite3.connect(Layout(folder).database)) as connection, connection:
        connection.execute(f"UPDATE made_by SET {name}")  # noqa: S608 - from the list above
    with pytest.raises(CollectionError, match=r"is damaged \(what made it has changed\): index the reports"):
        Store.open(folder)


@pytest.mark.parametrize("number", [0.99, 0.0, np.nan, np.inf])
def test_a_vector_that_is_no_direction_is_damage(folder: Path, number: float) -> None:
    vectors = np.zeros((1, 16), np.float32)
    vectors[0, 0] = number
    with closing(Store.open(folder, write=True)) as store:
        (whole,) = (one for one in store.load() if one.units == MELDKAMER)
        store.put(Entry("meldkamer", "/r.md", "00", "1"), Stored(MELDKAMER, vectors, whole.tokens))
    found = list(verify(folder))
    assert found == [Verdict("bodycams"), damaged(folder, "a vector has not length 1", "meldkamer")]


def test_a_row_of_another_report_is_damage(folder: Path) -> None:
    with closing(sqlite3.connect(Layout(folder).database)) as connection, connection:
        connection.execute("UPDATE report SET id = 'other' WHERE id = 'meldkamer'")
    assert [verdict.report for verdict in verify(folder) if verdict.damage] == ["other"]


def test_moving_a_report_s_file_damages_nothing(folder: Path) -> None:
    with closing(Store.open(folder, write=True)) as store:
        store.move("bodycams", "/elsewhere/r.md")
    assert list(verify(folder)) == [Verdict("bodycams"), Verdict("meldkamer")]


def test_pages_that_do_not_hold_together_are_refused(folder: Path) -> None:
    database = Layout(folder).database
    pages = bytearray(database.read_bytes())
    pages[-4096:] = bytes(4096)
    database.write_bytes(pages)
    with pytest.raises(CollectionError, match=f"^the collection in '{folder}' is damaged \\("):
        list(verify(folder))


def test_indexing_again_mends_a_damaged_report(tmp_path: Path, reports: Path) -> None:
    encoder, folder = WordEncoder(), tmp_path / "c"
    build(folder, [reports], encoder=encoder)
    change(folder, "report SET record = replace(record, 'wijkagent', 'Wijkagent')")
    assert [verdict.report for verdict in verify(folder) if verdict.damage] == ["2019-12-brief"]
    again = build(folder, [reports / "2019-12-brief.md"], encoder=encoder)
    assert again == Built(changed=["2019-12-brief"])
    assert list(verify(folder)) == [Verdict("2019-12-brief"), Verdict("2021-bijlage")]


def test_the_command_prints_a_line_for_each_report(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    args = arguments(configure, "--in", folder)
    assert run(args) == 0
    assert capsys.readouterr() == ("bodycams: whole\nmeldkamer: whole\nreports: 2 whole\n", "")
    change(folder, "report SET checksum = ''")
    found = damaged(folder, "its bytes are no longer those that were written")
    assert run(args) == 1
    assert capsys.readouterr() == (
        "meldkamer: whole\nreports: 1 whole, 1 damaged\n",
        f"citaat: {found.damage}\n",
    )


def test_a_name_is_one_line_without_control_characters(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = collection_in(tmp_path / "c", [made("a\nb\x1b[2J", [["Iets."]])], WordEncoder())
    assert run(arguments(configure, "--in", folder)) == 0
    assert capsys.readouterr().out == "a b\N{REPLACEMENT CHARACTER}[2J: whole\nreports: 1 whole\n"
