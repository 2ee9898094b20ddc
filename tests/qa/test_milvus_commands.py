"""The command line over a collection on a server: each command works there, or says in a sentence why not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

import app
from chat.answers import answer_card
from chat.words import words_for
from qa import Assistant, Retriever, build
from qa.commands import index
from qa.milvus.address import Address
from qa.originals import Originals
from qa.places import open_collection
from tests.fakes import WordEncoder
from tests.qa.conftest import Call
from tests.qa.making import arguments


def test_each_command(address: Address, reports: Path, call: Call) -> None:
    first = call("index", "--reports", reports, "--store", address, "--model", "words")
    assert first == (0, "reports: 2 added\n", "")
    assert call("index", "--reports", reports, "--to", address) == (0, "reports: 2 unchanged\n", "")
    listed = "2019-12-brief: whole\n2021-bijlage: whole\nreports: 2 whole\n"
    assert call("verify", "--in", address) == (0, listed, "")
    code, answer, _ = call("ask", "--in", address, "--kind", "annex", "tapsysteem?")
    assert (code, "tapsysteem blijft" in answer) == (0, True)
    assert call("remove", "--in", address, "2021-bijlage") == (0, "reports: 1 removed\n", "")
    no_such = f"there is no report '2021-bijlage' in the collection in '{address}', which has '2019-12-brief'"
    assert call("remove", "--in", address, "2021-bijlage") == (2, "", f"citaat: {no_such}\n")
    other = (
        f"citaat: the collection in '{address}' was made with the model 'words' and not with 'other': leave "
        "the model out, or index into another folder\n"
    )
    assert call("ask", "--in", address, "--model", "other", "bodycams?") == (2, "", other)
    assert call("index", "--reports", reports, "--to", address, "--model", "other") == (2, "", other)


def test_watching(address: Address, reports: Path, call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    def given(folders: Sequence[Path], besides: Path | None) -> Iterator[None]:
        assert (list(folders), besides) == ([reports], None)
        yield
        (reports / "2021-bijlage.txt").unlink()
        yield

    monkeypatch.setattr(index, "changes", given)
    code, told, _ = call("index", "--watch", reports, "--to", address, "--model", "words")
    assert (code, told) == (0, "reports: 2 added\nreports: 1 unchanged, 1 removed\n")


def test_the_chat_shows_its_quotes_and_files_and_takes_no_reports(
    address: Address, reports: Path, encoder: WordEncoder
) -> None:
    build(address, [reports], encoder=encoder)
    retriever = Retriever(open_collection(address), encoder)
    card = answer_card(Assistant(retriever), "tapsysteem?", words_for({}))
    assert "<mark>Het tapsysteem blijft" in card
    originals = Originals(lambda: retriever.collection)
    file = reports / "2021-bijlage.txt"
    assert originals.open(originals.report("2021-bijlage")).data == file.read_bytes()
    assert app._uploads(arguments(app.configure, "--in", address)) is None


def test_where_there_is_no_collection(address: Address, call: Call) -> None:
    none = f"there is no collection '{address}': make one with 'citaat index --reports DIR --to {address}'"
    for command in (["ask", "bodycams?"], ["verify"], ["remove", "2021-bijlage"]):
        assert call(command[0], "--in", address, *command[1:]) == (2, "", f"citaat: {none}\n")


def test_repair_says_that_there_is_nothing_to_repair(call: Call) -> None:
    told = (
        "citaat: the collection 'milvus://db:19530/brieven' has no index files, for its server makes its "
        "indexes itself: 'citaat verify --in milvus://db:19530/brieven' tells what is damaged, and 'citaat "
        "index' mends it\n"
    )
    assert call("repair", "--in", "milvus://db/brieven") == (2, "", told)
