"""Reliability: whether answers with a confidence of .7 are right 7 times in 10."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

BINS = 10


@dataclass(frozen=True, slots=True)
class Bin:
    """The answers with a confidence from `low` up to `high`: how many, how sure, how often right."""

    low: float
    high: float
    count: int
    confidence: float
    right: float


def reliability(confidences: Sequence[float], right: Sequence[bool]) -> list[Bin]:
    """Ten bins of equal width; those without answers are left out."""
    held: list[list[int]] = [[] for _ in range(BINS)]
    for at, confidence in enumerate(confidences):
        held[min(int(confidence * BINS), BINS - 1)].append(at)
    return [
        Bin(
            number / BINS,
            (number + 1) / BINS,
            len(inside),
            sum(confidences[at] for at in inside) / len(inside),
            sum(right[at] for at in inside) / len(inside),
        )
        for number, inside in enumerate(held)
        if inside
    ]


def expected_calibration_error(bins: Sequence[Bin]) -> float:
    """How far confidence and truth lie apart, averaged over all answers (Naeini et al. 2015); 0 is right."""
    total = sum(one.count for one in bins)
    return sum(one.count * abs(one.confidence - one.right) for one in bins) / total if total else float("nan")
