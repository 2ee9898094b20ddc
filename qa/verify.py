"""Whether a collection is whole: every byte of every report as it was written."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from qa.errors import DamagedReportError
from qa.store import Store


@dataclass(frozen=True, slots=True)
class Verdict:
    """A report's id and, where it is damaged, one sentence that says so and what to do."""

    report: str
    damage: str = ""


def verify(folder: Path) -> Iterator[Verdict]:
    """A verdict on each report, in order of id.

    CollectionError when there is no collection, or when the file itself is damaged.
    """
    with closing(Store.open(folder)) as store:
        store.check_file()
        for entry in store.entries().values():
            try:
                found = store.read(entry)
            except DamagedReportError as error:
                yield Verdict(entry.id, str(error))
            else:
                if found is not None:  # and not removed by another citaat meanwhile
                    yield Verdict(entry.id)
