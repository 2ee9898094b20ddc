"""Whether a collection is whole: every byte of every report as it was written."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass

from embeddings.checked_file import DamagedFileError
from qa.errors import DamagedReportError
from qa.layout import Layout
from qa.places import Place, open_reader
from qa.store import Store


@dataclass(frozen=True, slots=True)
class Verdict:
    """A report's id, or a damaged index file's name; and of damage one sentence that says what to do."""

    report: str
    damage: str = ""


def verify(folder: Place) -> Iterator[Verdict]:
    """A verdict on each report, in order of id, and then on each damaged index file.

    CollectionError when there is no collection, or when the file itself is damaged.
    """
    with closing(open_reader(folder)) as store:
        if isinstance(store, Store):
            store.check_file()
        for entry in store.entries().values():
            try:
                found = store.read(entry)
            except DamagedReportError as error:
                yield Verdict(entry.id, str(error))
            else:
                if found is not None:  # and not removed by another citaat meanwhile
                    yield Verdict(entry.id)
        if isinstance(store, Store):
            yield from _damaged_files(store)


def _damaged_files(store: Store) -> Iterator[Verdict]:
    """A verdict on each index file that isn't as it was written."""
    layout = Layout(store.folder)
    mend = f"make it anew with 'citaat repair --in {store.folder}'"
    with store.snapshot():
        shards, are_all = store.shards(), store.knows_all_shards()
    if not are_all:
        yield Verdict("index files", f"the list of index files is damaged: {mend}")
    for shard in shards:
        for path, file in (
            (layout.vectors(shard.name), shard.vectors_file),
            (layout.words(shard.name), shard.words_file),
        ):
            try:
                file(layout).check_all()
            except DamagedFileError as error:
                if shard not in store.shards():
                    continue  # another citaat has put another in its place meanwhile
                yield Verdict(path.name, f"the index file '{path.name}' is damaged ({error}): {mend}")
