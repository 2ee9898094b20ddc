"""Collections that are so large, for these tests, that their passages have index files."""

from __future__ import annotations

import os
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import pytest

from qa import Filter, Hit, Retriever
from qa.collection import Collection
from qa.commands.repair import configure, run
from qa.errors import CollectionError
from qa.layout import Layout
from qa.sharding import bring_up_to_date
from qa.shards import Shard
from qa.store import Store
from qa.verify import Verdict, verify
from tests.fakes import WORDS, TokenWordEncoder, WordEncoder
from tests.qa.making import arguments, collection_in, made, put

SMALL = 60  # passages of a shard
Found = list[tuple[str, str, float]]


@pytest.fixture(autouse=True)
def _small_shards(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("qa.sharding.SMALLEST", SMALL)


def paragraphs(name: str, count: int) -> list[list[str]]:
    """Paragraphs of two known words each, and the report's name."""
    return [
        [f"Rapport {name} noemt {WORDS[at % 8]}, dan {WORDS[at // 8 % 8]} en nummer {at}."]
        for at in range(count)
    ]


def report(store: Store, name: str, count: int) -> None:
    """Put a report of so many passages."""
    put(store, made(name, paragraphs(name, count), date="2020"), TokenWordEncoder())


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A collection of two reports in a shard, and one in none."""
    folder = collection_in(tmp_path / "c", [], TokenWordEncoder())
    with closing(Store.open(folder, write=True)) as store:
        report(store, "a", 50)
        report(store, "b", 50)
        bring_up_to_date(store)
        report(store, "c", 20)
    return folder


def shards(folder: Path) -> list[range]:
    with closing(Store.open(folder)) as store:
        return [shard.numbers for shard in store.shards()]


def files(folder: Path) -> list[str]:
    return [path.suffix for path in Layout(folder).made()]


def hits(folder: Path, question: str, only: Filter | None = None, k: int = 200) -> Found:
    retriever = Retriever(Collection.open(folder), TokenWordEncoder())
    return shown(retriever.search(question, k, only=only))


def shown(found: Sequence[Hit]) -> Found:
    return [(hit.passage.report.id, hit.passage.text, round(hit.evidence.passage, 6)) for hit in found]


def without_files(folder: Path, question: str, only: Filter | None = None) -> Found:
    """What is found when every passage is in memory."""
    with closing(Store.open(folder, write=True)) as store:
        known = store.shards()
        store.put_shards([], known)
        found = hits(folder, question, only)
        store.put_shards(known, [])
    return found


def update(folder: Path) -> None:
    with closing(Store.open(folder, write=True)) as store:
        bring_up_to_date(store)


def test_few_passages_have_no_files(tmp_path: Path) -> None:
    folder = collection_in(tmp_path / "c", [made("a", paragraphs("a", SMALL - 1))], TokenWordEncoder())
    update(folder)
    assert shards(folder) == []
    assert files(folder) == []


def test_many_have_two_files_and_what_is_new_none(folder: Path) -> None:
    assert shards(folder) == [range(1, 101)]
    assert files(folder) == [".faiss", ".words"]
    update(folder)
    assert shards(folder) == [range(1, 101)]


@pytest.mark.parametrize("question", ["bodycams", "wijkagent en verzuim", "nummer 7", "rapport b", "niets"])
def test_as_many_are_found_as_without_files(folder: Path, question: str) -> None:
    found = hits(folder, question)
    assert len(found) == 120
    assert sorted(found) == sorted(without_files(folder, question))


def test_the_best_are_found_as_without_files(folder: Path) -> None:
    for question in ("bodycams en verzuim in rapport b", "nummer 7 noemt meldkamer", "rapport c tapsysteem"):
        assert hits(folder, question, k=1) == without_files(folder, question)[:1]


def test_a_filter_leaves_its_reports_alone(folder: Path) -> None:
    for name, count in [("a", 50), ("b", 50), ("c", 20)]:
        found = hits(folder, "bodycams", Filter(reports=(name,)))
        assert [one[0] for one in found] == [name] * count
    assert hits(folder, "bodycams", Filter(since="2021")) == []


def test_what_is_gone_is_not_found_and_what_took_its_place_is(folder: Path) -> None:
    with closing(Store.open(folder, write=True)) as store:
        store.remove("b")
        report(store, "a", 3)
    found = hits(folder, "bodycams")
    assert len(found) == 23
    assert {one[0] for one in found} == {"a", "c"}


def test_a_shard_is_written_again_with_what_is_much_beside_it(folder: Path) -> None:
    with closing(Store.open(folder, write=True)) as store:
        report(store, "d", 80)
    update(folder)
    assert shards(folder) == [range(1, 201)]
    assert files(folder) == [".faiss", ".words"]


def test_a_large_shard_stays_beside_a_small_one(folder: Path) -> None:
    with closing(Store.open(folder, write=True)) as store:
        report(store, "d", 400)
        bring_up_to_date(store)
        first = store.shards()
        report(store, "e", 60)
        bring_up_to_date(store)
        assert store.shards()[:1] == first
    assert shards(folder) == [range(1, 521), range(521, 581)]
    assert len(hits(folder, "bodycams", k=1000)) == 580
    assert hits(folder, "nummer 59 rapport e", k=1)[0][1].startswith("Rapport e ")


def test_a_shard_of_which_little_is_left_goes(folder: Path) -> None:
    with closing(Store.open(folder, write=True)) as store:
        store.remove("a")
        store.remove("b")
    update(folder)
    assert shards(folder) == []
    assert files(folder) == []
    assert len(hits(folder, "bodycams")) == 20


def test_an_encoder_without_tokens_has_several_rows_a_passage(tmp_path: Path) -> None:
    encoder = WordEncoder()
    reports = [made("a", [["Bodycams.", f"Verzuim {at}."] for at in range(80)]), made("b", [["Instroom."]])]
    folder = collection_in(tmp_path / "c", reports, encoder)
    update(folder)
    assert shards(folder) == [range(1, 82)]
    found = Retriever(Collection.open(folder), encoder).search("instroom", k=100)
    assert len(found) == 81
    assert found[0].passage.text == "Instroom."


@pytest.mark.parametrize("suffix", [".faiss", ".words"])
@pytest.mark.parametrize("damage", ["gone", "empty", "cut", "head"])
def test_a_damaged_file_is_left_out_told_and_made_anew(folder: Path, suffix: str, damage: str) -> None:
    before = hits(folder, "bodycams")
    (path,) = (path for path in Layout(folder).made() if path.suffix == suffix)
    data = path.read_bytes()
    path.unlink()
    if damage != "gone":
        changed = {"empty": b"", "cut": data[:-1], "head": bytes([data[0] ^ 1]) + data[1:]}
        path.write_bytes(changed[damage])
    assert sorted(hits(folder, "bodycams")) == sorted(before)
    (told,) = (verdict for verdict in verify(folder) if verdict.damage)
    assert told.report == path.name
    assert told.damage.startswith(f"the index file '{path.name}' is damaged (")
    assert told.damage.endswith(f"): make it anew with 'citaat repair --in {folder}'")
    update(folder)
    assert [verdict for verdict in verify(folder) if verdict.damage] == []
    assert sorted(hits(folder, "bodycams")) == sorted(before)
    assert len(files(folder)) == 2


def test_damage_that_is_met_on_the_way_is_told(folder: Path) -> None:
    (path,) = (path for path in Layout(folder).made() if path.suffix == ".faiss")
    retriever = Retriever(Collection.open(folder), TokenWordEncoder())
    data = bytearray(path.read_bytes())
    data[-1] ^= 1
    path.write_bytes(data)
    expected = (
        f"^an index file of the collection in '{folder}' is damaged \\(its bytes are no longer those that "
        f"were written\\): make it anew with 'citaat repair --in {folder}'$"
    )
    # Of so small a file the head is checked with all of it, but not again.
    with pytest.raises(CollectionError, match=expected):
        seen_anew(retriever).search("bodycams")


def seen_anew(retriever: Retriever) -> Retriever:
    assert isinstance(retriever.collection, Collection)
    retriever.collection._shards[0].vectors._file._seen[:] = False
    return retriever


def test_too_many_passages_without_files_are_refused(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("qa.collection.LARGEST_REST", 100)
    hits(folder, "bodycams")
    for path in Layout(folder).made():
        path.unlink()
    with pytest.raises(CollectionError) as caught:
        Collection.open(folder)
    assert str(caught.value) == (
        f"the collection in '{folder}' has 120 passages without an index: make it with "
        f"'citaat repair --in {folder}'"
    )


def test_a_damaged_list_of_files_is_told_and_mended(folder: Path) -> None:
    with closing(Store.open(folder, write=True)) as store:
        store._connection.execute("UPDATE shard SET head = head + 1")
        store._connection.commit()
    assert len(hits(folder, "bodycams")) == 120
    assert [verdict.report for verdict in verify(folder) if verdict.damage] == ["index files"]
    update(folder)
    assert [verdict for verdict in verify(folder) if verdict.damage] == []


def test_files_of_another_state_of_the_database_are_left_alone(folder: Path) -> None:
    older = Layout(folder).database.read_bytes()
    with closing(Store.open(folder, write=True)) as store:
        report(store, "d", 100)
        bring_up_to_date(store)
    Layout(folder).database.write_bytes(older)  # as from a backup
    found = hits(folder, "bodycams")
    assert len(found) == 120
    assert sorted(found) == sorted(without_files(folder, "bodycams"))


def test_what_a_dead_writer_left_is_swept_up_after_an_hour(folder: Path) -> None:
    left, fresh = Layout(folder).vectors("left"), Layout(folder).words("fresh")
    for path in (left, fresh):
        path.write_bytes(b"half")
    os.utime(left, (0, 0))
    update(folder)
    assert (left.exists(), fresh.exists()) == (False, True)


def test_files_that_cannot_be_written_leave_what_was_there(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("qa.shard_files.write_words", full)
    before = files(folder), shards(folder)
    with closing(Store.open(folder, write=True)) as store:
        report(store, "d", 100)
        with pytest.raises(CollectionError) as caught:
            bring_up_to_date(store)
    assert str(caught.value) == (
        f"the index files of the collection in '{folder}' can't be written ([Errno 28] No space left on "
        f"device): make room, and then 'citaat repair --in {folder}'"
    )
    assert (files(folder), shards(folder)) == before
    assert len(hits(folder, "bodycams", k=1000)) == 220


def test_another_writer_s_shards_are_left(folder: Path) -> None:
    with closing(Store.open(folder, write=True)) as store:
        known = store.shards()
        store.put_shards([Shard(1, 2, "ours", 0, 0, b"", 0, b"")], [])
        assert store.shards() == known


def test_repair_makes_all_anew(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = hits(folder, "bodycams")
    names = Layout(folder).made()
    assert run(arguments(configure, "--in", folder)) == 0
    assert capsys.readouterr().out == "index files: made anew for 120 of 120 passages\n"
    assert shards(folder) == [range(1, 121)]
    assert not set(names) & set(Layout(folder).made())
    assert sorted(hits(folder, "bodycams")) == sorted(before)


def test_repair_of_a_small_collection_says_that_it_needs_none(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = collection_in(tmp_path / "c", [made("a", [["Een."]])], TokenWordEncoder())
    assert run(arguments(configure, "--in", folder)) == 0
    assert capsys.readouterr().out == "index files: none needed for so few passages (1)\n"


def test_a_held_retriever_notices_what_is_gone(folder: Path) -> None:
    retriever = Retriever(Collection.open(folder), TokenWordEncoder())
    with closing(Store.open(folder, write=True)) as store:
        report(store, "b", 2)
    found = retriever.find("bodycams", 200)
    assert len(found.hits) == 72
    assert {hit.passage.report.id for hit in found.hits} == {one.id for one in found.reports}


def test_verify_finds_a_whole_collection_whole(folder: Path) -> None:
    assert list(verify(folder)) == [Verdict("a"), Verdict("b"), Verdict("c")]
