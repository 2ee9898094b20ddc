"""Gives passages index files of their own when there are too many to search in memory.

What is in no shard becomes one, together with the shards before it that are no larger than all that comes
after them. So there are few shards, and each passage is written a few times in all, however large the
collection becomes: seven times for a hundred times as many.
"""

from __future__ import annotations

import secrets
import time
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from embeddings.checked_file import DamagedFileError
from qa.errors import CollectionError
from qa.layout import Layout
from qa.listed import Listed, common
from qa.shard_files import write_shard
from qa.shards import Shard
from qa.store import Store

SMALLEST = 10_000
"""Passages of a shard: fewer are searched in memory (docs/growth.md has what that costs)."""

_ABANDONED = 3600.0  # seconds: longer than another citaat takes to write a file and then tell of it


def bring_up_to_date(store: Store, *, anew: bool = False) -> list[Shard]:
    """Make a shard of what is in none, where that is much; the shards that there are then.

    `anew` makes all of them anew, in one. CollectionError when the files can't be written: the collection
    is then as it was.
    """
    with store.snapshot():
        known, reports = store.shards(), store.listing()
    kept = [] if anew else [shard for shard in known if _is_good(shard, reports, store.folder)]
    new = _next(kept, reports)
    if new:
        shard = _written(store, new, reports)
        kept = [*(one for one in kept if one.stop <= new.start), shard]
    if kept != known or not store.knows_all_shards():
        # Another citaat may have made others meanwhile: then those are left, and ours are swept up.
        store.put_shards(kept, known)
    _sweep(Layout(store.folder), {shard.name for shard in store.shards()}, {shard.name for shard in known})
    return store.shards()


def _next(kept: Sequence[Shard], reports: Sequence[Listed]) -> range:
    """The passages of the next shard; none when there are few in no shard."""
    outside = [one for one in reports if not any(common(one.numbers, shard.numbers) for shard in kept)]
    if sum(len(one.numbers) for one in outside) < SMALLEST:
        return range(0)
    start = min(one.numbers.start for one in outside)
    end = max(one.numbers.stop for one in reports)
    for shard in reversed([shard for shard in kept if shard.stop <= start]):
        if _live(reports, shard.numbers) > _live(reports, range(shard.stop, end)):
            break
        start = shard.first
    return range(start, end)


def _is_good(shard: Shard, reports: Sequence[Listed], folder: Path) -> bool:
    """Whether its files are there, and most of its passages."""
    if 2 * _live(reports, shard.numbers) < len(shard.numbers):
        return False
    try:
        shard.opened(Layout(folder))
    except DamagedFileError:
        return False
    return True


def _live(reports: Sequence[Listed], numbers: range) -> int:
    """How many of these passages are there."""
    return sum(len(common(report.numbers, numbers)) for report in reports)


def _written(store: Store, numbers: range, reports: Sequence[Listed]) -> Shard:
    """A shard of these passages, whose files are on the disk."""
    layout, name = Layout(store.folder), secrets.token_hex(8)
    there = [one for one in (common(report.numbers, numbers) for report in reports) if one]
    try:
        return write_shard(store, numbers, there, name)
    except (OSError, RuntimeError) as error:  # FAISS tells of a full disk as a RuntimeError
        for path in (layout.vectors(name), layout.words(name)):
            with suppress(OSError):
                path.unlink()
        raise CollectionError(
            f"the index files of the collection in '{store.folder}' can't be written "
            f"({' '.join(str(error).split())}): make room, and then 'citaat repair --in {store.folder}'"
        ) from error


def _sweep(layout: Layout, named: set[str], before: set[str]) -> None:
    """Take away the files of shards that are no more, and those that a writer left that died."""
    for path in layout.made():
        name = layout.name_of(path)
        with suppress(OSError):
            if name not in named and (name in before or path.stat().st_mtime < time.time() - _ABANDONED):
                path.unlink()
