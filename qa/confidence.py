"""How sure an answer is: from a question's best hit to a number between 0 and 1.

The number is a probability: how often, on the question set of `eval`, a question whose best hit had
such a score found its answer among its first five quotes. `python -m eval.calibrate` fits it.
Cosines of one encoder mean nothing for another, so each has a calibration of its own, and an
encoder without one is never made to refuse.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp

from embeddings.encoder import BUNDLED
from qa.types import Hit


@dataclass(frozen=True, slots=True)
class Calibration:
    """A logistic curve over the best hit's score, and the confidence under which we say no."""

    slope: float
    intercept: float
    threshold: float

    def confidence(self, hits: Sequence[Hit]) -> float:
        """The probability that the first quotes answer; 0 without hits."""
        if not hits:
            return 0.0
        return 1 / (1 + exp(-(self.slope * hits[0].score + self.intercept)))


# For an encoder that nobody has measured: even odds, and never a refusal.
UNKNOWN = Calibration(slope=0.0, intercept=0.0, threshold=0.0)

# Fitted on the question set over the digest and the official reports together; the threshold
# refuses at most 5 of 100 questions that the reports do answer.
CALIBRATIONS = {BUNDLED: Calibration(slope=24.44, intercept=-20.3, threshold=0.325)}


def calibration_of(encoder: str) -> Calibration:
    """The calibration measured for an encoder by name, or `UNKNOWN`."""
    return CALIBRATIONS.get(encoder, UNKNOWN)
