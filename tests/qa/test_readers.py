"""Readers that ask while another process writes see states that were committed, and time goes forward."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from itertools import islice
from pathlib import Path
from threading import Event

import pytest

from qa.collection import Collection
from qa.retriever import Retriever
from qa.store import Store
from qa.verify import verify
from tests.conftest import ROOT
from tests.fakes import TokenWordEncoder
from tests.qa.crash_writer import READY, State, after, changes

CHANGES = int(os.environ.get("CITAAT_CHANGES", "60"))
SEED = 7


def states(count: int) -> list[State]:
    """What there is after no change, after one, and so on."""
    found: list[State] = [{}]
    for report, paragraphs in islice(changes(SEED), count):
        state = {name: text for name, text in found[-1].items() if name != report}
        found.append({**state, report: "\n\n".join(paragraphs)} if paragraphs else state)
    return found


def opening(folder: Path, stop: Event) -> list[State]:
    """Open it again and again, and ask."""
    seen, encoder = [], TokenWordEncoder()
    while not stop.is_set():
        found = Retriever(Collection.open(folder), encoder).find("bodycams?", k=1000)
        seen.append({hit.passage.report.id: hit.passage.report.text for hit in found.hits})
        assert seen[-1].keys() == {report.id for report in found.reports}
        assert all("bodycams" in hit.passage.text for hit in found.hits)
    return seen


def holding(folder: Path, stop: Event) -> list[State]:
    """Open it once, and ask again and again."""
    seen = []
    retriever = Retriever(Collection.open(folder), TokenWordEncoder())
    while not stop.is_set():
        hits = retriever.search("bodycams?", k=1000)
        seen.append({hit.passage.report.id: hit.passage.report.text for hit in hits})
    return seen


def staying(folder: Path, stop: Event) -> list[State]:
    """Load it again and again through one connection."""
    seen = []
    with closing(Store.open(folder)) as store:
        while not stop.is_set():
            reports = [one.units[0].passage.report for one in store.load()]
            seen.append({report.id: report.text for report in reports})
    return seen


def verifying(folder: Path, stop: Event) -> list[State]:
    """Verify it again and again."""
    while not stop.is_set():
        assert [verdict for verdict in verify(folder) if verdict.damage] == []
    return []


READERS = (opening, opening, opening, holding, holding, staying, staying, verifying)


def is_in_order(seen: Sequence[State], committed: Sequence[State]) -> bool:
    """Whether each state seen was committed, and no earlier than the one seen before it."""
    at = 0
    for state in seen:
        while at < len(committed) and committed[at] != state:
            at += 1
    return at < len(committed)


def test_the_states_are_those_that_the_writer_makes() -> None:
    assert states(CHANGES)[-1] == after({}, SEED, CHANGES)
    first, second = {"a": "1"}, {"a": "2"}
    assert is_in_order([first, first, second], [{}, first, second, {}])
    assert not is_in_order([second, first], [{}, first, second, {}])
    assert not is_in_order([{"a": "3"}], [{}, first, second, {}])


@pytest.mark.slow
def test_readers_see_what_was_committed_and_never_go_back(tmp_path: Path) -> None:
    stop = Event()
    folder = tmp_path / "c"
    command = [sys.executable, "-m", "tests.qa.crash_writer", str(folder), str(SEED)]
    with (
        ThreadPoolExecutor(len(READERS)) as readers,
        subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as writer,
    ):
        assert writer.stdout is not None
        assert [writer.stdout.readline() for _ in range(2)] == [f"{READY}\n", "1\n"]
        try:
            reading = [readers.submit(one, folder, stop) for one in READERS]
            told = list(islice(writer.stdout, CHANGES - 1))
        finally:
            writer.kill()
            stop.set()
        told += writer.stdout.readlines()
    assert len(told) >= CHANGES - 1
    committed = states(len(told) + 2)  # the last one may have been committed and not yet told
    seen = [reader.result() for reader in reading]
    assert [is_in_order(one, committed) for one in seen] == [True] * len(seen)
    assert len({tuple(state.items()) for one in seen for state in one}) > 1
