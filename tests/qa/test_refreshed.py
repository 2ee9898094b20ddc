"""A collection that changes on disk while it is asked."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from qa import CollectionError
from qa.assistant import Assistant
from qa.collection import Collection
from qa.layout import Layout
from qa.ranking import Weights
from qa.remove import remove
from qa.retriever import Retriever
from qa.store import Store
from tests.fakes import ShortestFirst, TokenWordEncoder
from tests.qa.making import collection_in, made, put

BODYCAMS = made("bodycams", [["De korpschef koopt bodycams."]])
VERZUIM = made("verzuim", [["Het verzuim daalde."]])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return collection_in(tmp_path / "c", [BODYCAMS], TokenWordEncoder())


@pytest.fixture
def retriever(folder: Path) -> Retriever:
    return Retriever(Collection.open(folder), TokenWordEncoder())


def add(folder: Path) -> None:
    with closing(Store.open(folder, write=True)) as store:
        put(store, VERZUIM, TokenWordEncoder())


def ids(retriever: Retriever) -> list[str]:
    return [report.id for report in retriever.collection.reports]


def test_nothing_is_read_again_when_nothing_changed(retriever: Retriever) -> None:
    assert retriever.refreshed() is retriever


def test_what_was_added_is_found(folder: Path, retriever: Retriever) -> None:
    add(folder)
    now = retriever.refreshed()
    assert now.search("verzuim?", 1)[0].passage.report.id == "verzuim"
    assert ids(retriever) == ["bodycams"]  # who holds the old one reads on in it
    assert now.refreshed() is now


def test_every_change_makes_another_generation(folder: Path) -> None:
    with closing(Store.open(folder, write=True)) as store:
        generations = [store.generation()]
        put(store, VERZUIM, TokenWordEncoder())
        generations.append(store.generation())
        store.move("verzuim", "/elsewhere.md")
        generations.append(store.generation())
        store.remove("verzuim")
        generations.append(store.generation())
    assert len(set(generations)) == 4


def test_an_emptied_collection_finds_nothing_until_it_is_filled(folder: Path, retriever: Retriever) -> None:
    remove(folder, ["bodycams"])
    empty = retriever.refreshed()
    assert empty.search("bodycams?") == []
    add(folder)
    (hit,) = empty.refreshed().search("verzuim?")
    assert hit.evidence.tokens == pytest.approx(1)


@pytest.mark.parametrize("data", [None, b"", b"Geen database, maar een tekst.\n" * 100])
def test_what_cannot_be_read_now_is_told_until_it_can_be(
    folder: Path, retriever: Retriever, data: bytes | None
) -> None:
    database = Layout(folder).database
    whole = database.read_bytes()
    if data is None:
        database.unlink()
    else:
        database.write_bytes(data)
    assert retriever.refreshed() is retriever
    with pytest.raises(CollectionError, match=r"^the(re is no)? collection in "):
        retriever.search("bodycams?")
    database.write_bytes(whole)
    assert len(retriever.search("bodycams?")) == 1


def test_a_collection_of_another_model_is_not_followed(folder: Path, retriever: Retriever) -> None:
    Layout(folder).database.unlink()
    collection_in(folder, [VERZUIM], TokenWordEncoder(name="other"))
    assert retriever.refreshed() is retriever


def test_a_new_collection_in_its_place_is_followed(folder: Path, retriever: Retriever) -> None:
    Layout(folder).database.unlink()
    collection_in(folder, [VERZUIM], TokenWordEncoder())
    assert ids(retriever.refreshed()) == ["verzuim"]


def test_weights_and_reranker_stay(folder: Path) -> None:
    reranker, weights = ShortestFirst(), Weights(passage=1, sentence=0, tokens=0, lexical=0)
    before = Retriever(Collection.open(folder), TokenWordEncoder(), reranker=reranker, weights=weights)
    add(folder)
    now = before.refreshed()
    assert now.reranker is reranker
    assert now.search("verzuim?", 2)[0].score == pytest.approx(1, abs=1e-3)
    assert len(reranker.read) == 1


def test_an_assistant_answers_from_what_is_there_now(folder: Path, retriever: Retriever) -> None:
    assistant = Assistant(retriever)
    assert assistant.refreshed() is assistant
    add(folder)
    assert assistant.refreshed().ask("verzuim?").searched.reports == 2
