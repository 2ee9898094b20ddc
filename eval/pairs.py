"""Timing in pairs: machines are shared and noisy, so two things are timed in turn and compared by ratio."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable


def timed(work: Callable[[], object]) -> float:
    """Seconds that one call takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def compare(
    one: Callable[[], object], other: Callable[[], object], rounds: int
) -> tuple[float, float, float]:
    """Median seconds of each, and the median of the ratios one/other, over rounds of one call each."""
    pairs = [(timed(one), timed(other)) for _ in range(rounds)]
    ones, others = zip(*pairs, strict=True)
    ratios = [first / second for first, second in pairs]
    return statistics.median(ones), statistics.median(others), statistics.median(ratios)
