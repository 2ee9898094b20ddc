"""A server that is gone, holds up or refuses: one sentence each, soon, and nothing is half afterwards."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import replace

import pytest

from qa import CollectionError, Retriever
from qa.milvus.address import Address
from qa.milvus.state import State
from qa.places import open_collection, open_writer
from qa.verify import verify
from tests.fakes import WordEncoder
from tests.qa.making import collection_in, made, put
from tests.qa.on_server import texts

ONE = made("one", [["De bodycams."], ["Het verzuim."]])
TWO = made("two", [["Nog meer bodycams."]])


class Line:
    """A line to a server that can be cut, and held up."""

    def __init__(self, address: Address) -> None:
        self._server = (address.host, address.port)
        self._open: list[socket.socket] = []
        self._through = threading.Event()
        self._through.set()
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.address = replace(address, host="127.0.0.1", port=self._listening.getsockname()[1])
        threading.Thread(target=self._accept, daemon=True).start()

    def cut(self) -> None:
        """From now on nobody is there."""
        for one in [self._listening, *self._open]:
            with suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)
            one.close()
        self._through.set()

    def hold_up(self) -> None:
        """From now on nothing is answered."""
        self._through.clear()

    def _accept(self) -> None:
        with suppress(OSError):
            while True:
                here, _ = self._listening.accept()
                there = socket.create_connection(self._server)
                self._open += [here, there]
                for ends in ((here, there), (there, here)):
                    threading.Thread(target=self._pass_on, args=ends, daemon=True).start()

    def _pass_on(self, source: socket.socket, to: socket.socket) -> None:
        with suppress(OSError):
            while data := source.recv(1 << 16):
                self._through.wait()
                to.sendall(data)


@contextmanager
def line_to(address: Address) -> Iterator[Line]:
    line = Line(address)
    try:
        yield line
    finally:
        line.cut()


@pytest.fixture(autouse=True)
def _soon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("qa.milvus.client._ANSWER", 1.0)
    monkeypatch.setattr("qa.milvus.client._WRITE", 1.0)


@pytest.mark.parametrize("failing", [Line.cut, Line.hold_up])
def test_a_server_that_fails_while_it_is_asked(address: Address, failing: Callable[[Line], None]) -> None:
    encoder = WordEncoder()
    collection_in(address, [ONE], encoder)
    with line_to(address) as line:
        retriever = Retriever(open_collection(line.address), encoder)
        assert len(retriever.search("bodycams")) == 2
        failing(line)
        with pytest.raises(CollectionError) as caught:
            retriever.search("bodycams")
        assert str(caught.value).startswith(f"the server of the collection '{line.address}' does")
        assert "\n" not in str(caught.value)
        assert retriever.refreshed() is retriever


def test_a_server_that_fails_while_it_is_written(address: Address, monkeypatch: pytest.MonkeyPatch) -> None:
    encoder = WordEncoder()
    collection_in(address, [ONE], encoder)
    with line_to(address) as line:
        store = open_writer(line.address)
        line.cut()
        with pytest.raises(CollectionError, match="see whether it runs"):
            put(store, TWO, encoder)
        with pytest.raises(CollectionError, match="see whether it runs"):
            store.close()
    assert list(texts(address)) == ["one"]
    with pytest.raises(CollectionError, match=r"is writing the collection .*; if it has died, until \d\d:"):
        open_writer(address)
    monkeypatch.setattr(State, "is_being_written", False)  # as it is some minutes later
    with closing(open_writer(address)) as other:
        put(other, TWO, encoder)
    assert list(texts(address)) == ["one", "two"]
    assert [one.damage for one in verify(address)] == ["", ""]
