"""The two files of a shard, written from the passages in the database."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt

from embeddings.checked_file import checks_of
from embeddings.encoder import Vectors
from embeddings.index import sample_size, write_index
from qa.layout import Layout
from qa.reader import Reader
from qa.shards import Shard
from qa.word_file import write_words

_AT_ONCE = 5_000  # passages


def write_shard(reader: Reader, numbers: range, there: Sequence[range], name: str) -> Shard:
    """Write the files of these passages, of which those in the ranges are there, to the disk.

    OSError, or RuntimeError from FAISS, when they can't be written.
    """
    layout = Layout(reader.folder)
    vectors, words = layout.vectors(name), layout.words(name)
    head = write_index(vectors, _sample(reader, there), _vectors(reader, numbers))
    write_words(words, len(numbers), lambda: _words(reader, numbers))
    for path in (vectors, words, reader.folder):
        _to_disk(path)
    return Shard(numbers.start, numbers.stop, name, head, *checks_of(vectors), *checks_of(words))


def _sample(reader: Reader, there: Sequence[range]) -> Vectors:
    """The vectors of passages from all over, the same ones every time."""
    numbers = np.concatenate([np.arange(one.start, one.stop) for one in there])
    picked = np.random.default_rng(0).choice(numbers, sample_size(len(numbers)), replace=False)
    rows = (
        row for number in np.sort(picked).tolist() for _, row in reader.vectors(range(number, number + 1))
    )
    return _floats(rows, reader.dimensions)


def _vectors(reader: Reader, numbers: range) -> Iterator[tuple[npt.NDArray[np.int64], Vectors]]:
    for part in _parts(numbers):
        found = list(reader.vectors(part))
        vectors = _floats((row for _, row in found), reader.dimensions)
        counts = [len(row) // (2 * reader.dimensions) for _, row in found]
        rows = np.array([number for number, _ in found], np.int64) - numbers.start
        yield np.repeat(rows, counts), vectors


def _words(reader: Reader, numbers: range) -> Iterator[tuple[list[int], list[str]]]:
    for part in _parts(numbers):
        found = list(reader.words(part))
        yield [number - numbers.start for number, _ in found], [words for _, words in found]


def _parts(numbers: range) -> Iterator[range]:
    return (
        range(start, min(start + _AT_ONCE, numbers.stop))
        for start in range(numbers.start, numbers.stop, _AT_ONCE)
    )


def _floats(rows: Iterator[bytes], dimensions: int) -> Vectors:
    return np.frombuffer(b"".join(rows), np.float16).reshape(-1, dimensions).astype(np.float32)


def _to_disk(path: Path) -> None:
    """Wait until it stands on the disk, so that the database never tells of what a power cut takes."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
