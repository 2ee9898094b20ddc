"""What is stored of a passage and of a report, as bytes, and back."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass

from qa.listed import Described, Listed
from qa.rows import Entry, PassageRow

_LENGTH = 4  # bytes that tell how long the next part is


@dataclass(frozen=True, slots=True)
class Kept(Described):
    """A report's row: what lists and writers need of it, and the checksum of all of it.

    Its passages have the numbers from `first` on, and its record the number after these.
    """

    first: int
    count: int
    checksum: str
    origin: str
    recipe: str

    @property
    def numbers(self) -> range:
        """Those of its passages."""
        return range(self.first, self.first + self.count)

    @property
    def record(self) -> int:
        """The number of its record."""
        return self.first + self.count

    @property
    def all_numbers(self) -> range:
        """Those of its passages and its record."""
        return range(self.first, self.record + 1)

    @property
    def entry(self) -> Entry:
        """What is known of its file."""
        return Entry(self.id, self.origin, self.sha256, self.recipe)

    @property
    def listed(self) -> Listed:
        """It as a list has it."""
        return Listed(*self.described, self.numbers)

    def to_bytes(self) -> bytes:
        """It as JSON."""
        return json.dumps(asdict(self), ensure_ascii=False).encode("utf-8", "surrogatepass")

    @classmethod
    def from_bytes(cls, data: bytes) -> Kept:
        """It from JSON; ValueError or TypeError when it isn't one."""
        return cls(**json.loads(data.decode("utf-8", "surrogatepass")))


def pack(row: PassageRow) -> bytes:
    """A passage's row: each column after its length."""
    columns = [row.vectors, str(row.section).encode(), row.words.encode(), row.segments, row.tokens]
    return b"".join(len(one).to_bytes(_LENGTH, "little") + one for one in columns)


def unpack(data: bytes) -> PassageRow:
    """A passage's row; ValueError when these are not one's bytes."""
    vectors, section, words, segments, tokens = _columns(data)
    return PassageRow(vectors, int(section), words.decode(), segments, tokens)


def _columns(data: bytes) -> Iterator[bytes]:
    at = 0
    while at < len(data):
        start = at + _LENGTH
        at = start + int.from_bytes(data[at:start], "little")
        yield data[start:at]
