"""Fit the confidence on a question set over some collections: `python -m eval.calibrate FOLDER...`.

Prints the constants for `qa.confidence` of the collections' encoder, and what they were fitted on.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from eval.asked import judge_of
from eval.outcome import Outcome
from eval.questions import POLICE, Question, load_questions
from eval.run import ask_all
from qa import Assistant, Retriever
from qa.confidence import Calibration

SHOWN = 5  # an answer among this many quotes counts as found
WRONG_REFUSALS = 0.05  # of the questions whose answer is found


def main(folders: Sequence[str]) -> None:
    """Fit over all the collections together, and print."""
    questions = load_questions(POLICE)
    outcomes = [outcome for folder in folders for outcome in _outcomes(folder, questions)]
    calibration = fit(outcomes)
    print(f"{len(outcomes)} questions over {', '.join(folders)}:")
    print(calibration)


def fit(outcomes: Sequence[Outcome]) -> Calibration:
    """A logistic curve from the best score to whether the answer is among the first five quotes."""
    from sklearn.linear_model import LogisticRegression

    scores = np.array([[outcome.shown[0].score] for outcome in outcomes])
    found = np.array([_found(outcome) for outcome in outcomes])
    # Cosines of such encoders lie within 0.1 of each other: scaled up, the fit isn't held flat.
    fitted = LogisticRegression(C=1e6).fit(scores * 10, found)
    slope, intercept = float(fitted.coef_[0, 0] * 10), float(fitted.intercept_[0])
    sure = 1 / (1 + np.exp(-(slope * scores[found, 0] + intercept)))
    threshold = float(np.quantile(sure, WRONG_REFUSALS, method="lower"))
    return Calibration(round(slope, 2), round(intercept, 2), round(threshold - 0.0005, 3))


def _outcomes(folder: str, questions: Sequence[Question]) -> list[Outcome]:
    retriever = Retriever.open(Path(folder))
    return ask_all(Assistant(retriever), questions, judge_of(retriever))


def _found(outcome: Outcome) -> bool:
    return outcome.passage_rank is not None and outcome.passage_rank <= SHOWN


if __name__ == "__main__":
    main(sys.argv[1:])
