"""How many lists an index file is to have, and how many to look through: `python -m bench.lists [COUNT]`.

Over made vectors (`bench.made`), a million if not said, which needs 4 GB of memory: for each number of lists
and each share of them, how many of the ten nearest are found, and how long one thread takes for it.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Sequence
from typing import Any

import numpy as np

from bench.made import IN_A_REPORT, near, topics_of, vectors
from embeddings.encoder import Vectors

COUNT = 1_000_000
LISTS = (2.0, 4.0)
"""Times the root of the count."""

SHARES = (60, 40, 20, 10, 5)
"""One list in so many."""

_QUESTIONS = 100
_TAUGHT_BY = 50  # vectors for each list
_FOUND = 200


def main(arguments: Sequence[str]) -> None:
    """Measure, and print a table."""
    count = int(arguments[0]) if arguments else COUNT
    table, asked = _made(count)
    best = [set(np.argpartition(table @ one, -10)[-10:].tolist()) for one in asked]
    print("| lists | one in | recall@10 | ms |\n| ---: | ---: | ---: | ---: |")
    for times in LISTS:
        index = _index(table, int(times * count**0.5))
        for share in SHARES:
            index.nprobe = max(1, index.nlist // share)
            begun = time.perf_counter()
            found = [set(index.search(one[None], _FOUND)[1][0].tolist()) for one in asked]
            took = (time.perf_counter() - begun) / len(asked) * 1000
            right = sum(len(one & other) for one, other in zip(found, best, strict=True)) / len(asked) / 10
            print(f"| {index.nlist:,} | {share} | {right:.3f} | {took:.1f} |", flush=True)


def _made(count: int) -> tuple[Vectors, Vectors]:
    """The vectors, and questions that are each near one of them."""
    random, topics = np.random.default_rng(5), topics_of(count)
    table = np.concatenate([vectors(random, topics) for _ in range(0, count, IN_A_REPORT)])
    return table, np.array([near(table[at], random) for at in random.integers(0, count, _QUESTIONS)])


def _index(table: Vectors, lists: int) -> Any:
    """What `embeddings.index.write_index` makes, in memory."""
    import faiss

    dimensions = table.shape[1]
    quantizer = faiss.IndexFlatIP(dimensions)
    kind, metric = faiss.ScalarQuantizer.QT_8bit, faiss.METRIC_INNER_PRODUCT
    index = faiss.IndexIVFScalarQuantizer(quantizer, dimensions, lists, kind, metric)
    index.cp.niter = 10
    index.train(table[: _TAUGHT_BY * lists])
    index.add(table)
    faiss.omp_set_num_threads(1)
    return index


if __name__ == "__main__":
    main(sys.argv[1:])
