"""Threads read by turns: the others wait, each file has turns of its own, and nobody waits for ever."""

from __future__ import annotations

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from qa import turns
from qa.errors import CollectionError
from qa.store import Store
from qa.turns import turn
from tests.fakes import TokenWordEncoder


def taken(path: Path) -> str:
    with turn(path):
        return "taken"


def test_another_thread_waits_for_its_turn() -> None:
    path = Path("a", "collection.sqlite")
    with ThreadPoolExecutor(1) as other:
        with turn(path):
            waiting = other.submit(taken, path)
            with pytest.raises(TimeoutError):
                waiting.result(timeout=0.2)
        assert waiting.result() == "taken"


def test_a_thread_may_take_the_turn_that_it_has() -> None:
    with turn(Path("a")):
        assert taken(Path("a")) == "taken"


def test_two_files_are_read_at_once_and_one_file_has_one_turn_by_whatever_name() -> None:
    with ThreadPoolExecutor(1) as other, turn(Path("a", "c")):
        assert other.submit(taken, Path("b", "c")).result() == "taken"
        waiting = other.submit(taken, Path("a", "..", "a", "c").absolute())
        with pytest.raises(TimeoutError):
            waiting.result(timeout=0.2)


def test_a_reader_that_never_gets_its_turn_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    encoder = TokenWordEncoder()
    Store.create(tmp_path, encoder.name, encoder.dimensions).close()
    monkeypatch.setattr(turns, "PATIENCE", 0.01)
    with ThreadPoolExecutor(1) as other, turn(tmp_path / "collection.sqlite"):
        with pytest.raises(sqlite3.OperationalError, match="this program's other readers"):
            other.submit(taken, tmp_path / "collection.sqlite").result()
        with pytest.raises(CollectionError, match=r"can't be read .* this program's other readers"):
            other.submit(Store.open, tmp_path).result()


def test_turns_are_forgotten_with_those_who_read() -> None:
    taken(Path("forgotten"))
    assert Path("forgotten").resolve() not in turns._turns
