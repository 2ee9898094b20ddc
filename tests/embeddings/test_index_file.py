"""The index in a file, against comparing with every row."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest

from embeddings.checked_file import CheckedFile, DamagedFileError, checks_of
from embeddings.encoder import Vectors
from embeddings.index import IndexFile, sample_size, write_index

ROWS = 3000
DIMENSIONS = 32


def made() -> Vectors:
    """Vectors around thirty directions, each the same every time."""
    random = np.random.default_rng(0)
    centres = random.standard_normal((30, DIMENSIONS))[np.arange(ROWS) % 30]
    rows = centres + random.standard_normal((ROWS, DIMENSIONS)) / 2
    result: Vectors = (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float32)
    return result


VECTORS = made()
ALL = np.ones(ROWS, bool)


def parts() -> Iterator[tuple[npt.NDArray[np.int64], Vectors]]:
    for start in range(0, ROWS, 700):
        rows = np.arange(start, min(start + 700, ROWS))
        yield rows, VECTORS[rows]


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, int]:
    path = tmp_path_factory.mktemp("index") / "vectors.faiss"
    return path, write_index(path, VECTORS[:: ROWS // sample_size(ROWS)], parts())


def opened(written: tuple[Path, int]) -> IndexFile:
    path, head = written
    return IndexFile(path, CheckedFile(path, *checks_of(path)), head)


def test_most_of_the_nearest_are_found(written: tuple[Path, int]) -> None:
    index, found = opened(written), 0
    for query in VECTORS[::100]:
        best = np.argsort(-(VECTORS @ query))[:10]
        found += len(set(index.search(query, 10, ALL).rows.tolist()) & set(best.tolist()))
    assert found >= 0.95 * 10 * len(VECTORS[::100])


def test_cosines_are_off_by_less_than_a_hundredth(written: tuple[Path, int]) -> None:
    found = opened(written).search(VECTORS[7], 50, ALL)
    assert found.rows[0] == 7
    assert found.scores == pytest.approx(VECTORS[found.rows] @ VECTORS[7], abs=0.01)


@pytest.mark.parametrize("left", [1, 5, 100])
def test_few_rows_are_found_wherever_they_are(written: tuple[Path, int], left: int) -> None:
    among = np.zeros(ROWS, bool)
    among[:: ROWS // left] = True
    found = opened(written).search(VECTORS[1], ROWS, among)
    assert sorted(found.rows.tolist()) == np.flatnonzero(among).tolist()


def test_nothing_is_found_among_nothing(written: tuple[Path, int]) -> None:
    assert opened(written).search(VECTORS[1], 10, np.zeros(ROWS, bool)).rows.tolist() == []


def test_a_query_of_another_shape_is_refused(written: tuple[Path, int]) -> None:
    with pytest.raises(ValueError, match=r"^a query needs 32 finite numbers, not shape \(3,\)$"):
        opened(written).search(np.ones(3, np.float32), 10, ALL)


def test_a_row_takes_a_byte_for_a_number_and_eight_for_its_own(written: tuple[Path, int]) -> None:
    path, head = written
    assert path.stat().st_size - head == ROWS * (DIMENSIONS + 8)


def test_a_list_is_checked_when_it_is_looked_through(tmp_path: Path) -> None:
    path = tmp_path / "vectors.faiss"
    rows = np.tile(VECTORS, (20, 1))
    head = write_index(path, rows[:6000], [(np.arange(len(rows)), rows)])
    checks = checks_of(path)
    data = bytearray(path.read_bytes())
    data[-1] ^= 1
    path.write_bytes(data)
    file = CheckedFile(path, *checks)
    index = IndexFile(path, file, head)
    last = int(np.argmax(index._starts))  # whose row is the file's end
    query = index._index.quantizer.reconstruct(last)
    with pytest.raises(DamagedFileError, match=r"^its bytes are no longer those that were written$"):
        index.search(query, 10, np.ones(len(rows), bool))
    with pytest.raises(DamagedFileError):
        file.check_all()


@pytest.mark.parametrize("size", [0, 1, 65_535, 65_536, 65_537, 200_000])
def test_a_checked_file_gives_its_bytes(tmp_path: Path, size: int) -> None:
    data = np.random.default_rng(size).integers(0, 256, size, np.uint8)
    data.tofile(tmp_path / "file")
    checks = checks_of(tmp_path / "file")
    assert checks[0] == size
    if not size:
        with pytest.raises(DamagedFileError, match=r"^it can't be read "):
            CheckedFile(tmp_path / "file", *checks)
        return
    file = CheckedFile(tmp_path / "file", *checks)
    assert file.checked(size // 2, size).tolist() == data[size // 2 :].tolist()
    file.check_all()
    with pytest.raises(DamagedFileError, match=f"^it has {size} bytes and should have {size + 1}$"):
        CheckedFile(tmp_path / "file", size + 1, checks[1])


def test_a_file_that_is_gone_is_told(tmp_path: Path) -> None:
    with pytest.raises(DamagedFileError, match=r"^it can't be read \(.*No such file"):
        CheckedFile(tmp_path / "gone", 1, b"0000")
