"""What only a collection on a server can meet with: its expressions, long rows, what others keep."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace

import numpy as np
import pytest

from qa import CollectionError, Filter, Retriever
from qa.errors import ChangedError
from qa.milvus.address import Address
from qa.milvus.client import Client
from qa.milvus.collection import MilvusCollection
from qa.milvus.reader import MilvusReader
from qa.milvus.state import Tables
from qa.places import create, discard, make_indexes, open_writer
from qa.units import Units
from qa.verify import Verdict, verify
from tests.fakes import TokenWordEncoder, WordEncoder
from tests.qa.making import collection_in, made, put, retriever_in
from tests.qa.on_server import rows

ONE = made("one", [["De bodycams."], ["Het verzuim."]])
TWO = made("two", [["Nog meer bodycams, en de wijkagent."]])


def found(retriever: Retriever, only: Filter | None = None) -> list[tuple[str, int]]:
    return [(hit.passage.report.id, hit.passage.start) for hit in retriever.search("bodycams", only=only)]


def test_a_report_that_goes_while_it_is_looked_for_is_told(address: Address) -> None:
    encoder = WordEncoder()
    retriever = retriever_in(address, [ONE, TWO], encoder)
    with closing(open_writer(address)) as store:
        put(store, made("three", [["Over bodycams."]]), encoder)
        assert ("three", 0) not in found(retriever)  # it wasn't there when this was opened
        store.remove("one")
    with pytest.raises(ChangedError):
        retriever.collection.nearest(np.eye(1, 9, dtype=np.float32)[0], 10, 10, None)
    assert {report for report, _ in found(retriever)} == {"two", "three"}


def test_kinds_and_dates_are_looked_for_as_they_are_written(address: Address) -> None:
    kinds = ['een "soort"', "een \\ soort", "Soort's", "x\ny"]
    reports = [of(made(f"r{at}", [["Bodycams."]]), kind, f"20{at}") for at, kind in enumerate(kinds, 10)]
    retriever = retriever_in(address, reports, WordEncoder())
    for at, kind in enumerate(kinds, 10):
        assert found(retriever, Filter(kinds=(kind.upper(),))) == [(f"r{at}", 0)]
    assert found(retriever, Filter(since="2011-05", until="2012-01-02")) == [("r11", 0), ("r12", 0)]


def of(units: list[Units], kind: str, date: str) -> list[Units]:
    report = replace(units[0].passage.report, kind=kind, date=date)
    return [replace(unit, passage=replace(unit.passage, report=report)) for unit in units]


def test_what_is_longer_than_a_row_stands_in_several(address: Address) -> None:
    encoder = TokenWordEncoder()
    sentences = [f"Zin {at} over bodycams en verzuim." for at in range(8000)]
    retriever = retriever_in(address, [made("lang", [sentences]), ONE], encoder)
    lengths = {hit.passage.report.id: len(hit.sentences) for hit in retriever.search("bodycams")}
    assert lengths == {"lang": 8000, "one": 1}
    assert [verdict.damage for verdict in verify(address)] == ["", ""]
    with closing(open_writer(address)) as store:
        store.remove("lang")
    assert rows(address) == 2


def test_a_changed_byte_and_a_missing_passage_are_told(address: Address) -> None:
    collection_in(address, [ONE], WordEncoder())
    store = MilvusReader.open(address)
    _, (kept,) = store.now()
    blob = store._passages.get([kept.first])[kept.first]
    store._passages.put([(kept.first, blob.replace(b"bodycams", b"bodycamz"))], replace=True)
    assert list(verify(address)) == [damaged(address, "its bytes are no longer those that were written")]
    store._passages.delete([range(kept.first, kept.first + 1)])
    assert list(verify(address)) == [damaged(address, "some of its passages are gone")]
    with closing(open_writer(address)) as writer:
        put(writer, ONE, WordEncoder())
    assert list(verify(address)) == [Verdict("one")]


def damaged(address: Address, why: str) -> Verdict:
    again = f"index its file again with 'citaat index --reports /r.md --to {address}'"
    return Verdict("one", f"the report 'one' is damaged ({why}): {again}")


def test_of_many_new_passages_the_server_makes_its_index_at_once(
    address: Address, monkeypatch: pytest.MonkeyPatch
) -> None:
    collection_in(address, [], WordEncoder())
    monkeypatch.setattr("qa.milvus.store._MANY", 2)
    sealed = []  # rows that the server waits for no more of; those that tests have left are among them
    for units in (TWO, ONE):
        with closing(open_writer(address)) as store:
            put(store, units, WordEncoder())
            make_indexes(store)
        stats = Client(address)._client.get_collection_stats(f"{address.name}_vectors")
        sealed.append(stats["row_count"])
    assert sealed[1] >= sealed[0] + 3
    assert len(found(Retriever(MilvusCollection.open(address), WordEncoder()))) == 3


def test_where_there_is_no_collection_it_says_so(address: Address) -> None:
    with pytest.raises(CollectionError) as caught:
        MilvusCollection.open(address)
    assert str(caught.value) == (
        f"there is no collection '{address}': make one with 'citaat index --reports DIR --to {address}'"
    )


def test_what_others_keep_on_the_server_stays(address: Address) -> None:
    Client(address).drop(Tables(address.name).all)
    client, theirs = Client(address), f"{address.name}_passages"
    client._client.create_collection(theirs, dimension=9)
    with pytest.raises(CollectionError, match=f"has a Milvus collection '{theirs}' already"):
        create(address, "words", 9)
    discard(address)
    assert client.has(theirs)
    client.drop([theirs])
