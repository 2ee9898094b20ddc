"""A writer that is killed at any moment leaves the state before its change or after it, whole."""

from __future__ import annotations

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections import Counter
from contextlib import closing
from pathlib import Path
from random import Random

import pytest

from qa import Built, Retriever, build
from qa.collection import Collection
from qa.errors import CollectionError
from qa.layout import Layout
from qa.store import Store
from qa.verify import verify
from tests.conftest import ROOT
from tests.fakes import TokenWordEncoder, WordEncoder
from tests.qa.crash_writer import READY, State, after

KILLS = int(os.environ.get("CITAAT_KILLS", "40"))
ANEW = 8  # every so many kills another collection is begun
LONGEST = 0.3  # seconds of writing before the kill: some ten changes


def killed(folder: Path, seed: int) -> int:
    """Let a writer work for a moment; how many changes it said it committed."""
    command = [sys.executable, "-m", "tests.qa.crash_writer", str(folder), str(seed)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as writer:
        assert writer.stdout is not None
        assert writer.stdout.readline() == f"{READY}\n"
        time.sleep(Random(seed).uniform(0, LONGEST))  # noqa: S311 - nothing secret
        writer.kill()
        told = writer.stdout.read().split()
    assert told == [str(number) for number in range(1, len(told) + 1)]
    return len(told)


def found(folder: Path) -> State:
    """What is there, each report whole."""
    if not Store.exists(folder):
        return {}
    assert [verdict for verdict in verify(folder) if verdict.damage] == []
    with closing(Store.open(folder)) as store:
        reports = [one.units[0].passage.report for one in store.load()]
    return {report.id: report.text for report in reports}


def answered(folder: Path) -> Counter[str]:
    """How many passages of each report are found."""
    if not Store.exists(folder):
        return Counter()
    hits = Retriever(Collection.open(folder), TokenWordEncoder()).search("bodycams", 1000)
    return Counter(hit.passage.report.id for hit in hits)


@pytest.mark.slow
def test_nothing_committed_is_lost_and_nothing_is_half(tmp_path: Path) -> None:
    state: State = {}
    committed = 0
    for seed in range(KILLS):
        folder = tmp_path / str(seed // ANEW)
        state = state if seed % ANEW else {}
        told = killed(folder, seed)
        left = found(folder)
        # The last change may have been committed and not yet told.
        assert left in (after(state, seed, told), after(state, seed, told + 1)), f"seed {seed}"
        assert answered(folder) == {name: text.count("bodycams") for name, text in left.items()}
        state = left
        committed += told
    assert committed > KILLS  # the writer was killed at work


KILLED_AT_A_WORD = """
import os, signal, sys
from qa import build
from tests.fakes import TokenWordEncoder, WordEncoder

class KilledEncoder(WordEncoder):
    def encode_passages(self, texts, progress=None):
        if any("tapsysteem" in text for text in texts):
            os.kill(os.getpid(), signal.SIGKILL)
        return super().encode_passages(texts, progress)

build(sys.argv[1], [sys.argv[2]], encoder=KilledEncoder())
"""


def test_indexing_goes_on_where_it_was_killed(tmp_path: Path, reports: Path, encoder: WordEncoder) -> None:
    command = [sys.executable, "-c", KILLED_AT_A_WORD, str(tmp_path / "c"), str(reports)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (-signal.SIGKILL, "")
    assert list(found(tmp_path / "c")) == ["2019-12-brief"]
    again = build(tmp_path / "c", [reports], encoder=encoder)
    assert again == Built(added=["2021-bijlage"], unchanged=["2019-12-brief"])
    assert encoder.encoded == 2  # the passages of the second report


def half_made(folder: Path) -> None:
    """What a writer leaves that is killed while it writes its very first pages."""
    database = folder.with_name("live") / "collection.sqlite"
    database.parent.mkdir()
    with closing(sqlite3.connect(database, isolation_level=None)) as writer:
        writer.execute("PRAGMA cache_size = 1")
        writer.execute("BEGIN IMMEDIATE")
        writer.execute("CREATE TABLE report (id TEXT)")
        writer.execute("INSERT INTO report VALUES (?)", ("x" * 100_000,))
        shutil.copytree(database.parent, folder)
    assert Layout(folder).database.stat().st_size > 0


def test_a_collection_that_was_never_wholly_made_is_none(tmp_path: Path) -> None:
    half_made(tmp_path / "c")
    assert not Store.exists(tmp_path / "c")
    with pytest.raises(CollectionError, match=r"^there is no collection in "):
        Store.open(tmp_path / "c")
    with closing(Store.create(tmp_path / "c", "words", 9)) as store:
        assert store.entries() == {}
