"""A process that writes a collection until it is killed: `python -m tests.qa.crash_writer FOLDER SEED`.

It prints "ready" before it opens the collection, and the number of each change once it is committed. Now and
then it makes index files.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from random import Random

from qa import sharding
from qa.store import Store
from tests.fakes import TokenWordEncoder
from tests.qa.making import made, put

READY = "ready"
IDS = ("a", "b", "c", "d", "e")
MOST = 120  # paragraphs: some tens of pages of the file
INDEXED = 4  # changes, after which passages get index files if there are many in none
MANY = 30

State = dict[str, str]
"""The text of each report."""


def changes(seed: int) -> Iterator[tuple[str, list[str]]]:
    """Without end: a report's id, and the paragraphs it then has; none when it is removed."""
    random = Random(seed)  # noqa: S311 - nothing secret
    for number in count(1):
        paragraphs = random.choice([0, 1, random.randrange(MOST)])
        yield random.choice(IDS), [f"Wijziging {seed}.{number} koopt bodycams."] * paragraphs


def after(state: State, seed: int, number: int) -> State:
    """What there is after so many changes."""
    state = dict(state)
    for _, (report, paragraphs) in zip(range(number), changes(seed), strict=False):
        state.pop(report, None)
        if paragraphs:
            state[report] = "\n\n".join(paragraphs)
    return state


def main(folder: Path, seed: int) -> None:
    """Write."""
    encoder = TokenWordEncoder()
    sharding.SMALLEST = MANY
    print(READY, flush=True)
    if Store.exists(folder):
        store = Store.open(folder, write=True)
    else:
        store = Store.create(folder, encoder.name, encoder.dimensions)
    for number, (report, paragraphs) in enumerate(changes(seed), 1):
        if paragraphs:
            put(store, made(report, [[paragraph] for paragraph in paragraphs]), encoder)
        else:
            store.remove(report)
        print(number, flush=True)
        if number % INDEXED == 0:
            sharding.bring_up_to_date(store)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
