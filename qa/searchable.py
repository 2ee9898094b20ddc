"""What a search needs of a collection, however it is stored.

`Collection` is one in a folder. Another one, such as on a server, has these members and nothing else to do
with the search: which passages are looked at, and how they are weighed, stands in `qa.retriever`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import numpy as np
import numpy.typing as npt

from qa.filters import Filter
from qa.listed import Listed
from qa.milvus.address import Address
from qa.rows import Part
from qa.units import Units


@dataclass(frozen=True, slots=True, eq=False)
class Candidate:
    """A passage that is looked at closely.

    `report` and `section` say what stands together: the report's id, and the section's number in it. `part`
    has the passage's vectors and tokens; `lexical` says how many rare pieces of words it shares with
    the question.
    """

    number: int
    report: str
    section: int
    part: Part
    lexical: float


class Searchable(Protocol):
    """A collection at one moment. What has changed since raises ChangedError; it never gives another answer.

    A passage's number belongs to that passage alone, for ever. `only` leaves out the reports that it
    doesn't match; None leaves out none.
    """

    @property
    def folder(self) -> Path | Address:
        """Where it is, as a person named it."""

    @property
    def encoder(self) -> str:
        """The name of the encoder that made it."""

    @property
    def has_tokens(self) -> bool:
        """Whether its passages have vectors of tokens."""

    @property
    def reports(self) -> Sequence[Listed]:
        """What there is, in order of id."""

    def nearest(
        self, vector: npt.NDArray[np.float32], rows: int, passages: int, only: Filter | None
    ) -> list[int]:
        """The passages that so many rows nearest to a vector belong to, best first; at most so many."""

    def by_words(self, question: str, count: int, only: Filter | None) -> list[int]:
        """The passages that share the most rare pieces of words with a question, best first."""

    def candidates(self, question: str, numbers: Sequence[int]) -> list[Candidate]:
        """What is looked at of these passages, in the same order."""

    def found(self, numbers: Sequence[int]) -> list[Units]:
        """These passages with their reports and sentences, in the same order."""


class Opened(Searchable, Protocol):
    """A `Searchable` whose reports can be read as well, and that can be opened again where it is."""

    def again(self) -> Opened:
        """It as it now is; CollectionError when it can't be opened."""

    def held(self) -> AbstractContextManager[Opened]:
        """It as it now is, and kept so for as long as it is looked at, where that can be."""

    def has_changed(self) -> bool:
        """Whether it is another one by now; CollectionError when that can't be told."""

    def __len__(self) -> int:
        """How many passages it has."""

    def passages(self, report_id: str) -> list[Units]:
        """The passages of a report, in order; none when there is no such report."""

    @property
    def units(self) -> Iterator[Units]:
        """All passages, a report at a time."""
