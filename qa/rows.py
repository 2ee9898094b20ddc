"""What a collection holds of one report, as the columns of a row, and back."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from embeddings.encoder import Vectors
from qa.late import TokenRun
from qa.records import from_record, to_record
from qa.units import Units

# A stored vector's length may differ from 1 by this much: two-byte numbers lose a two-thousandth.
_ROUNDING = 0.002


@dataclass(frozen=True, slots=True)
class Entry:
    """What is known of a stored report without reading it."""

    id: str
    origin: str
    sha256: str
    recipe: str


@dataclass(frozen=True, slots=True)
class Stored:
    """A report's passages with their sentences, and their vectors, in order.

    With `tokens` each passage has one row of `vectors`. Without them, for an encoder that gives none,
    each has a row for every text of `Units.texts`.
    """

    units: list[Units]
    vectors: Vectors
    tokens: TokenRun | None = None

    @property
    def rows(self) -> list[int]:
        """How many rows of `vectors` each passage has."""
        return [1 if self.tokens else unit.count for unit in self.units]


class Row(NamedTuple):
    """A report's columns: its record in UTF-8, and the bytes of its vectors, tokens and segments."""

    record: bytes
    vectors: bytes
    tokens: bytes
    segments: bytes

    def checksum(self, report_id: str) -> str:
        """What tells that no byte has changed, nor the report it is of."""
        return checksum(report_id.encode(), *self)


def checksum(*parts: bytes) -> str:
    """The sha256 of the parts, each after its length, so that none can lend a byte to the next."""
    total = hashlib.sha256()
    for part in parts:
        total.update(len(part).to_bytes(8, "big"))
        total.update(part)
    return total.hexdigest()


def to_row(stored: Stored) -> Row:
    """The columns of a report."""
    report, tokens = stored.units[0].passage.report, stored.tokens
    return Row(
        to_record(report, stored.units).encode(),
        stored.vectors.astype(np.float16).tobytes(),
        tokens.codes.tobytes() if tokens else b"",
        tokens.counts.astype(np.uint16).tobytes() if tokens else b"",
    )


def from_row(row: Row, dimensions: int) -> Stored:
    """The report of the columns; ValueError, LookupError or TypeError when they don't agree."""
    units = from_record(str(row.record, "utf-8"))
    vectors = np.frombuffer(row.vectors, np.float16).reshape(-1, dimensions).astype(np.float32)
    stored = Stored(units, vectors, _run(row, units, dimensions))
    if len(vectors) != sum(stored.rows):
        raise ValueError("a report has another number of vectors than of texts")
    return stored


def require_unit_vectors(stored: Stored) -> None:
    """ValueError when a vector hasn't length 1, as no vector of an encoder has."""
    lengths = np.linalg.norm(stored.vectors, axis=1)
    if not np.all(np.abs(lengths - 1) < _ROUNDING):  # not so, either, when a number isn't finite
        raise ValueError("a vector has not length 1")


def _run(row: Row, units: list[Units], dimensions: int) -> TokenRun | None:
    if not row.tokens and not row.segments:
        return None
    codes = np.frombuffer(row.tokens, np.uint8).reshape(-1, dimensions // 8)
    counts = np.frombuffer(row.segments, np.uint16)
    if len(counts) != sum(unit.segments for unit in units) or counts.sum() != len(codes):
        raise ValueError("a report has another number of tokens than its passages")
    return TokenRun(codes, counts)
