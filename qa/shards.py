"""Passages that have index files of their own, and what tells that these are as they were written."""

from __future__ import annotations

from typing import NamedTuple

from embeddings.checked_file import CheckedFile
from embeddings.index import IndexFile
from qa.layout import Layout
from qa.rows import checksum
from qa.word_file import WordFile


class Shard(NamedTuple):
    """The numbers of the passages, `first` up to `stop`, and the name, sizes and checks of their two files.

    `head` is how many bytes of the FAISS index stand before its lists.
    """

    first: int
    stop: int
    name: str
    head: int
    vectors_size: int
    vectors_checks: bytes
    words_size: int
    words_checks: bytes

    @property
    def numbers(self) -> range:
        """The numbers of its passages, some of which may be gone."""
        return range(self.first, self.stop)

    @property
    def checksum(self) -> str:
        """What tells that no byte has changed."""
        return checksum(*(one if isinstance(one, bytes) else str(one).encode() for one in self))

    def vectors_file(self, layout: Layout) -> CheckedFile:
        """The FAISS index's bytes; DamagedFileError when they aren't there."""
        return CheckedFile(layout.vectors(self.name), self.vectors_size, self.vectors_checks)

    def words_file(self, layout: Layout) -> CheckedFile:
        """The bytes of the index of words; DamagedFileError when they aren't there."""
        return CheckedFile(layout.words(self.name), self.words_size, self.words_checks)

    def opened(self, layout: Layout) -> OpenShard:
        """Both indexes, ready to be searched; DamagedFileError when they aren't whole."""
        vectors = IndexFile(layout.vectors(self.name), self.vectors_file(layout), self.head)
        return OpenShard(self.numbers, vectors, WordFile(self.words_file(layout)))


class OpenShard(NamedTuple):
    """The indexes of a shard's passages, whose rows are counted from its first."""

    numbers: range
    vectors: IndexFile
    words: WordFile
