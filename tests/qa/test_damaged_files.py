"""Index files with a bit changed or their end cut off: told by verify, and never another answer.

Every test has a fixed seed, which its name tells.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from random import Random

import numpy as np
import pytest

from qa import CollectionError, Retriever
from qa.collection import Collection
from qa.layout import Layout
from qa.sharding import bring_up_to_date
from qa.store import Store
from qa.verify import verify
from tests.fakes import WORDS, TokenWordEncoder
from tests.qa.making import collection_in, made

pytestmark = pytest.mark.slow
CHANGES = 100
PASSAGES = 200
QUESTION = "bodycams en nummer 7 in 2020"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    paragraphs = [[f"Nummer {at} noemt {WORDS[at % 8]}.", "Het is 2020."] for at in range(PASSAGES)]
    folder = collection_in(
        tmp_path_factory.mktemp("c") / "c",
        [made("a", paragraphs[:120]), made("b", paragraphs[120:])],
        TokenWordEncoder(),
    )
    with pytest.MonkeyPatch.context() as patch, closing(Store.open(folder, write=True)) as store:
        patch.setattr("qa.sharding.SMALLEST", PASSAGES // 2)
        bring_up_to_date(store)
    return folder


def answers(folder: Path) -> list[tuple[str, int, float]]:
    hits = Retriever(Collection.open(folder), TokenWordEncoder()).search(QUESTION, 2 * PASSAGES)
    return sorted((hit.passage.report.id, hit.passage.start, round(hit.evidence.passage, 6)) for hit in hits)


@pytest.fixture(scope="module")
def before(folder: Path) -> list[tuple[str, int, float]]:
    assert len(Layout(folder).made()) == 2
    found = answers(folder)
    assert len(found) == PASSAGES
    return found


@pytest.fixture(params=[".faiss", ".words"])
def path(request: pytest.FixtureRequest, folder: Path) -> Iterator[Path]:
    """One of the files, which is whole again afterwards."""
    (path,) = (path for path in Layout(folder).made() if path.suffix == request.param)
    whole = path.read_bytes()
    yield path
    path.write_bytes(whole)


def told(folder: Path, path: Path, before: list[tuple[str, int, float]]) -> bool:
    """Whether verify tells of the file, and an answer is what it was, or a sentence."""
    try:
        assert answers(folder) == before
    except CollectionError as error:
        assert str(error).endswith(f"make it anew with 'citaat repair --in {folder}'")  # noqa: PT017
    return [verdict.report for verdict in verify(folder) if verdict.damage] == [path.name]


@pytest.mark.parametrize("seed", range(CHANGES))
def test_a_flipped_bit(folder: Path, path: Path, before: list[tuple[str, int, float]], seed: int) -> None:
    random = Random(seed)  # noqa: S311 - nothing secret
    data = np.fromfile(path, np.uint8)
    # Most of a small file of words is zeros: every other time a byte that isn't.
    places = np.flatnonzero(data) if seed % 2 else np.arange(len(data))
    data[places[random.randrange(len(places))]] ^= 1 << random.randrange(8)
    data.tofile(path)
    assert told(folder, path, before)


@pytest.mark.parametrize("seed", range(CHANGES))
def test_a_lost_end(folder: Path, path: Path, before: list[tuple[str, int, float]], seed: int) -> None:
    whole = path.read_bytes()
    path.write_bytes(whole[: Random(seed).randrange(len(whole))])  # noqa: S311 - nothing secret
    assert told(folder, path, before)
