"""What tests of a collection on a server share."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from qa.milvus.address import Address
from qa.milvus.client import Client
from qa.places import open_collection

_WRITES = ("insert", "insert_texts", "delete")


class DiedError(Exception):
    """What takes a writer out of its work in these tests."""


def rows(address: Address) -> int:
    """How many vectors the server has."""
    return len(Client(address).query(f"{address.name}_vectors", "id >= 0", ["id"]))


def texts(address: Address) -> dict[str, str]:
    """What whoever opens it now reads of each report."""
    return {unit.passage.report.id: unit.passage.report.text for unit in open_collection(address).units}


def silent(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take whoever writes from now on for one who has been silent for too long."""
    monkeypatch.setattr("qa.milvus.store._SILENCE", -1.0)


def dies_after(writes: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let nothing be written to the server after so many messages."""
    left = iter(range(writes))

    def dying(write: Callable[..., None]) -> Callable[..., None]:
        def or_die(*args: Any, **named: Any) -> None:
            if next(left, None) is None:
                raise DiedError
            write(*args, **named)

        return or_die

    for name in _WRITES:
        monkeypatch.setattr(Client, name, dying(getattr(Client, name)))
