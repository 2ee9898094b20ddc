"""Telling when reports have come, changed or gone in some folders."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

_LOOK = 1000  # milliseconds until the first look; after that the system tells


def changes(folders: Sequence[Path], besides: Path | None = None) -> Iterator[None]:
    """Once at first, and again after each change in the folders; it ends with the program.

    What changes in the folder `besides` isn't told. Raises FileNotFoundError for a folder that isn't there.
    """
    from watchfiles import Change, DefaultFilter, watch

    for folder in folders:
        folder.stat()  # its error names the folder, and the library's names none
    kept, own = DefaultFilter(), besides and str(besides.resolve())

    def telling(change: Change, path: str) -> bool:
        return kept(change, path) and not (own and Path(path).is_relative_to(own))

    first = True
    # The first look comes when the watch has begun, so that nothing falls in between.
    for changed in watch(*folders, watch_filter=telling, rust_timeout=_LOOK, yield_on_timeout=True):
        if first or changed:
            first = False
            yield
