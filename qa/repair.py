"""Make the index files of a collection anew from its database."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from qa.errors import CollectionError
from qa.places import Place, place_of
from qa.sharding import bring_up_to_date
from qa.store import Store


@dataclass(frozen=True, slots=True)
class Repaired:
    """How many passages there are, and how many of them are in index files; the others need none."""

    passages: int
    indexed: int


def repair(folder: str | Place) -> Repaired:
    """Make the index files of the collection in a folder anew.

    CollectionError when there is none, when its database is damaged (`citaat verify` tells which reports
    are, and `citaat index` reads these again), and when it is on a server.
    """
    place = place_of(folder)
    if not isinstance(place, Path):
        raise CollectionError(
            f"the collection '{place}' has no index files, for its server makes its indexes itself: "
            f"'citaat verify --in {place}' tells what is damaged, and 'citaat index' mends it"
        )
    with closing(Store.open(place, write=True)) as store:
        store.check_file()
        shards = bring_up_to_date(store, anew=True)
        passages = [report.numbers for report in store.listing()]
    indexed = sum(len(one) for one in passages if any(one.start in shard.numbers for shard in shards))
    return Repaired(sum(map(len, passages)), indexed)
