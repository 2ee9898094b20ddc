"""Writers of a collection on a server: those that die at any moment, and two at once."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable
from contextlib import closing, suppress
from itertools import count
from typing import TypeAlias

import pytest

from qa import CollectionError, Retriever
from qa.errors import ChangedError
from qa.milvus.address import Address
from qa.milvus.reader import MilvusReader
from qa.places import Writable, create, discard, is_collection, open_collection, open_writer
from qa.units import Units
from qa.verify import verify
from tests.fakes import WordEncoder
from tests.qa.making import collection_in, made, put, retriever_in
from tests.qa.on_server import DiedError, dies_after, rows, silent

Passages: TypeAlias = set[tuple[str, str]]

TWO = made("two", [["Nog meer bodycams, en de wijkagent."]])


def version(number: int) -> list[Units]:
    """A report of two passages that each tell which version it is."""
    return made("one", [[f"Versie {number} van bodycams."], [f"Versie {number} van verzuim."]])


def passages(units: Iterable[Units]) -> Passages:
    return {(unit.passage.report.id, unit.passage.text) for unit in units}


def hits(retriever: Retriever) -> Passages:
    return {(hit.passage.report.id, hit.passage.text) for hit in retriever.search("bodycams")}


def opened(address: Address) -> tuple[Retriever, Passages]:
    """It as it now is: what it has is found, for there are few passages."""
    retriever = Retriever(open_collection(address), WordEncoder())
    found = hits(retriever)
    assert found == passages(retriever.collection.units)
    return retriever, found


@pytest.mark.parametrize("becomes", [lambda step: version(step + 1), lambda _step: []], ids=["new", "gone"])
def test_wherever_a_writer_dies_each_report_is_there_wholly_or_not_at_all(
    address: Address, monkeypatch: pytest.MonkeyPatch, becomes: Callable[[int], list[Units]]
) -> None:
    collection_in(address, [version(0), TWO], WordEncoder())
    silent(monkeypatch)
    ended = False
    for step in count():
        held, before = opened(address)
        units = becomes(step)
        with monkeypatch.context() as patch, suppress(DiedError):
            dies_after(step, patch)
            with closing(open_writer(address)) as store:
                change(store, units)
            ended = True
        _, now = opened(address)
        assert now in (before, passages([*units, *TWO]))
        assert hits(held) in (before, now)
        with closing(open_writer(address)) as store:  # which takes away what is left of the one that died
            assert rows(address) == len(now)  # each passage has one sentence
            assert {verdict.damage for verdict in verify(address)} == {""}
            if ended:
                assert now == passages([*units, *TWO])
                return
            if now == passages(TWO):
                change(store, version(0))


def change(store: Writable, units: list[Units]) -> None:
    """Make the report one of these passages, or none."""
    if units:
        put(store, units, WordEncoder())
    else:
        store.remove("one")


def test_who_asks_meanwhile_sees_one_version_or_another(address: Address) -> None:
    encoder = WordEncoder()
    retriever = retriever_in(address, [version(0)], encoder)
    ended = threading.Event()
    seen: list[Passages] = []

    def ask() -> None:
        asking = retriever
        while not ended.is_set():
            asking = asking.refreshed()
            try:
                seen.append(hits(asking))
            except ChangedError:  # three times within one question: told, and no wrong answer
                continue

    asking = [threading.Thread(target=ask) for _ in range(3)]
    for one in asking:
        one.start()
    try:
        with closing(open_writer(address)) as store:
            for number in range(1, 11):
                put(store, version(number), encoder)
    finally:
        ended.set()
        for one in asking:
            one.join()
    whole = [passages(version(number)) for number in range(11)]
    assert [one for one in seen if one not in whole] == []
    assert hits(retriever.refreshed()) == whole[-1]


def test_a_collection_whose_making_was_broken_off_is_made(
    address: Address, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        dies_after(0, patch)  # its tables are there, and its state isn't
        with pytest.raises(DiedError):
            create(address, "words", 9)
    assert not is_collection(address)
    create(address, "words", 9).close()
    assert is_collection(address)
    discard(address)


def test_two_do_not_write_at_once(address: Address) -> None:
    with (
        closing(create(address, "words", 9)),
        pytest.raises(CollectionError, match=r"^another citaat \(.*\) is writing the collection 'milvus:"),
    ):
        open_writer(address)
    open_writer(address).close()


def test_one_who_was_silent_for_long_writes_no_more(
    address: Address, monkeypatch: pytest.MonkeyPatch
) -> None:
    encoder = WordEncoder()
    collection_in(address, [], encoder)
    with monkeypatch.context() as patch:
        silent(patch)
        late = open_writer(address)
    other = open_writer(address)
    with pytest.raises(CollectionError, match=r"^another citaat has begun to write the collection"):
        put(late, version(0), encoder)
    put(other, TWO, encoder)
    late.close()
    other.close()
    assert list(MilvusReader.open(address).entries()) == ["two"]


def test_a_collection_that_others_write_is_not_discarded(address: Address) -> None:
    store = create(address, "words", 9)
    discard(address)
    assert is_collection(address)
    store.close()
    discard(address)
    assert not is_collection(address)
