"""The bootstrap: how far a figure might be off for having been measured on these questions."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

SAMPLES = 1000
SEED = 20191217


@dataclass(frozen=True, slots=True)
class Estimate:
    """A figure, and the interval in which 95 of 100 resamplings of the questions put it."""

    value: float
    low: float
    high: float


def estimate(size: int, figure: Callable[[npt.NDArray[np.int64]], float]) -> Estimate:
    """`figure` of all `size` questions, with its interval from redrawing them with replacement.

    `figure` takes the numbers of the questions drawn, and may give nan for a draw it can't measure.
    """
    if size == 0:
        return Estimate(float("nan"), float("nan"), float("nan"))
    random = np.random.default_rng(SEED)
    drawn = [figure(random.integers(0, size, size)) for _ in range(SAMPLES)]
    low, high = np.nanpercentile(drawn, [2.5, 97.5]) if not np.all(np.isnan(drawn)) else (np.nan,) * 2
    return Estimate(figure(np.arange(size)), float(low), float(high))


def mean_of(values: list[float]) -> Estimate:
    """The mean of one value for each question, with its interval."""
    array = np.array(values)
    return estimate(len(array), lambda drawn: float(array[drawn].mean()))
