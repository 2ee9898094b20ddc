"""Fit the confidence on a question set over some collections: `python -m eval.calibrate FOLDER...`.

Prints the constants for `qa.confidence` of the collections' encoder, and what they were fitted on.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from eval.asked import judge_of
from eval.measures.auroc import auroc
from eval.outcome import Outcome
from eval.questions import DEVELOPMENT, Question, load_questions
from eval.run import DEPTH, ask_all
from qa import Assistant, Retriever
from qa.confidence import Calibration, signs
from qa.types import Hit

WRONG_REFUSALS = 0.05  # of the questions that the reports answer


def main(folders: Sequence[str]) -> None:
    """Fit over all the collections together, and print."""
    questions = load_questions(DEVELOPMENT)
    asked = [one for folder in folders for one in _asked(folder, questions)]
    print(f"{len(asked)} questions over {', '.join(folders)}:")
    print(fit(asked))


@dataclass(frozen=True, slots=True)
class Asked:
    """A question's outcome, and the hits that its answer was made of."""

    outcome: Outcome
    hits: Sequence[Hit]

    @property
    def best(self) -> float:
        """The best score."""
        return max(hit.score for hit in self.hits)

    @property
    def signs(self) -> tuple[float, ...]:
        """What else the confidence is made of."""
        return signs(self.outcome.question.text, self.hits)


def fit(asked: Sequence[Asked]) -> Calibration:
    """The two curves: the reports speak of the matter, and they tell what is asked.

    The first tells questions off topic from all others, the second near misses from answerable ones.
    """
    best = np.array([[one.best] for one in asked])
    found = np.array([one.signs for one in asked])
    answerable = np.array([one.outcome.question.answerable for one in asked])
    on_topic = np.array([one.outcome.question.type != "off topic" for one in asked])
    first = _model(1.0).fit(best, on_topic)
    second = _model(0.3).fit(found[on_topic], answerable[on_topic])
    sure = first.predict_proba(best)[:, 1] * second.predict_proba(found)[:, 1]
    threshold = float(np.quantile(sure[answerable], WRONG_REFUSALS, method="lower"))
    print(f"AUROC of unseen tenths: {_unseen(asked, best, found, answerable, on_topic):.3f}")
    (slope,), intercept = _plain(first)
    weights, bias = _plain(second)
    return Calibration(slope, intercept, round(threshold - 0.0005, 3), weights, bias)


def _model(strength: float) -> Any:
    """A logistic curve held small, for there are few questions for so many signs."""
    from sklearn.linear_model import LogisticRegression
    from sklearn.pipeline import make_pipeline
    from sklearn.preprocessing import StandardScaler

    return make_pipeline(StandardScaler(), LogisticRegression(C=strength))


def _plain(model: Any) -> tuple[tuple[float, ...], float]:
    """The weights of the signs as they are, and the number to add."""
    scaler, curve = model[0], model[-1]
    weights = curve.coef_[0] / scaler.scale_
    bias = float(curve.intercept_[0] - weights @ scaler.mean_)
    return tuple(round(float(weight), 3) for weight in weights), round(bias, 3)


def _unseen(asked: Sequence[Asked], best: Any, found: Any, answerable: Any, on_topic: Any) -> float:
    """How well answerable questions are told from the others by curves fitted on nine other tenths."""
    from sklearn.model_selection import GroupKFold

    ids = [one.outcome.question.id for one in asked]  # a question is asked of each collection
    sure = np.zeros(len(asked))
    for fitted, judged in GroupKFold(10).split(best, groups=ids):
        treated = fitted[on_topic[fitted]]
        first = _model(1.0).fit(best[fitted], on_topic[fitted])
        second = _model(0.3).fit(found[treated], answerable[treated])
        sure[judged] = first.predict_proba(best[judged])[:, 1] * second.predict_proba(found[judged])[:, 1]
    return float(auroc(sure, answerable)[0])


def _asked(folder: str, questions: Sequence[Question]) -> list[Asked]:
    retriever = Retriever.open(Path(folder))
    judge = judge_of(retriever)
    held = [question for question in questions if not question.answerable or judge.holds(question)]
    outcomes = ask_all(Assistant(retriever), held, judge)
    return [Asked(one, retriever.search(one.question.text, DEPTH)) for one in outcomes]


if __name__ == "__main__":
    main(sys.argv[1:])
