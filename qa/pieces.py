"""The pieces of words that are looked for: runs of four and five letters, within a word or at its edge.

A Dutch compound or inflection shares most of its pieces with its parts ("bodycambeelden", "bodycams"), and
so needs no stemmer.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

_SIZES = (4, 5)
_OTHER = re.compile(r"[\W_]+")
# What no composed letter holds, such as the dot that a Turkish capital i leaves when it is made small.
_MARKS = re.compile("[\u0300-\u036f]+")
_BASE = np.uint64(1_000_003)
_AT_ONCE = 1000  # texts: their letters take ten megabytes on the way
_BITS = 20
BUCKETS = 1 << _BITS
"""Into which the pieces of a large collection are counted: four bytes each, however many pieces there are."""

Pieces: TypeAlias = npt.NDArray[np.uint64]


def pieces_of(texts: Sequence[str]) -> tuple[npt.NDArray[np.int64], Pieces]:
    """A number for each run of letters, the same for the same run, and before it its text's place."""
    parts = [_pieces_of(texts, start) for start in range(0, len(texts), _AT_ONCE)]
    return (
        np.concatenate([np.empty(0, np.int64), *(places for places, _ in parts)]),
        np.concatenate([np.empty(0, np.uint64), *(pieces for _, pieces in parts)]),
    )


def _pieces_of(texts: Sequence[str], start: int) -> tuple[npt.NDArray[np.int64], Pieces]:
    spread = [_spread(text) for text in texts[start : start + _AT_ONCE]]
    codes = np.frombuffer("".join(spread).encode("utf-32-le"), np.uint32).astype(np.uint64)
    text = start + np.repeat(np.arange(len(spread)), [len(one) for one in spread])
    space = codes == ord(" ")
    found = [_runs(codes, space, size) for size in _SIZES]
    return (
        np.concatenate([text[at] for at, _ in found]),
        np.concatenate([numbers for _, numbers in found]),
    )


def bucket_of(pieces: Pieces) -> npt.NDArray[np.int64]:
    """The bucket that each piece is counted into; others may be, too."""
    return (pieces >> np.uint64(64 - _BITS)).astype(np.int64)


@dataclass(frozen=True, slots=True, eq=False)
class Frequencies:
    """How many of so many texts have a piece of each bucket."""

    counts: npt.NDArray[np.int64]
    texts: int

    def of(self, pieces: Pieces) -> npt.NDArray[np.int64]:
        """How many texts have each piece, or another one of its bucket."""
        found: npt.NDArray[np.int64] = self.counts[bucket_of(pieces)]
        return found


def bucket_counts(texts: Sequence[str]) -> npt.NDArray[np.int64]:
    """How many of the texts have a piece of each bucket."""
    text, pieces = pieces_of(texts)
    held = np.unique(text * BUCKETS + bucket_of(pieces))
    return np.bincount(held % BUCKETS, minlength=BUCKETS)


def _spread(text: str) -> str:
    """Its letters and digits in small, with one space around each word."""
    small = _MARKS.sub("", unicodedata.normalize("NFKC", text).casefold())
    return f" {_OTHER.sub(' ', small)} "


def _runs(codes: Pieces, space: npt.NDArray[np.bool_], size: int) -> tuple[npt.NDArray[np.int64], Pieces]:
    """Where each run of so many letters begins, and its number; none goes over a space or a text's end."""
    count = len(codes) - size + 1
    if count <= 0:
        return np.empty(0, np.int64), np.empty(0, np.uint64)
    inside = np.zeros(count, bool)  # a space within it: letters of two words
    for at in range(1, size - 1):
        inside |= space[at : at + count]
    starts = np.flatnonzero(~inside)
    numbers = np.full(len(starts), size, np.uint64)
    for at in range(size):
        numbers = numbers * _BASE + codes[starts + at]
    numbers *= np.uint64(0x9E3779B97F4A7C15)
    return starts, numbers
