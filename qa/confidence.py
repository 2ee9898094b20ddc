"""How sure an answer is: from a question and its best hits to a number between 0 and 1.

The number is the product of two probabilities: that the reports speak of the matter at all, from the best
score, and that they then tell what is asked, from signs such as an amount that is asked for and
isn't there. `python -m eval.calibrate` fits both on the development questions of `eval`. Scores of one
encoder mean nothing for another, so each has a calibration of its own, and an encoder without one is
never made to refuse.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp

from embeddings.encoder import BUNDLED
from qa.asked_for import asked_for, lacks_amount, lacks_money, lacks_year
from qa.quotes import quote_of
from qa.types import Hit


@dataclass(frozen=True, slots=True)
class Calibration:
    """Two logistic curves, and the confidence under which we say no.

    The first is over the best hit's score. The second is over `SIGNS`, with a weight for each and a number
    to add to them (`bias`); without weights it is left out.
    """

    slope: float
    intercept: float
    threshold: float
    weights: tuple[float, ...] = ()
    bias: float = 0.0

    def confidence(self, question: str, hits: Sequence[Hit]) -> float:
        """The probability that the first quotes answer; 0 without hits."""
        if not hits:
            return 0.0
        spoken_of = _curve(self.slope * max(hit.score for hit in hits) + self.intercept)
        if not self.weights:
            return spoken_of
        found = signs(question, hits)
        weighed = (weight * sign for weight, sign in zip(self.weights, found, strict=True))
        return spoken_of * _curve(self.bias + sum(weighed))


SIGNS = (
    "lexical",
    "no amount",
    "no money",
    "no money in three",
    "another year",
)


def signs(question: str, hits: Sequence[Hit]) -> tuple[float, ...]:
    """What tells whether the first hits answer, in the order of `SIGNS`; the last four are 0 or 1."""
    first = hits[0]
    words, three = _words(hits[:1]), _words(hits[:3])
    asked = asked_for(question)
    return (
        first.evidence.lexical,
        float(lacks_amount(asked, words)),
        float(lacks_money(asked, words)),
        float(lacks_money(asked, three)),
        float(lacks_year(asked, f"{words} {first.passage.report.date}")),
    )


def _words(hits: Sequence[Hit]) -> str:
    """What is marked as answering: a whole passage nearly always holds a number of something."""
    return "\n".join(quote_of(hit).text for hit in hits)


def _curve(x: float) -> float:
    return 1 / (1 + exp(-x))


# For an encoder that nobody has measured: even odds, and never a refusal.
UNKNOWN = Calibration(slope=0.0, intercept=0.0, threshold=0.0)

# Fitted on the development questions over the digest and the official reports together; the threshold
# refuses at most 5 of 100 questions that the reports do answer.
CALIBRATIONS = {
    BUNDLED: Calibration(
        slope=22.014,
        intercept=-18.747,
        threshold=0.601,
        weights=(-3.675, -2.373, -1.677, -3.626, -1.065),
        bias=2.114,
    )
}


def calibration_of(encoder: str) -> Calibration:
    """The calibration measured for an encoder by name, or `UNKNOWN`."""
    return CALIBRATIONS.get(encoder, UNKNOWN)
