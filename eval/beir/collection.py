"""The passages of a retrieval set as a collection: each a report of one passage, kept whole."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from corpus import Block, Passage, Report
from corpus.metadata import guess_language
from embeddings.encoder import Encoder, open_encoder
from eval.beir.read import Text
from qa.embedded import embedded_together
from qa.recipe import RECIPE
from qa.rows import Entry
from qa.sharding import bring_up_to_date
from qa.store import Store
from qa.units import units_of

_AT_ONCE = 1000  # passages: encoders work best on many, and what is stored isn't made again


def report_of(text: Text) -> Report:
    """A report that holds the passage alone, under its title where it has one."""
    section = (text.title,) if text.title else ()
    return Report(
        id=text.id,
        title=text.title or text.id,
        sha256=hashlib.sha256(f"{text.title}\n{text.text}".encode()).hexdigest(),
        text=text.text,
        kind="passage",
        language=guess_language(text.text),
        blocks=(Block("paragraph", 0, len(text.text), section),),
    )


def update(folder: Path, texts: Sequence[Text], model: str) -> None:
    """Make the collection in a folder hold these passages; only new and changed ones are embedded."""
    from tqdm import tqdm

    reports = [report_of(text) for text in texts]
    encoder = cache(lambda: open_encoder(model))
    with _opened(folder, encoder) as store:
        known = store.entries()
        for gone in known.keys() - {report.id for report in reports}:
            store.remove(gone)
        fresh = [report for report in reports if known.get(report.id) != _entry(report)]
        if not fresh:
            return
        with tqdm(total=len(fresh), unit=" passages", disable=None) as bar:
            for start in range(0, len(fresh), _AT_ONCE):
                bar.update(_put(store, encoder(), fresh[start : start + _AT_ONCE]))
        bring_up_to_date(store)


def _put(store: Store, encoder: Encoder, reports: Sequence[Report]) -> int:
    """Embed and store some reports; how many."""
    units = [[units_of(_passage(report))] for report in reports]
    for report, stored in zip(reports, embedded_together(units, encoder), strict=True):
        store.put(_entry(report), stored)
    return len(reports)


def _passage(report: Report) -> Passage:
    return Passage(report, 0, len(report.text), report.blocks[0].section)


def _entry(report: Report) -> Entry:
    """What is remembered of a passage: it is embedded anew when any of this changes."""
    return Entry(report.id, "beir", report.sha256, f"{RECIPE}, whole")


@contextmanager
def _opened(folder: Path, encoder: Callable[[], Encoder]) -> Iterator[Store]:
    if Store.exists(folder):
        store = Store.open(folder, write=True)
    else:
        store = Store.create(folder, encoder().name, encoder().dimensions)
    try:
        yield store
    finally:
        store.close()
