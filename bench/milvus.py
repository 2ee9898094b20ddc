"""What a collection on a Milvus server costs as it grows: python -m bench.milvus ADDRESS [PASSAGES ...].

Collections are made as `bench.made` does, under the names of the address with their sizes after them, and
taken away afterwards. Questions are vectors at random, so that no encoder's time is among the times; those of
which the recall is measured, against comparing with every passage, are near a passage.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Sequence
from contextlib import closing
from statistics import median, quantiles

import numpy as np

from bench.made import DIMENSIONS, IN_A_REPORT, near, put, words
from embeddings.encoder import Coded, Encoded, Progress, Vectors
from qa import Filter, Retriever
from qa.milvus.address import Address
from qa.milvus.client import Client
from qa.milvus.state import Tables
from qa.places import create, make_indexes, open_collection, open_reader
from qa.searchable import Opened

_SIZES = (1000, 10_000)
_QUESTIONS = 40
_NEAREST = 10  # of which the recall is told
_ROWS = 1000  # that a search asks for
_SOME = Filter(since="2001", until="2003")  # an eighth of them


class _AtRandom:
    """Gives each question a vector of its own, and tokens."""

    name = "made"
    dimensions = DIMENSIONS

    def __init__(self) -> None:
        self._random = np.random.default_rng(0)

    def encode_query(self, text: str) -> Encoded:  # noqa: ARG002 - any other question would do
        rows = self._random.normal(size=(9, DIMENSIONS)).astype(np.float32)
        rows /= np.linalg.norm(rows, axis=1, keepdims=True)
        return Encoded(rows[0], rows[1:])

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        return np.array([self.encode_query(text).vector for text in texts])

    def encode_passages(self, texts: Sequence[str], progress: Progress | None = None) -> Vectors:
        raise NotImplementedError

    def encode_passage_tokens(self, texts: Sequence[str], progress: Progress | None = None) -> list[Coded]:
        raise NotImplementedError


def main(arguments: Sequence[str]) -> None:
    """Print a row for each size."""
    base = arguments[0]
    print(
        "| passages | stored, a second | opened, s | question, ms (p50 / p95) | under a filter, ms |", end=" "
    )
    print("recall@10 | under a filter |\n| ---: | ---: | ---: | ---: | ---: | ---: | ---: |")
    for size in map(int, arguments[1:] or _SIZES):
        address = Address.parse(f"{base}_{size}")
        try:
            print(f"| {size:,} | {' | '.join(_measured(address, size))} |", flush=True)
        finally:
            Client(address).drop(Tables(address.name).all)


def _measured(address: Address, size: int) -> list[str]:
    started = time.perf_counter()
    with closing(create(address, _AtRandom.name, DIMENSIONS)) as store:
        for first in range(0, size, IN_A_REPORT):
            put(store, first, size)
        make_indexes(store)
    storing = time.perf_counter() - started
    started = time.perf_counter()
    retriever = Retriever(open_collection(address), _AtRandom())
    opening = time.perf_counter() - started
    times = [_asked(retriever, only) for only in (None, _SOME)]
    vectors = _vectors(address)
    recalls = [f"{_recall(retriever.collection, vectors, only):.3f}" for only in (None, _SOME)]
    return [f"{size / storing:,.0f}", f"{opening:.2f}", *times, *recalls]


def _asked(retriever: Retriever, only: Filter | None) -> str:
    random = np.random.default_rng(1)
    times = []
    for _ in range(_QUESTIONS):
        question = words(random, 6)
        started = time.perf_counter()
        retriever.search(question, only=only)
        times.append((time.perf_counter() - started) * 1000)
    return f"{median(times):.0f} / {quantiles(times, n=20)[-1]:.0f}"


def _vectors(address: Address) -> Vectors:
    """Those of all passages, in order of their reports' ids."""
    with closing(open_reader(address)) as store:
        stored = [store.read(entry) for entry in store.entries().values()]
    return np.concatenate([one.vectors for one in stored if one])


def _recall(collection: Opened, vectors: Vectors, only: Filter | None) -> float:
    """How many of the nearest passages are among the nearest that the server finds."""
    numbers = np.concatenate([one.numbers for one in collection.reports])
    left_out = np.repeat(
        [bool(only and not only.matches(one)) for one in collection.reports],
        [len(one.numbers) for one in collection.reports],
    )
    random = np.random.default_rng(2)
    found = 0
    for _ in range(_QUESTIONS):
        question = near(vectors[random.integers(len(vectors))], random)
        exact = np.argsort(-np.where(left_out, -2, vectors @ question))[:_NEAREST]
        found += len({*numbers[exact].tolist()} & {*collection.nearest(question, _ROWS, _NEAREST, only)})
    return found / _NEAREST / _QUESTIONS


if __name__ == "__main__":
    main(sys.argv[1:])
