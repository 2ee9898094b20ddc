"""Search over unit vectors by cosine, with FAISS: exact in memory, or nearly so in a file."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np
import numpy.typing as npt

from embeddings.checked_file import CheckedFile
from embeddings.encoder import Vectors

if TYPE_CHECKING:
    import faiss

Mask: TypeAlias = npt.NDArray[np.bool_]
Query: TypeAlias = npt.NDArray[np.float32]

_LISTS = 4.0  # times the root of how many vectors there are: a million get 4,000 lists
_TAUGHT_BY = 50  # vectors for each list
_ROUNDS = 10  # of placing the lists; more of them found no more in docs/growth.md
_PROBED = 32
_SHARE = 40
"""One list in so many is looked through, and 32 at least (docs/growth.md has what that finds)."""


@dataclass(frozen=True, slots=True)
class Neighbours:
    """Rows of the index, best first, with their cosines; equal cosines in order of row."""

    rows: npt.NDArray[np.int64]
    scores: npt.NDArray[np.float32]


class VectorIndex:
    """An exact index: every search compares with every row (0.3 ms for 3,000 rows)."""

    def __init__(self, vectors: Vectors) -> None:
        import faiss

        if vectors.ndim != 2:
            raise ValueError(f"vectors need shape (rows, dimensions), not {vectors.shape}")
        self._index = faiss.IndexFlatIP(vectors.shape[1])
        self._index.add(np.ascontiguousarray(vectors, dtype=np.float32))

    def __len__(self) -> int:
        count: int = self._index.ntotal
        return count

    def search(self, query: Query, k: int, among: npt.NDArray[np.int64] | None = None) -> Neighbours:
        """The `k` nearest rows (fewer when there are fewer) to one query of shape (dimensions,).

        `among` are the only rows to look at (default: all).
        """
        _require_query(query, self._index.d)
        rows_there = len(self) if among is None else len(among)
        k = min(k, rows_there)
        if k <= 0:
            return Neighbours(np.empty(0, np.int64), np.empty(0, np.float32))
        asked = k
        while True:  # FAISS keeps any of the rows that tie at the cut: look on until the tie ends
            asked = min(asked + 16 if asked == k else 2 * asked, rows_there)
            scores, rows = self._index.search(query.reshape(1, -1), asked, params=_only(among))
            if asked == rows_there or scores[0][-1] < scores[0][k - 1]:
                break
        order = np.lexsort((rows[0], -scores[0]))[:k]
        return Neighbours(rows[0][order], scores[0][order])


class IndexFile:
    """An index in a file that is mapped into memory: its vectors stand in lists of those near each other.

    Only the lists nearest to a question are looked through, and a number of a vector takes one byte; so
    it finds nearly all of the nearest rows, and its cosines are off by a thousandth.
    """

    def __init__(self, path: Path, file: CheckedFile, head: int) -> None:
        """`head` is what `write_index` gave; DamagedFileError when FAISS would stumble over the file."""
        import faiss

        file.checked(0, head)  # FAISS believes whatever stands there
        self._file = file
        index: Any = faiss.read_index(str(path), faiss.IO_FLAG_MMAP | faiss.IO_FLAG_READ_ONLY)
        lists: Any = faiss.downcast_InvertedLists(index.invlists)
        self._index = index
        self._starts = np.array([lists.lists.at(each).offset for each in range(index.nlist)])
        self._sizes = np.array([lists.list_size(each) for each in range(index.nlist)])
        self._row_bytes = lists.code_size + 8

    def search(self, query: Query, k: int, among: Mask) -> Neighbours:
        """The `k` nearest rows, fewer where fewer are found, of those for which the mask is true.

        The fewer rows the mask leaves, the more lists are looked through. DamagedFileError when the
        bytes that are looked at have changed.
        """
        import faiss

        _require_query(query, self._index.d)
        left = np.count_nonzero(among)
        if not left:
            return Neighbours(np.empty(0, np.int64), np.empty(0, np.float32))
        lists = self._index.nlist
        probed = min(lists, -(-max(_PROBED, lists // _SHARE) * len(among) // int(left)))
        asked = query.reshape(1, -1)
        _, near = self._index.quantizer.search(asked, probed)
        for each in near[0].tolist():
            self._file.checked(self._starts[each], self._starts[each] + self._sizes[each] * self._row_bytes)
        bits = np.packbits(among, bitorder="little")
        only = None if left == len(among) else faiss.IDSelectorBitmap(bits)  # type: ignore[call-arg, arg-type]
        params = faiss.SearchParametersIVF(sel=only, nprobe=probed)  # type: ignore[call-arg]
        scores, rows = self._index.search(asked, k, params=params)
        found = rows[0] >= 0
        return Neighbours(rows[0][found], scores[0][found])


def write_index(path: Path, sample: Vectors, vectors: Iterable[tuple[npt.NDArray[np.int64], Vectors]]) -> int:
    """Write an index file of rows and their vectors, with its lists placed by a sample; its head's bytes.

    `sample_size` says how large a sample it wants; rows are numbers from 0, and may come more than once.
    """
    import faiss

    lists = max(1, len(sample) // _TAUGHT_BY)
    dimensions = sample.shape[1]
    index = faiss.IndexIVFScalarQuantizer(
        faiss.IndexFlatIP(dimensions),
        dimensions,
        lists,
        faiss.ScalarQuantizer.QT_8bit,
        faiss.METRIC_INNER_PRODUCT,
    )
    index.cp.niter = _ROUNDS
    index.train(np.ascontiguousarray(sample, np.float32))
    for rows, some in vectors:
        index.add_with_ids(np.ascontiguousarray(some, np.float32), rows)
    faiss.write_index(index, str(path))
    return path.stat().st_size - index.ntotal * (index.code_size + 8)


def sample_size(count: int) -> int:
    """How many of so many vectors place the lists of an index file."""
    return min(count, _TAUGHT_BY * int(_LISTS * count**0.5))


def _require_query(query: Query, dimensions: int) -> None:
    if query.shape != (dimensions,) or not np.isfinite(query).all():
        raise ValueError(f"a query needs {dimensions} finite numbers, not shape {query.shape}")


def _only(among: npt.NDArray[np.int64] | None) -> faiss.SearchParameters | None:
    import faiss

    return None if among is None else faiss.SearchParameters(sel=faiss.IDSelectorBatch(among))  # type: ignore[call-arg]
