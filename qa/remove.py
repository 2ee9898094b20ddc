"""Take reports out of a collection."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import closing

from qa.errors import CollectionError
from qa.places import Place, open_writer, place_of

_NAMED = 20  # reports in the sentence on one that isn't there


def remove(folder: str | Place, reports: Sequence[str]) -> None:
    """Take the reports with these ids out of a collection, all at once.

    CollectionError, and nothing is removed, when one of them isn't there. Their files stay, and
    indexing these again puts them back.
    """
    with closing(open_writer(place_of(folder))) as store:
        known = store.entries()
        for report in reports:
            if report not in known:
                raise CollectionError(
                    f"there is no report '{report}' in the collection in '{folder}', "
                    f"which has {_named(known)}"
                )
        store.remove(*reports)


def _named(ids: Iterable[str]) -> str:
    """Some of them: 'a', 'b' and 3 others."""
    quoted = [f"'{one}'" for one in ids]
    more = len(quoted) - _NAMED
    shown = quoted[:_NAMED]
    if more > 0:
        shown.append(f"{more} other{'s' if more > 1 else ''}")
    *first, last = shown or ["none"]
    return f"{', '.join(first)} and {last}" if first else last
