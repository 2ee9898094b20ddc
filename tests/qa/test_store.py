"""The collection's file: what it keeps, and what it says when it isn't one."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest

from qa.embedded import embedded
from qa.errors import CollectionError
from qa.layout import FORMAT, Layout
from qa.listed import Listed
from qa.rows import Entry, Stored
from qa.store import Store, require_encoder
from tests.fakes import TokenWordEncoder, WordEncoder
from tests.qa.making import collection_in, locked, made, put

BODYCAMS = made("bodycams", [["De korpschef koopt bodycams.", "Het verzuim daalde."]])
MELDKAMER = made("meldkamer", [["De meldkamer is nieuw."]])


@pytest.fixture
def folder(tmp_path: Path, encoder: WordEncoder) -> Path:
    return collection_in(tmp_path / "c", [BODYCAMS], encoder)


@pytest.fixture
def store(folder: Path) -> Iterator[Store]:
    with closing(Store.open(folder, write=True)) as opened:
        yield opened


def sql(folder: Path, *statements: str) -> None:
    with closing(sqlite3.connect(Layout(folder).database)) as connection, connection:
        for statement in statements:
            connection.execute(statement)


def value(folder: Path, query: str) -> object:
    with closing(sqlite3.connect(Layout(folder).database)) as connection:
        return connection.execute(query).fetchone()[0]


def ids(folder: Path) -> list[str]:
    with closing(Store.open(folder)) as reader:
        return list(reader.entries())


def refusal(folder: Path, *, write: bool = False) -> str:
    """What opening and loading the collection in a folder says."""
    with pytest.raises(CollectionError) as caught, closing(Store.open(folder, write=write)) as opened:
        opened.load()
    return str(caught.value)


def test_a_new_collection_is_empty_and_remembers_what_makes_it(tmp_path: Path) -> None:
    folder = tmp_path / "new" / "collection"
    assert not Store.exists(folder)
    with closing(Store.create(folder, "words", 9)) as store:
        assert (store.encoder, store.dimensions) == ("words", 9)
    assert Store.exists(folder)
    with closing(Store.open(folder)) as store:
        assert (store.encoder, store.dimensions) == ("words", 9)
        assert store.entries() == {}
        assert store.load() == []


def test_it_is_one_file(folder: Path) -> None:
    assert [path.name for path in folder.iterdir()] == ["collection.sqlite"]


def test_what_is_put_is_loaded(store: Store) -> None:
    (stored,) = store.load()
    assert stored.units == BODYCAMS
    assert stored.units[0].passage.text == "De korpschef koopt bodycams. Het verzuim daalde."
    # bodycams, wijkagent, verzuim, ...: the passage has one of two words, each sentence has its own.
    half = float(np.float16(0.5**0.5))
    assert stored.vectors.dtype == np.float32
    assert stored.vectors[:, :3].tolist() == [[half, 0, half], [1, 0, 0], [0, 0, 1]]
    assert stored.tokens is None


def test_a_vector_s_numbers_take_two_bytes_and_lose_a_two_thousandth_at_most(folder: Path) -> None:
    vectors = np.array([[0.1, -0.2, 1 / 3, 0.9, 0, 1, -1, 2**-14, 0.05]] * 3, np.float32)
    with closing(Store.open(folder, write=True)) as store:
        store.put(Entry("bodycams", "/r.md", "00", "recipe 1"), Stored(BODYCAMS, vectors))
        (stored,) = store.load()
    assert stored.vectors.tolist() == vectors.astype(np.float16).tolist()
    assert stored.vectors == pytest.approx(vectors, rel=1 / 2048)
    assert value(folder, "SELECT length(vectors) FROM vectors") == 3 * 9 * 2


def test_token_codes_are_kept_to_the_bit(tmp_path: Path) -> None:
    encoder = TokenWordEncoder()
    folder = collection_in(tmp_path / "c", [BODYCAMS, MELDKAMER], encoder)
    with closing(Store.open(folder)) as store:
        loaded = store.load()
    for units, stored in zip([BODYCAMS, MELDKAMER], loaded, strict=True):
        expected = embedded(units, encoder).tokens
        assert stored.tokens
        assert expected
        assert stored.tokens.codes.tolist() == expected.codes.tolist()
        assert stored.tokens.counts.tolist() == expected.counts.tolist()
    # Kop, De korpschef koopt bodycams, Het verzuim daalde: 8 tokens of 16 bits.
    assert value(folder, "SELECT length(tokens) FROM passage WHERE number = 1") == 8 * 2


def test_reports_come_in_order_of_id(store: Store, encoder: WordEncoder) -> None:
    put(store, made("zzz", [["Iets."]]), encoder)
    put(store, made("aaa", [["Iets."]]), encoder)
    assert list(store.entries()) == ["aaa", "bodycams", "zzz"]
    assert [one.units[0].passage.report.id for one in store.load()] == ["aaa", "bodycams", "zzz"]


def test_an_entry_says_where_a_report_came_from(store: Store) -> None:
    assert store.entries() == {"bodycams": Entry("bodycams", "/r.md", "00", "recipe 1")}


def test_putting_an_id_again_replaces_its_report(store: Store, encoder: WordEncoder) -> None:
    put(store, made("bodycams", [["De bodycams zijn er nu."]]), encoder, origin="/new.md")
    (stored,) = store.load()
    assert [unit.passage.text for unit in stored.units] == ["De bodycams zijn er nu."]
    assert stored.vectors.shape == (1, 9)
    assert store.entries()["bodycams"].origin == "/new.md"


def test_one_report_is_read_alone(store: Store, encoder: WordEncoder) -> None:
    put(store, MELDKAMER, encoder)
    entry = store.entries()["bodycams"]
    found = store.read(entry)
    assert found
    assert found.units == BODYCAMS
    store.remove("bodycams")
    assert store.read(entry) is None


def test_a_removed_report_is_gone_and_the_others_stay(store: Store, encoder: WordEncoder) -> None:
    put(store, MELDKAMER, encoder)
    store.remove("bodycams")
    assert list(store.entries()) == ["meldkamer"]
    assert [one.units for one in store.load()] == [MELDKAMER]


def test_moving_changes_the_origin_and_nothing_else(store: Store) -> None:
    before = store.load()[0]
    store.move("bodycams", "/elsewhere/r.md")
    assert store.entries() == {"bodycams": Entry("bodycams", "/elsewhere/r.md", "00", "recipe 1")}
    assert store.load()[0].units == before.units
    assert np.array_equal(store.load()[0].vectors, before.vectors)


def test_what_is_put_is_there_for_the_next_reader(folder: Path, store: Store, encoder: WordEncoder) -> None:
    put(store, MELDKAMER, encoder)
    assert ids(folder) == ["bodycams", "meldkamer"]


def test_a_reader_sees_the_old_state_until_the_commit(folder: Path) -> None:
    with (
        closing(sqlite3.connect(Layout(folder).database, isolation_level=None)) as writer,
        closing(Store.open(folder)) as reader,
    ):
        writer.execute("BEGIN IMMEDIATE")
        writer.execute("UPDATE report SET id = 'other'")
        assert list(reader.entries()) == ["bodycams"]
        assert ids(folder) == ["bodycams"]
        writer.execute("COMMIT")
        assert list(reader.entries()) == ["other"]


def test_a_writer_that_stops_before_its_commit_leaves_the_old_state(folder: Path) -> None:
    with closing(sqlite3.connect(Layout(folder).database, isolation_level=None)) as writer:
        writer.execute("BEGIN IMMEDIATE")
        writer.execute("DELETE FROM report")
    assert ids(folder) == ["bodycams"]


def test_a_reader_cannot_write(folder: Path, encoder: WordEncoder) -> None:
    with (
        closing(Store.open(folder)) as reader,
        pytest.raises(CollectionError, match="can't be read or written"),
    ):
        put(reader, MELDKAMER, encoder)
    assert ids(folder) == ["bodycams"]


def test_where_there_is_none_it_says_how_to_make_one(tmp_path: Path) -> None:
    folder = tmp_path / "nothing"
    assert refusal(folder) == (
        f"there is no collection in '{folder}': make one with 'citaat index --reports DIR --to {folder}'"
    )
    assert not folder.exists()


def test_a_file_in_the_folder_s_place_is_no_collection(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("text")
    assert refusal(tmp_path / "file").startswith("there is no collection in ")
    with pytest.raises(CollectionError, match=r"can't be made \(File exists\): name another one$"):
        Store.create(tmp_path / "file", "words", 9)


def test_another_program_s_database_is_refused_and_left_alone(folder: Path) -> None:
    sql(folder, "PRAGMA application_id = 1")
    for write in (False, True):
        assert refusal(folder, write=write) == (
            f"'{folder / 'collection.sqlite'}' is not a collection of citaat: name another folder"
        )
    sql(folder, f"PRAGMA application_id = {0x63697461}")  # "cita"
    assert ids(folder) == ["bodycams"]


@pytest.mark.parametrize("version", [0, FORMAT + 1])
def test_another_format_is_refused(folder: Path, version: int) -> None:
    sql(folder, f"PRAGMA user_version = {version}")
    assert refusal(folder) == (
        f"the collection in '{folder}' has format {version} and this version of citaat reads "
        f"format {FORMAT}: index the reports again into a new folder"
    )


def test_a_text_file_in_its_place_is_damaged(folder: Path) -> None:
    Layout(folder).database.write_text("These are not the bytes of a database.\n" * 100)
    assert refusal(folder) == (
        f"the collection in '{folder}' is damaged (file is not a database): "
        "index the reports again into a new folder"
    )


def test_a_truncated_file_is_damaged(tmp_path: Path, encoder: WordEncoder) -> None:
    long = made("long", [["De korpschef koopt bodycams." * 300]])
    folder = collection_in(tmp_path / "c", [long], encoder)
    database = Layout(folder).database
    whole = database.read_bytes()
    for length in range(4096, len(whole), 4096):
        database.write_bytes(whole[:length])
        message = refusal(folder)
        assert message.startswith(f"the collection in '{folder}' is damaged (")
        assert message.endswith("index the reports again into a new folder")


@pytest.mark.parametrize("table", ["made_by", "report", "vectors", "passage"])
def test_a_missing_table_is_told(folder: Path, table: str) -> None:
    sql(folder, f"DROP TABLE {table}")
    assert f"(no such table: {table}): check" in refusal(folder)


def test_without_a_word_on_what_made_it_it_is_damaged(folder: Path) -> None:
    sql(folder, "DELETE FROM made_by")
    assert refusal(folder).startswith(f"the collection in '{folder}' is damaged (")


@pytest.mark.parametrize(
    "change",
    [
        "vectors SET vectors = zeroblob(9 * 2 * 2)",  # two rows for three texts
        "vectors SET vectors = zeroblob(9 * 2 * 4)",
        "vectors SET vectors = zeroblob(9 * 2 * 3 - 2)",  # not a whole number of rows
        "vectors SET vectors = zeroblob(9 * 2 * 3 - 1)",  # not a whole number of floats
        "vectors SET vectors = x''",
        "vectors SET number = 2",
        "passage SET number = 2",
        "passage SET tokens = x'00'",  # tokens of no segment
        "passage SET segments = zeroblob(2 * 2)",  # segments of a passage of one sentence
        "report SET passages = 2",
        "report SET record = 'not JSON'",
        "report SET record = '[]'",
        "report SET record = '{}'",
        "report SET record = replace(record, 'passages', 'messages')",
    ],
)
def test_a_row_that_does_not_agree_with_itself_is_damaged(folder: Path, change: str) -> None:
    sql(folder, f"UPDATE {change}")
    message = refusal(folder)
    assert message.startswith(f"the collection in '{folder}' is damaged (")
    assert message.endswith("): index the reports again into a new folder")


@pytest.mark.parametrize(
    "change",
    [
        "tokens = x''",
        "tokens = zeroblob(2 * 7)",  # 7 tokens, and segments of 8
        "tokens = zeroblob(2 * 9)",
        "tokens = zeroblob(2 * 8 - 1)",  # not a whole number of codes
        "segments = x''",
        "segments = x'080000000000' || x'0000'",  # 8 tokens, in a segment more than there are
        "segments = x'08000000'",
        "segments = x'0000000000'",  # not a whole number of numbers
        "segments = x'010004000400'",  # 9 tokens
        "tokens = x'', segments = x''",  # none, while another report has some
    ],
)
def test_tokens_that_do_not_fit_are_damage(tmp_path: Path, change: str) -> None:
    folder = collection_in(tmp_path / "c", [BODYCAMS, MELDKAMER], TokenWordEncoder())
    sql(folder, f"UPDATE passage SET {change} WHERE number = 1")  # noqa: S608 - from the list above
    message = refusal(folder)
    assert message.startswith(f"the collection in '{folder}' is damaged (")
    assert message.endswith("): index the reports again into a new folder")


@pytest.mark.parametrize(
    "change",
    [
        "report SET passages = 0",
        "report SET passages = 2 WHERE first = 1",  # one of them is the next report's
        "report SET passages = 2 WHERE first = 2",  # one was never stored
        "report SET first = 3 WHERE first = 2",
        "report SET title = x'00'",
        "made_by SET next = 2",
    ],
)
def test_a_list_that_does_not_hold_together_is_damaged(
    folder: Path, encoder: WordEncoder, change: str
) -> None:
    with closing(Store.open(folder, write=True)) as store:
        put(store, MELDKAMER, encoder)
        assert [report.numbers for report in store.listing()] == [range(1, 2), range(2, 3)]
        sql(folder, f"UPDATE {change}")
        with pytest.raises(CollectionError, match=r"is damaged \("):
            store.listing()


def test_a_list_tells_of_each_report_what_it_says_of_itself(tmp_path: Path, encoder: WordEncoder) -> None:
    folder = collection_in(tmp_path / "c", [made("b", [["Een."], ["Twee."]], date="2020-05")], encoder)
    with closing(Store.open(folder)) as store:
        assert store.listing() == [Listed("b", "00", "Titel b", "2020-05", "report", "nl", 0, range(1, 3))]


def test_a_passage_s_number_is_never_used_again(store: Store, encoder: WordEncoder) -> None:
    put(store, MELDKAMER, encoder)
    store.remove("meldkamer")
    put(store, BODYCAMS, encoder)
    assert [report.numbers for report in store.listing()] == [range(3, 4)]
    assert [number for number, _ in store.vectors(range(10))] == [3]


def test_a_second_collection_is_not_made_over_the_first(folder: Path) -> None:
    with pytest.raises(CollectionError):
        Store.create(folder, "other", 3)
    with closing(Store.open(folder)) as store:
        assert (store.encoder, list(store.entries())) == ("words", ["bodycams"])


def test_a_folder_s_name_may_hold_any_character(tmp_path: Path, encoder: WordEncoder) -> None:
    folder = collection_in(tmp_path / "wat? 100% #1 é'\"", [BODYCAMS], encoder)
    assert ids(folder) == ["bodycams"]


def test_a_read_only_folder_can_be_read(folder: Path) -> None:
    with locked(folder):
        assert ids(folder) == ["bodycams"]


def test_a_read_only_folder_cannot_be_written(folder: Path, encoder: WordEncoder) -> None:
    with (
        locked(folder),
        closing(Store.open(folder, write=True)) as store,
        pytest.raises(CollectionError, match="check that the folder can be written"),
    ):
        put(store, MELDKAMER, encoder)
    assert ids(folder) == ["bodycams"]


def test_a_new_collection_cannot_be_made_in_a_read_only_folder(tmp_path: Path) -> None:
    (tmp_path / "locked").mkdir()
    with locked(tmp_path / "locked"), pytest.raises(CollectionError, match="check that the folder can be"):
        Store.create(tmp_path / "locked", "words", 9)
    assert list((tmp_path / "locked").iterdir()) == []


def test_the_encoder_asked_for_must_be_the_one_that_made_it() -> None:
    folder = Path("c")
    require_encoder(folder, "words", None)
    require_encoder(folder, "words", "words")
    with pytest.raises(CollectionError) as caught:
        require_encoder(folder, "words", "other")
    assert str(caught.value) == (
        "the collection in 'c' was made with the model 'words' and not with 'other': "
        "leave the model out, or index into another folder"
    )
