"""Indexing whenever a report comes, changes or goes."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from queue import Queue
from threading import Thread

import pytest

from qa.commands import index
from qa.watching import changes
from tests.fakes import WordEncoder
from tests.qa.making import arguments


def test_it_tells_at_first_and_after_each_change_but_not_of_the_collection(tmp_path: Path) -> None:
    reports, own = tmp_path / "reports", tmp_path / "reports" / "collection"
    own.mkdir(parents=True)
    told: Queue[None] = Queue()

    def watch() -> None:
        for one in changes([reports], besides=own):
            told.put(one)

    Thread(target=watch, daemon=True).start()  # it ends with the tests
    told.get(timeout=30)
    (reports / "a.md").write_text("Bodycams.", encoding="utf-8")
    told.get(timeout=30)
    (own / "collection.sqlite").write_text("rows", encoding="utf-8")
    (reports / "a.md").unlink()
    told.get(timeout=30)
    assert told.empty()


def test_a_folder_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="nowhere"):
        next(changes([tmp_path / "nowhere"], besides=tmp_path))


def test_each_change_is_indexed_and_what_fails_does_not_end_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    reports, collection = tmp_path / "reports", tmp_path / "collection"
    reports.mkdir()

    def given(folders: Sequence[Path], besides: Path) -> Iterator[None]:
        assert (list(folders), besides) == ([reports], collection)
        yield  # nothing is there yet
        (reports / "a.md").write_text("# Kop\n\nDe korpschef koopt bodycams.\n", encoding="utf-8")
        yield
        (reports / "b.pdf").write_bytes(b"none")
        yield
        (reports / "b.pdf").unlink()
        (reports / "a.md").write_text("# Kop\n\nDe wijkagent blijft.\n", encoding="utf-8")
        yield

    monkeypatch.setattr(index, "changes", given)
    monkeypatch.setattr(sys.modules["qa.build"], "open_encoder", lambda _name: WordEncoder())
    args = arguments(index.configure, "--watch", reports, "--to", collection, "--model", "words")
    assert index.run(args) == 0
    printed = capsys.readouterr()
    assert printed.out.splitlines() == [
        "reports: 1 added",
        "reports: 1 unchanged, 1 not read",
        "reports: 1 changed",
    ]
    empty, not_read = [line for line in printed.err.splitlines() if line.startswith("citaat")]
    assert str(reports) in empty
    assert "b.pdf" in not_read
