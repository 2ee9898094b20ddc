"""What a collection costs as it grows: `python -m bench.growth FOLDER [PASSAGES ...]`.

Collections of 1,000 to 1,000,000 passages (or of as many as are named) are made in the folder by rule
(`bench.made`), one after another, and taken away again. A question is encoded by the bundled model; then its
vector is replaced by one that is near a passage's. Needs 5 GB of disk for a million.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterable, Sequence
from contextlib import closing
from functools import partial
from pathlib import Path
from shutil import rmtree
from statistics import median, quantiles

import numpy as np

from bench.made import DIMENSIONS, IN_A_REPORT, near, put, words
from embeddings.bundled import BundledEncoder
from embeddings.encoder import BUNDLED, Encoded
from embeddings.index import Query
from eval.pairs import timed
from qa import Retriever
from qa.collection import Collection
from qa.layout import Layout
from qa.sharding import bring_up_to_date
from qa.store import Store

SIZES = (1_000, 10_000, 100_000, 1_000_000)
QUESTIONS = 100
_AT_ONCE = 20_000
COLUMNS = (
    "passages",
    "storing, s",
    "index files, s",
    "one report more, s",
    "database, bytes a passage",
    "index files, bytes a passage",
    "of these the vectors'",
    "opening, s",
    "first question, s",
    "a question p50, ms",
    "p95, ms",
    "encoding alone p50, ms",
    "ratio",
    "memory of one's own, MB",
    "memory that is shared, MB",
    "recall@10",
)


def main(arguments: Sequence[str]) -> None:
    """Make, measure and print a row for each size."""
    folder = Path(arguments[0])
    print(f"| {' | '.join(COLUMNS)} |\n|{' ---: |' * len(COLUMNS)}")
    for size in map(int, arguments[1:] or SIZES):
        collection = folder / str(size)
        cells = [f"{size:,}", *_made(collection, size)]
        # In a process of its own, whose memory is that of one who asks.
        command = [sys.executable, "-m", "bench.growth", "--asked", str(collection)]
        done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)  # noqa: S603
        print(f"| {' | '.join([*cells, *json.loads(done.stdout)])} |", flush=True)
        rmtree(collection)


def _made(folder: Path, size: int) -> list[str]:
    """What making it takes, and its room on the disk."""
    with closing(Store.create(folder, BUNDLED, DIMENSIONS)) as store:
        stored = timed(lambda: _put(store, range(0, size, IN_A_REPORT), size))
        indexed = timed(lambda: bring_up_to_date(store))
        more = timed(lambda: _put(store, range(size, size + 1), size))
    layout = Layout(folder)
    rooms = [_room([layout.database]), _room(layout.made()), _room(folder.glob("*.faiss"))]
    return [f"{stored:.1f}", f"{indexed:.1f}", f"{more:.2f}", *(f"{room / size:,.0f}" for room in rooms)]


def _put(store: Store, firsts: Iterable[int], size: int) -> None:
    for first in firsts:
        put(store, first, size)


def _room(paths: Iterable[Path]) -> int:
    return sum(path.stat().st_size for path in paths)


def _asked(folder: Path) -> list[str]:
    """What opening and asking takes, in time and memory, and how much of the nearest is found."""
    random = np.random.default_rng(1)
    questions = [words(random, 8) for _ in range(QUESTIONS)]
    encoder = _Near(folder, questions, random)
    encoder.encode_query(questions[0])
    own, shared = _memory()
    opening = timed(lambda: Collection.open(folder))
    collection = Collection.open(folder)
    retriever = Retriever(collection, encoder)
    first = timed(lambda: retriever.search(questions[0]))
    pairs = [
        (timed(partial(retriever.search, text)) * 1000, timed(partial(encoder.encode_query, text)) * 1000)
        for text in questions
    ]
    asking, encoding = zip(*pairs, strict=True)
    owned, sharing = _memory()
    return [
        f"{opening:.2f}",
        f"{first:.2f}",
        f"{median(asking):.0f}",
        f"{quantiles(asking, n=20)[-1]:.0f}",
        f"{median(encoding):.0f}",
        f"{median(one / other for one, other in pairs):.1f}",
        f"{(owned - own) / 1e6:,.0f}",
        f"{(sharing - shared) / 1e6:,.0f}",
        f"{_recall(collection, list(encoder.vectors.values())):.3f}",
    ]


class _Near(BundledEncoder):
    """The bundled encoder, which takes as long, and then gives a vector that is near a passage's."""

    def __init__(self, folder: Path, questions: Sequence[str], random: np.random.Generator) -> None:
        super().__init__()
        with closing(Store.open(folder)) as store:
            last = max(report.numbers.stop for report in store.listing())
            picked = random.integers(1, last, len(questions)).tolist()
            rows = [row for number in picked for _, row in store.vectors(range(number, number + 1))]
        self.vectors = {
            text: near(np.frombuffer(row, np.float16).astype(np.float32), random)
            for text, row in zip(questions, rows, strict=True)
        }

    def encode_query(self, text: str) -> Encoded:
        """The question's own tokens, and a made vector."""
        return Encoded(self.vectors[text], super().encode_query(text).tokens)


def _recall(collection: Collection, asked: Sequence[Query]) -> float:
    """How many of the ten nearest passages of all are among the ten nearest of those looked at closely."""
    best = [np.empty(0)] * len(asked)
    with closing(Store.open(collection.folder)) as store:
        for start in range(0, len(collection) + 1, _AT_ONCE):
            rows = [row for _, row in store.vectors(range(start, start + _AT_ONCE))]
            table = np.frombuffer(b"".join(rows), np.float16).reshape(-1, DIMENSIONS).astype(np.float32)
            best = [np.sort([*old, *(table @ one)])[-10:] for old, one in zip(best, asked, strict=True)]
    found = 0
    for tenth, one in zip(best, asked, strict=True):
        numbers = collection.nearest(one, 1000, 200, None)
        scores = [float((each.part.vectors @ one)[0]) for each in collection.candidates("", numbers)]
        found += min(10, sum(score >= tenth[0] - 1e-6 for score in scores))
    return found / (10 * len(asked))


def _memory() -> tuple[int, int]:
    """Bytes of this process: its own, and those of files that are mapped, which others may share."""
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    values = {name: value for name, _, value in (line.partition(":") for line in lines)}
    own, shared = (int(values[name].split()[0]) * 1024 for name in ("RssAnon", "RssFile"))
    return own, shared


if __name__ == "__main__":
    if sys.argv[1] == "--asked":
        print(json.dumps(_asked(Path(sys.argv[2]))))
    else:
        main(sys.argv[1:])
