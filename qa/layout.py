"""The names of a collection's files, and the version of their format."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

FORMAT = 6
"""Counted up whenever a collection of the version before can't be read any more."""


@dataclass(frozen=True, slots=True)
class Layout:
    """The one place that knows what a collection's files are called."""

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
