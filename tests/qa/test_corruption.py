"""A collection with a byte changed or its end cut off: noticed, or harmless, and never another error.

Every test has a fixed seed, which its name tells.
"""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from qa import Retriever, build
from qa.collection import Collection
from qa.errors import CollectionError
from qa.layout import Layout
from qa.store import Store
from qa.verify import verify
from tests.fakes import TokenWordEncoder
from tests.qa.making import collection_in, made

FLIPS = TRUNCATIONS = 100
INDEXED = 40  # of the flipped ones, indexed again
SENTENCES = ["De korpschef koopt 2.000 bodycams.", "Het verzuim daalde tot 6,2%.", "De wijkagent blijft."]


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The bytes of a collection of three reports, in which one takes many pages, as a larger one does."""
    reports = [made(name, [SENTENCES] * times) for name, times in [("a", 1), ("b", 40), ("c", 3)]]
    folder = collection_in(tmp_path_factory.mktemp("whole") / "c", reports, TokenWordEncoder())
    return Layout(folder).database.read_bytes()


def flipped(whole: bytes, seed: int) -> bytes:
    random = Random(seed)  # noqa: S311 - nothing secret
    data = bytearray(whole)
    data[random.randrange(len(data))] ^= 1 << random.randrange(8)
    return bytes(data)


def cut(whole: bytes, seed: int) -> bytes:
    return whole[: Random(seed).randrange(len(whole))]  # noqa: S311 - nothing secret


def loaded(folder: Path) -> object:
    """All that a reader gets of a collection, to be compared."""
    with closing(Store.open(folder)) as store:
        made_by = (store.encoder, store.dimensions)
        reports = [
            (
                one.units,
                one.vectors.tolist(),
                one.tokens and (one.tokens.codes.tolist(), one.tokens.counts.tolist()),
            )
            for one in store.load()
        ]
    collection = Collection.open(folder)
    hits = Retriever(collection, TokenWordEncoder()).search("bodycams en verzuim", k=50)
    listed = [replace(one, numbers=range(0)) for one in collection.reports]  # mended, it has others
    return made_by, reports, listed, [(hit.passage.text, hit.score) for hit in hits]


def noticed(folder: Path) -> bool:
    """Whether opening, loading or verifying refuses it."""
    try:
        with closing(Store.open(folder)) as store:
            store.load()
        Retriever(Collection.open(folder), TokenWordEncoder()).search("bodycams en verzuim", k=50)
        return any(verdict.damage for verdict in verify(folder))
    except CollectionError:
        return True


def placed(folder: Path, data: bytes) -> Path:
    folder.mkdir(exist_ok=True)
    Layout(folder).database.write_bytes(data)
    return folder


@pytest.fixture(scope="module")
def before(whole: bytes, tmp_path_factory: pytest.TempPathFactory) -> object:
    folder = placed(tmp_path_factory.mktemp("before") / "c", whole)
    assert not noticed(folder)
    return loaded(folder)


@pytest.mark.parametrize("seed", range(FLIPS))
def test_a_flipped_bit(whole: bytes, before: object, tmp_path: Path, seed: int) -> None:
    folder = placed(tmp_path / "c", flipped(whole, seed))
    assert noticed(folder) or loaded(folder) == before


@pytest.mark.parametrize("seed", range(TRUNCATIONS))
def test_a_lost_end(whole: bytes, before: object, tmp_path: Path, seed: int) -> None:
    folder = placed(tmp_path / "c", cut(whole, seed))
    assert noticed(folder) or loaded(folder) == before


@pytest.fixture(scope="module")
def indexed(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, bytes]:
    """Report files, and the bytes of their collection."""
    files = tmp_path_factory.mktemp("files")
    for name, times in [("a", 1), ("b", 40), ("c", 3)]:
        text = "\n\n".join(f"{number}. {' '.join(SENTENCES)}" for number in range(times))
        (files / f"{name}.txt").write_text(text, encoding="utf-8")
    folder = tmp_path_factory.mktemp("indexed")
    build(folder, [files], encoder=TokenWordEncoder())
    return files, Layout(folder).database.read_bytes()


@pytest.mark.parametrize("seed", range(INDEXED))
def test_indexing_after_a_flipped_bit_mends_it_or_is_refused(
    indexed: tuple[Path, bytes], tmp_path: Path, seed: int
) -> None:
    files, whole = indexed
    before = loaded(placed(tmp_path / "whole", whole))
    folder = placed(tmp_path / "c", flipped(whole, seed))
    try:
        build(folder, [files], encoder=TokenWordEncoder())
    except CollectionError:
        assert noticed(folder)
    else:
        assert noticed(folder) or loaded(folder) == before
