"""The threads of one process read a collection's file by turns, so that a writer comes in between.

SQLite keeps new readers out while a writer waits for those that are reading, but not the other threads of
a process that reads: they share its lock on the file. Threads that never pause would so keep the writer of
another process out for ever.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path
from threading import Lock, RLock
from weakref import WeakValueDictionary

PATIENCE = 30.0
"""Seconds that a reader waits, for the other threads as for a writer."""


class Turn:
    """That of a file: a thread that has it may take it again, and any other waits.

    sqlite3.OperationalError when the others don't let it.
    """

    def __init__(self) -> None:
        self._lock = RLock()

    def __enter__(self) -> None:
        if not self._lock.acquire(timeout=PATIENCE):
            raise sqlite3.OperationalError("database is locked by this program's other readers")

    def __exit__(self, *_: object) -> None:
        self._lock.release()


_turns: WeakValueDictionary[Path, Turn] = WeakValueDictionary()
_making = Lock()


def turn(path: Path) -> Turn:
    """The turn of the file at `path`, the same one for all who read it."""
    with _making:
        return _turns.setdefault(path.resolve(), Turn())
