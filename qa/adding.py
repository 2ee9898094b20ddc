"""Add files to a collection one by one, and tell each step: a process of its own (`qa.apart`).

Each line on standard output is an event of the file at hand, in JSON; an `Outcome` ends the file.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Literal, TextIO, TypeAlias

from corpus import CorpusError, ReadError
from embeddings.encoder import Encoder, open_encoder
from embeddings.errors import EmbeddingsError
from qa.build import Step, build
from qa.errors import QaError
from qa.store import Store

MOST_TEXTS = 10_000
"""Embedded of one file: some thousand pages, and a quarter of an hour."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """How the work on a file ended; `why` is a sentence when it failed."""

    how: Literal["added", "changed", "unchanged", "failed"]
    why: str = ""


Event: TypeAlias = Step | Outcome


def line_of(event: Event) -> str:
    """An event as a line of JSON."""
    return json.dumps({type(event).__name__: asdict(event)})


def event_in(line: str) -> Event:
    """The event of a line."""
    ((name, values),) = json.loads(line).items()
    return Outcome(**values) if name == "Outcome" else Step(**values)


def add(folder: Path, files: list[Path], encoder: Encoder, events: TextIO) -> None:
    """Add the files, each in the place of the report of its name, and tell of it."""

    def tell(event: Event) -> None:
        print(line_of(event), file=events, flush=True)

    for file in files:
        tell(_added(folder, file, encoder, tell))


def _added(folder: Path, file: Path, encoder: Encoder, tell: Callable[[Event], None]) -> Outcome:
    def watch(step: Step) -> None:
        if step.total > MOST_TEXTS:
            raise ReadError(
                f"{file.name}: it has {step.total} passages, and at most {MOST_TEXTS} may be added so: "
                "index it with 'citaat index'"
            )
        tell(step)

    try:
        built = build(folder, [file], encoder=encoder, progress=False, watch=watch, replace=True)
    except (CorpusError, EmbeddingsError, QaError) as error:
        return Outcome("failed", str(error))
    if built.failed:
        return Outcome("failed", built.failed[0])
    return Outcome("added" if built.added else "changed" if built.changed else "unchanged")


def main(arguments: list[str], encoder: Encoder | None = None) -> None:
    """Add the files that follow the collection's folder."""
    folder, *files = map(Path, arguments)
    _give_way()
    # What a library prints must not come among the events.
    with os.fdopen(os.dup(1), "w", encoding="utf-8") as events:
        os.dup2(2, 1)
        with closing(Store.open(folder)) as store:
            name = store.encoder
        add(folder, files, encoder or open_encoder(name), events)


def _give_way() -> None:
    """Let those who ask go first, and be the one that is ended when memory runs out."""
    with suppress(OSError, AttributeError):
        os.nice(10)
    with suppress(OSError):
        Path("/proc/self/oom_score_adj").write_text("1000", encoding="ascii")


if __name__ == "__main__":
    with suppress(KeyboardInterrupt, BrokenPipeError):  # the chat has ended
        main(sys.argv[1:])
