"""The threads of one process read a collection's file by turns, so that a writer comes in between.

SQLite keeps new readers out while a writer waits for those that are reading, but not the other threads of
a process that reads: they share its lock on the file. Threads that never pause would so keep the writer of
another process out for ever.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock, RLock
from weakref import WeakValueDictionary

PATIENCE = 30.0
"""Seconds that a reader waits, for the other threads as for a writer."""

_turns: WeakValueDictionary[Path, RLock] = WeakValueDictionary()
_making = Lock()


@contextmanager
def turn(path: Path) -> Iterator[None]:
    """Read the file at `path` while no other thread does; a thread may take the turn that it has again.

    sqlite3.OperationalError when the others don't let it.
    """
    mine = _turn_of(path)
    if not mine.acquire(timeout=PATIENCE):
        raise sqlite3.OperationalError("database is locked by this program's other readers")
    try:
        yield
    finally:
        mine.release()


def _turn_of(path: Path) -> RLock:
    with _making:
        return _turns.setdefault(path.resolve(), RLock())
