"""The names of a collection's files, and the version of their format."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

FORMAT = 7
"""Counted up whenever a collection of the version before can't be read any more."""


@dataclass(frozen=True, slots=True)
class Layout:
    """The one place that knows what a collection's files are called.

    The database is the truth about reports. Index files are made from it, by a name that it remembers.
    """

    folder: Path

    @property
    def database(self) -> Path:
        """Reports, passages and vectors: one SQLite file."""
        return self.folder / "collection.sqlite"

    @property
    def uploads(self) -> Path:
        """The files that were handed to the collection itself, each in a folder of its own."""
        return self.folder / "uploads"

    @property
    def judgements(self) -> Path:
        """What people said of quotes in the chat: a line of JSON for each."""
        return self.folder / "judged.jsonl"

    def vectors(self, name: str) -> Path:
        """The FAISS index of some passages' vectors."""
        return self.folder / f"index-{name}.faiss"

    def words(self, name: str) -> Path:
        """The index of some passages' words."""
        return self.folder / f"index-{name}.words"

    @staticmethod
    def name_of(path: Path) -> str:
        """The name that such a file was made by."""
        return path.stem.removeprefix("index-")

    def made(self) -> list[Path]:
        """All index files, whether the database still remembers them or not."""
        return sorted(self.folder.glob("index-*"))
