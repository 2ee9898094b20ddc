"""Where a collection on a server is, and what is said when nothing is there."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from qa.commands.ask import configure
from qa.errors import CollectionError
from qa.milvus.address import Address
from qa.milvus.client import Client
from qa.places import open_collection, place_of
from tests.qa.making import arguments


@pytest.fixture(autouse=True)
def _no_secret(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CITAAT_MILVUS", raising=False)


@pytest.mark.parametrize(
    ("text", "address", "uri"),
    [
        ("milvus://db:1234/brieven", Address("db", 1234, "brieven"), "http://db:1234"),
        ("milvus://db/brieven/", Address("db", 19530, "brieven"), "http://db:19530"),
        ("milvus+tls://db/b_2", Address("db", 19530, "b_2", tls=True), "https://db:19530"),
        ("milvus://[::1]:1234/b", Address("::1", 1234, "b"), "http://[::1]:1234"),
        ("milvus://jan:a%40b@db/b", Address("db", 19530, "b", secret="jan:a@b"), "http://db:19530"),
    ],
)
def test_an_address_is_read(text: str, address: Address, uri: str) -> None:
    assert Address.parse(text) == place_of(text) == address
    assert address.uri == uri


def test_a_password_may_stand_in_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CITAAT_MILVUS", "jan:geheim")
    assert Address.parse("milvus://db/b").secret == "jan:geheim"  # noqa: S105
    assert Address.parse("milvus://piet:anders@db/b").secret == "piet:anders"  # noqa: S105


def test_a_password_is_told_nowhere() -> None:
    address = Address.parse("milvus://jan:geheim@db/b")
    assert str(address) == "milvus://db:19530/b"
    assert "geheim" not in repr(address)
    for wrong in ("milvus://jan:geheim@db/", "milvus://jan:geheim@/b", "milvus://jan:geheim@db:x/b"):
        with pytest.raises(CollectionError) as caught:
            Address.parse(wrong)
        assert "geheim" not in str(caught.value)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("milvus:///b", "'milvus:///b' names no server: write it as milvus://HOST:PORT/NAME"),
        (
            "milvus://db",
            (
                "'milvus://db' names no collection: write it as milvus://HOST:PORT/NAME, where NAME has "
                "letters, digits and _ alone"
            ),
        ),
        (
            "milvus://db:99999/b",
            (
                "'milvus://db:99999/b' is no address (Port out of range 0-65535): write it as "
                "milvus://HOST:PORT/NAME"
            ),
        ),
    ],
)
def test_what_is_no_address_is_told(text: str, told: str) -> None:
    with pytest.raises(CollectionError) as caught:
        Address.parse(text)
    assert str(caught.value) == told


@pytest.mark.parametrize("name", ["a-b", "1a", "a/b", "a?x=1", "a b"])
def test_a_name_is_one_that_the_server_takes(name: str) -> None:
    with pytest.raises(CollectionError, match="names no collection"):
        Address.parse(f"milvus://db/{name}")


def test_anything_else_is_a_folder() -> None:
    assert place_of("brieven") == Path("brieven")
    assert place_of("milvus") == Path("milvus")


def test_the_command_line_says_what_is_wrong_with_it(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        arguments(configure, "--in", "milvus://db", "vraag")
    assert "argument --in: 'milvus://db' names no collection" in capsys.readouterr().err


def test_without_the_client_it_says_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pymilvus", None)
    with pytest.raises(CollectionError) as caught:
        open_collection("milvus://127.0.0.1:1/b")
    assert str(caught.value) == (
        "a collection on a Milvus server needs its client: install it with 'pip install pymilvus==3.0.2'"
    )


def test_where_no_server_answers_it_says_so() -> None:
    pytest.importorskip("pymilvus")
    with pytest.raises(
        CollectionError, match=r"^the server of the collection 'milvus://127\.0\.0\.1:1/b' does"
    ):
        Client(Address("127.0.0.1", 1, "b"))
