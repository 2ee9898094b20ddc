"""What a collection holds of one report, as the columns of its rows, and back."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import NamedTuple, TypeVar

import numpy as np
import numpy.typing as npt

from embeddings.encoder import Vectors
from qa.errors import DamagedReportError
from qa.late import TokenRun
from qa.records import from_record, to_record
from qa.units import Units, searched_words

# A stored vector's length may differ from 1 by this much: two-byte numbers lose a two-thousandth.
_ROUNDING = 0.002
_Kind = TypeVar("_Kind", bound=np.generic)


@dataclass(frozen=True, slots=True)
class Entry:
    """What is known of a stored report's file without reading it."""

    id: str
    origin: str
    sha256: str
    recipe: str


def damaged_report(entry: Entry, place: object, error: Exception) -> DamagedReportError:
    """What is raised over a report that isn't whole, in a collection at that place."""
    return DamagedReportError(
        f"the report '{entry.id}' is damaged ({error}): index its file again with "
        f"'citaat index --reports {entry.origin} --to {place}'"
    )


class Part(NamedTuple):
    """A passage's rows of vectors, and its tokens where there are such."""

    vectors: Vectors
    tokens: TokenRun | None = None


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

    @property
    def parts(self) -> list[Part]:
        """Each passage's part of them."""
        vectors = _split(self.vectors, self.rows)
        if self.tokens is None:
            return [Part(rows) for rows in vectors]
        counts = _split(self.tokens.counts, [unit.segments for unit in self.units])
        codes = _split(self.tokens.codes, [int(one.sum()) for one in counts])
        return list(map(Part, vectors, map(TokenRun, codes, counts)))


def joined(units: Sequence[Units], parts: Sequence[Part]) -> Stored:
    """The passages with their parts, all of them with tokens or all without."""
    runs = [part.tokens for part in parts if part.tokens]
    tokens = None
    if runs:
        codes = np.concatenate([run.codes for run in runs])
        tokens = TokenRun(codes, np.concatenate([run.counts for run in runs]))
    return Stored(list(units), np.concatenate([part.vectors for part in parts]), tokens)


class PassageRow(NamedTuple):
    """What is looked at of a passage when it is searched, without its report.

    Its vectors (float16) and token codes, the number of tokens of each segment (uint16), the number of its
    section among its report's, and its words after the headings over it.
    """

    vectors: bytes
    section: int
    words: str
    segments: bytes
    tokens: bytes

    def part(self, dimensions: int) -> Part:
        """Its vectors and tokens; ValueError when these don't agree."""
        vectors = np.frombuffer(self.vectors, np.float16).reshape(-1, dimensions).astype(np.float32)
        if not self.tokens and not self.segments:
            return Part(vectors)
        codes = np.frombuffer(self.tokens, np.uint8).reshape(-1, dimensions // 8)
        counts = np.frombuffer(self.segments, np.uint16)
        if counts.sum() != len(codes):
            raise ValueError("a passage has another number of tokens than its segments")
        return Part(vectors, TokenRun(codes, counts))


class Rows(NamedTuple):
    """A report's columns, its record in UTF-8 last of them, and the rows of its passages.

    `id` to `pages` stand in the record, too: what lists reports needn't read that.
    """

    id: str
    sha256: str
    title: str
    date: str
    kind: str
    language: str
    pages: int
    record: bytes
    passages: list[PassageRow]

    @property
    def checksum(self) -> str:
        """What tells that no byte has changed."""
        return checksum(*self._bytes())

    def _bytes(self) -> Iterator[bytes]:
        yield from (str(column).encode() for column in self[:7])
        yield self.record
        for passage in self.passages:
            for part in passage:
                yield part if isinstance(part, bytes) else str(part).encode()


def checksum(*parts: bytes) -> str:
    """The sha256 of the parts, each after its length, so that none can lend a byte to the next."""
    total = hashlib.sha256()
    for part in parts:
        total.update(len(part).to_bytes(8, "big"))
        total.update(part)
    return total.hexdigest()


def to_rows(entry: Entry, stored: Stored) -> Rows:
    """The columns of a report and its passages."""
    report = stored.units[0].passage.report
    return Rows(
        entry.id,
        entry.sha256,
        report.title,
        report.date,
        report.kind,
        report.language,
        len(report.pages),
        to_record(report, stored.units).encode(),
        list(map(_row, stored.parts, sections_of(stored.units), map(searched_words, stored.units))),
    )


def from_rows(rows: Rows, dimensions: int) -> Stored:
    """The report of the columns; ValueError, LookupError or TypeError when they don't agree."""
    units = from_record(str(rows.record, "utf-8"))
    if len(units) != len(rows.passages):
        raise ValueError("a report has another number of passages than is stored")
    parts = [row.part(dimensions) for row in rows.passages]
    for unit, part in zip(units, parts, strict=True):
        if len(part.vectors) != (1 if part.tokens else unit.count):
            raise ValueError("a passage has another number of vectors than of texts")
        if part.tokens and len(part.tokens.counts) != unit.segments:
            raise ValueError("a passage has another number of segments than of sentences")
    if len({part.tokens is None for part in parts}) > 1:
        raise ValueError("some passages have tokens and others have none")
    return joined(units, parts)


def sections_of(units: Sequence[Units]) -> list[int]:
    """A number for each passage's section, the same for the same one."""
    numbers: dict[tuple[str, ...], int] = {}
    return [numbers.setdefault(unit.passage.section, len(numbers)) for unit in units]


def require_unit_vectors(stored: Stored) -> None:
    """ValueError when a vector hasn't length 1, as no vector of an encoder has."""
    lengths = np.linalg.norm(stored.vectors, axis=1)
    if not np.all(np.abs(lengths - 1) < _ROUNDING):  # not so, either, when a number isn't finite
        raise ValueError("a vector has not length 1")


def _row(part: Part, section: int, words: str) -> PassageRow:
    tokens = part.tokens
    return PassageRow(
        part.vectors.astype(np.float16).tobytes(),
        section,
        words,
        tokens.counts.astype(np.uint16).tobytes() if tokens else b"",
        tokens.codes.tobytes() if tokens else b"",
    )


def _split(rows: npt.NDArray[_Kind], lengths: Sequence[int]) -> list[npt.NDArray[_Kind]]:
    return np.split(rows, list(accumulate(lengths))[:-1])
