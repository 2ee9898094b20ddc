"""The reports that people hand to a collection while it is asked: their files are kept beside it.

Each stands in a folder that is called after what is in it, so that none is ever written over. The
collection says which of them it holds; any other one wasn't read yet, or isn't needed any more.
"""

from __future__ import annotations

import os
import shutil
import unicodedata
from contextlib import closing, suppress
from hashlib import file_digest
from pathlib import Path
from time import time

from corpus.read import READERS
from qa.errors import UploadError
from qa.layout import Layout
from qa.remove import remove
from qa.rows import Entry
from qa.store import Store

SUFFIXES = tuple(sorted(READERS))
"""Of the names of files that may be reports."""

MOST_FILES = 10
"""Handed at once."""

MOST_KEPT = 200

LARGEST_FILE = 50 * 1024 * 1024
"""Bytes."""

FORGOTTEN = 60 * 60
"""Seconds after which a file that came in and wasn't added is thrown away."""

_LONGEST_NAME = 120  # bytes of UTF-8; most file systems take 255
# Control characters, those that turn the direction of a text, halves of characters, and no characters.
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})


class Uploads:
    """The files that were handed to the collection in a folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._kept = Layout(folder).uploads.resolve()
        self.incoming = self._kept / ".incoming"

    def added(self) -> dict[str, Entry]:
        """The reports of the collection that were read from these files, by id."""
        return {name: entry for name, entry in self._entries().items() if self._holds(entry)}

    def waiting(self) -> list[Path]:
        """The files of reports that the collection doesn't hold: not read yet, or not to the end."""
        known = self._entries()
        return [path for path in self._files() if path.stem not in known]

    def keep(self, path: Path) -> Path:
        """Move a file that came in to where it is kept; UploadError when it can't be a report here.

        Either way nothing of it is left where it came in.
        """
        path = path.resolve()
        if path.parent.parent != self.incoming:
            raise UploadError(f"'{path.name}': it didn't come in here: hand it over again")
        try:
            return self._moved(path, safe_name(path.name))
        except OSError as error:
            raise UploadError(
                f"'{path.name}': it can't be kept ({error.strerror}): hand it over again"
            ) from error
        finally:
            self.discard(path)

    def replaces(self, path: Path) -> bool:
        """Whether there is a report of this name which was added before."""
        try:
            return Path(safe_name(path.name)).stem in self.added()
        except UploadError:
            return False

    def remove(self, report_id: str) -> None:
        """Take an added report out of the collection, with its file; UploadError when it is none."""
        entry = self._entries().get(report_id)
        files = [path for path in self._files() if path.stem == report_id]
        if not files or (entry and not self._holds(entry)):
            raise UploadError(
                f"the report '{report_id}' wasn't added here: only those that were can be removed"
            )
        if entry:
            remove(self.folder, [report_id])
        for path in files:
            self.discard(path)

    def discard(self, path: Path) -> None:
        """Throw a file away, with the folder that it has for itself."""
        shutil.rmtree(path.parent, ignore_errors=True)

    def tidy(self) -> None:
        """Throw away what another file has replaced, and what came in long ago and wasn't added."""
        origins = {name: Path(entry.origin) for name, entry in self.added().items()}
        for path in self._files():
            if origins.get(path.stem, path) != path:
                self.discard(path)
        for path in _inside(self.incoming):
            with suppress(OSError):  # another one throws it away as well
                if path.stat().st_mtime < time() - FORGOTTEN:
                    _throw_away(path)

    def _moved(self, path: Path, name: str) -> Path:
        if path.stat().st_size > LARGEST_FILE:
            raise UploadError(f"{name}: it is larger than the {LARGEST_FILE >> 20} MB that may be added")
        with path.open("rb") as file:
            sha256 = file_digest(file, "sha256").hexdigest()
        self._check(name, sha256)
        kept = self._kept / sha256[:16] / name
        kept.parent.mkdir(parents=True, exist_ok=True)
        return path.replace(kept)

    def _check(self, name: str, sha256: str) -> None:
        known = self._entries()
        for entry in known.values():
            if entry.sha256 == sha256:
                raise UploadError(f"{name}: it is in the collection already, as '{entry.id}'")
        before = known.get(Path(name).stem)
        if before and not self._holds(before):
            raise UploadError(
                f"{name}: the collection has a report '{before.id}' that wasn't added here: rename the file"
            )
        if Path(name).stem in {path.stem for path in self.waiting()}:
            raise UploadError(f"{name}: another file of this name waits to be read: rename one of the two")
        if before is None and len(self._files()) >= MOST_KEPT:
            raise UploadError(f"{name}: {MOST_KEPT} reports were added, and no more may be: remove one first")

    def _entries(self) -> dict[str, Entry]:
        with closing(Store.open(self.folder)) as store:
            return store.entries()

    def _holds(self, entry: Entry) -> bool:
        return Path(entry.origin).is_relative_to(self._kept)

    def _files(self) -> list[Path]:
        folders = (path for path in _inside(self._kept) if not path.name.startswith("."))
        return [path for folder in folders for path in _inside(folder)]


def may_be_added_to(folder: Path) -> bool:
    """Whether this user may write in a collection's folder."""
    return os.access(folder, os.W_OK) and os.access(Layout(folder).database, os.W_OK)


def safe_name(name: str) -> str:
    """A file's name as one that does no harm: without folders, without what can't be seen, not too long.

    UploadError when that is no name of a report.
    """
    last = unicodedata.normalize("NFC", name).replace("\\", "/").rpartition("/")[2]
    seen = "".join(mark for mark in last if unicodedata.category(mark) not in _UNSEEN)
    path = Path(seen.strip(" ."))
    stem = path.stem.encode()[: _LONGEST_NAME - len(path.suffix.encode())].decode(errors="ignore").strip(" .")
    if not stem or path.suffix.lower() not in SUFFIXES:
        raise UploadError(f"'{name[:60]}': it isn't called as a report's file is: give {', '.join(SUFFIXES)}")
    return f"{stem}{path.suffix}"


def size_of(folder: Path) -> int:
    """Bytes of all files below a folder."""
    total = 0
    for path in folder.rglob("*"):
        with suppress(OSError):
            total += path.stat().st_size
    return total


def _inside(folder: Path) -> list[Path]:
    return sorted(folder.iterdir()) if folder.is_dir() else []


def _throw_away(path: Path) -> None:
    shutil.rmtree(path) if path.is_dir() else path.unlink()
