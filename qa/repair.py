"""Make the index files of a collection anew from its database."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from qa.sharding import bring_up_to_date
from qa.store import Store


@dataclass(frozen=True, slots=True)
class Repaired:
    """How many passages there are, and how many of them are in index files; the others need none."""

    passages: int
    indexed: int


def repair(folder: str | Path) -> Repaired:
    """Make the index files of the collection in a folder anew.

    CollectionError when there is none, or when its database is damaged: `citaat verify` tells which reports
    are, and `citaat index` reads these again.
    """
    with closing(Store.open(Path(folder), write=True)) as store:
        store.check_file()
        shards = bring_up_to_date(store, anew=True)
        passages = [report.numbers for report in store.listing()]
    indexed = sum(len(one) for one in passages if any(one.start in shard.numbers for shard in shards))
    return Repaired(sum(map(len, passages)), indexed)
