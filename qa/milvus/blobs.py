"""Bytes of any length by number, in rows that each hold a text of bounded length."""

from __future__ import annotations

from base64 import b64decode, b64encode
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from qa.milvus.client import LONGEST_TEXT, Client, Row

BITS = 16
"""A row's id is its number, and in the last bits which one of that number it is."""

_PIECE = LONGEST_TEXT // 4 * 3  # bytes: base64 makes four characters of three
_AT_ONCE = 4_000_000  # characters in one message, of which a server takes 64 MB
_ASKED_AT_ONCE = 500  # numbers in one expression


class Blobs:
    """A table of bytes. Numbers are from 0 to 2**47; the bytes of one, up to 3 GB."""

    def __init__(self, client: Client, name: str) -> None:
        self._client = client
        self._name = name

    def put(self, blobs: Iterable[tuple[int, bytes]], *, replace: bool = False) -> None:
        """Add bytes under new numbers, or `replace` those that are there."""
        for rows in _batches(row for number, blob in blobs for row in _rows(number, blob)):
            self._client.insert_texts(self._name, rows, replace=replace)

    def get(self, numbers: Sequence[int], *, strong: bool = True) -> dict[int, bytes]:
        """The bytes of these numbers, without those that aren't there."""
        found: dict[int, bytes] = {}
        for start in range(0, len(numbers), _ASKED_AT_ONCE):
            asked = numbers[start : start + _ASKED_AT_ONCE]
            rows = self._rows_with([number << BITS for number in asked], strong=strong)
            more = [row["id"] + at for row in rows for at in range(1, row["parts"])]
            rows += self._rows_with(more, strong=strong) if more else []
            found.update(_joined(rows))
        return found

    def within(self, numbers: range) -> dict[int, bytes]:
        """The bytes of all numbers of a range that are there."""
        return dict(_joined(self._client.query(self._name, among([numbers]), ["parts", "text"])))

    def delete(self, numbers: Sequence[range]) -> None:
        """Take out all numbers of these ranges."""
        self._client.delete(self._name, among(numbers))

    def _rows_with(self, ids: Sequence[int], *, strong: bool) -> list[dict[str, Any]]:
        return self._client.query(self._name, f"id in {list(ids)}", ["parts", "text"], strong=strong)


def among(numbers: Sequence[range]) -> str:
    """The expression that a row is of a number in one of these ranges."""
    spans = (f"(id >= {one.start << BITS} and id < {one.stop << BITS})" for one in numbers)
    return f"({' or '.join(spans)})"


def _rows(number: int, blob: bytes) -> Iterator[Row]:
    pieces = [blob[start : start + _PIECE] for start in range(0, len(blob), _PIECE)] or [b""]
    for at, piece in enumerate(pieces):
        yield {"id": number << BITS | at, "parts": len(pieces), "text": b64encode(piece).decode()}


def _joined(rows: Iterable[Row]) -> Iterator[tuple[int, bytes]]:
    """Numbers and their bytes; not of those of which a row isn't there."""
    pieces: dict[int, list[Row]] = defaultdict(list)
    for row in sorted(rows, key=lambda row: int(row["id"])):
        pieces[row["id"] >> BITS].append(row)
    for number, found in pieces.items():
        count = found[0]["parts"]  # more may be left of what was there before, when that was longer
        if len(found) >= count:
            yield number, b"".join(b64decode(row["text"]) for row in found[:count])


def _batches(rows: Iterable[Row]) -> Iterator[list[Row]]:
    batch: list[Row] = []
    size = 0
    for row in rows:
        if size + len(row["text"]) > _AT_ONCE:
            yield batch
            batch, size = [], 0
        batch.append(row)
        size += len(row["text"])
    if batch:
        yield batch
