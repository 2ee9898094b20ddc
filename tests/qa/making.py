"""Reports, hits and collections made by hand, so that every span and vector can be read off the test."""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

import pytest

from corpus import Block, Page, Passage, Report
from qa.embedded import embedded
from qa.places import Place, Writable, create, open_collection
from qa.retriever import Retriever
from qa.rows import Entry
from qa.types import Evidence, Hit
from qa.units import Units
from tests.fakes import WordEncoder

Paragraphs = Sequence[Sequence[str]]
Kind = TypeVar("Kind", bound=Place)


def made(
    report_id: str, paragraphs: Paragraphs, *, section: tuple[str, ...] = ("Kop",), date: str = ""
) -> list[Units]:
    """The passages of a report of these paragraphs, each a list of its sentences.

    Sentences are joined by a space and paragraphs by a blank line; each paragraph is a passage.
    """
    spans: list[list[tuple[int, int]]] = []
    at = 0
    for sentences in paragraphs:
        spans.append([])
        for sentence in sentences:
            spans[-1].append((at, at + len(sentence)))
            at += len(sentence) + 1
        at += 1
    report = Report(
        id=report_id,
        title=f"Titel {report_id}",
        sha256="00",
        text="\n\n".join(" ".join(sentences) for sentences in paragraphs),
        date=date,
        language="nl",
        blocks=tuple(Block("paragraph", one[0][0], one[-1][1], section) for one in spans),
    )
    return [Units(Passage(report, one[0][0], one[-1][1], section), tuple(one)) for one in spans]


def put(store: Writable, units: list[Units], encoder: WordEncoder, *, origin: str = "/r.md") -> None:
    """Store one report with the vectors of its texts."""
    entry = Entry(units[0].passage.report.id, origin, "00", "recipe 1")
    store.put(entry, embedded(units, encoder))


def collection_in(folder: Kind, reports: Sequence[list[Units]], encoder: WordEncoder) -> Kind:
    """A collection of these reports in a new place."""
    store = create(folder, encoder.name, encoder.dimensions)
    for units in reports:
        put(store, units, encoder)
    store.close()
    return folder


def retriever_in(folder: Place, reports: Sequence[list[Units]], encoder: WordEncoder) -> Retriever:
    """A retriever over these reports."""
    return Retriever(open_collection(collection_in(folder, reports, encoder)), encoder)


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Make a folder and the files in it read-only for a while; skips where that binds nobody (root)."""
    modes = {path: path.stat().st_mode for path in [folder, *folder.iterdir()]}
    for path in modes:
        path.chmod(0o500)
    try:
        if os.access(folder, os.W_OK):
            pytest.skip("this user may write anywhere")
        yield
    finally:
        for path, mode in modes.items():
            path.chmod(mode)


def hit_with(scores: Sequence[float]) -> Hit:
    """A hit whose sentences "Zin 0.", "Zin 1.", ... have these cosines."""
    (units,) = made("r", [[f"Zin {at}." for at in range(len(scores))]])
    return Hit(units.passage, max(scores), Evidence(0.5, tuple(scores)), units.sentences)


def paged(text: str, *pages: tuple[int, int], labels: Sequence[str | None] = ()) -> Report:
    """A report with pages at these spans."""
    named = [*labels, *[None] * len(pages)]
    return Report(
        id="p",
        title="Brief",
        sha256="00",
        text=text,
        date="2020-05-29",
        kind="letter",
        reference="2918293",
        address="https://example.org/brief",
        pages=tuple(Page(at, *span, named[at - 1]) for at, span in enumerate(pages, 1)),
    )


def arguments(configure: Callable[[argparse.ArgumentParser], None], *given: object) -> argparse.Namespace:
    """What a subcommand gets from a command line."""
    parser = argparse.ArgumentParser()
    configure(parser)
    return parser.parse_args([str(one) for one in given])
