"""The bootstrap: how far a figure might be off for having been measured on these questions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

SAMPLES = 10_000
SEED = 20191217
_ROUNDING = 1e-9  # sums of the same numbers in another order differ by less
_CHUNK = 1000  # redrawings made at once: with 1,000 questions they take 8 MB

Draws: TypeAlias = npt.NDArray[np.float64]
"""A figure in all redrawings: first of the questions as they are, then of each redrawing; nan for none.

Redrawings depend on the number of questions alone. So those of two runs over the same questions are
paired, and the difference of two `Draws` is that of the runs.
"""


@dataclass(frozen=True, slots=True)
class Estimate:
    """A figure, and the interval in which 95 of 100 redrawings of the questions put it."""

    value: float
    low: float
    high: float

    @property
    def clear_of_zero(self) -> bool:
        """Whether the whole interval lies on one side of zero."""
        return self.low > _ROUNDING or self.high < -_ROUNDING


def redrawings(size: int) -> Iterator[npt.NDArray[np.float64]]:
    """How often each of `size` questions is drawn, with replacement: arrays of shape (some, size).

    The first array is the questions as they are, each once; then come `SAMPLES` redrawings.
    """
    yield np.ones((1, size))
    random = np.random.default_rng(SEED)
    for start in range(0, SAMPLES, _CHUNK):
        rows = min(_CHUNK, SAMPLES - start)
        drawn = random.integers(0, size, (rows, size)) + size * np.arange(rows)[:, None]
        yield np.bincount(drawn.ravel(), minlength=rows * size).reshape(rows, size).astype(np.float64)


def means(values: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """The mean of each column, in all redrawings of the rows: (questions, figures) to (draws, figures)."""
    size = len(values)
    if not size:
        return np.full((1, values.shape[1]), np.nan)
    return np.concatenate([counts @ values / size for counts in redrawings(size)])


def estimate_of(draws: Draws) -> Estimate:
    """The figure with its interval; redrawings that can't be measured are left out."""
    redrawn = draws[1:][~np.isnan(draws[1:])]
    low, high = np.percentile(redrawn, [2.5, 97.5]) if len(redrawn) else (np.nan, np.nan)
    return Estimate(float(draws[0]), float(low), float(high))
