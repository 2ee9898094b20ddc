"""From a question to an answer: quotes with a confidence, or an honest "not in these reports"."""

from __future__ import annotations

from qa.confidence import Calibration, calibration_of
from qa.filters import Filter
from qa.rerank import RERANKED
from qa.retriever import Retriever, checked
from qa.shown import elsewhere, shown
from qa.types import Answer, Searched


class Assistant:
    """Answers questions from the reports of one retriever, and from nothing else."""

    def __init__(self, retriever: Retriever, *, calibration: Calibration | None = None) -> None:
        """`calibration` replaces the one that was measured for the retriever's encoder."""
        self.retriever = retriever
        self.calibration = calibration or calibration_of(retriever.encoder.name)

    def refreshed(self) -> Assistant:
        """One that answers from the collection as it now is on disk (`Retriever.refreshed`), or this one."""
        retriever = self.retriever.refreshed()
        return self if retriever is self.retriever else Assistant(retriever, calibration=self.calibration)

    def ask(self, question: str, k: int = 5, *, only: Filter | None = None) -> Answer:
        """Answer with at most `k` quotes. QuestionError when it can't be asked.

        They are best first; or, where the question follows a matter over time, the best one of each report
        in order of date, and then the others.

        `only` says which reports are searched. When it leaves none, the answer has no quotes and no
        nearest passages, and `searched` counts 0 reports.
        """
        if k < 1:
            raise ValueError(f"k must be 1 or more, not {k}")
        question = checked(question)
        # As many for any k, so that the confidence doesn't depend on how many are shown.
        found = self.retriever.find(question, max(k, RERANKED), only=only)
        hits = found.hits
        confidence = self.calibration.confidence(question, hits)
        answered = bool(hits) and confidence >= self.calibration.threshold
        quotes = shown(question, hits, k)
        return Answer(
            question=question,
            answered=answered,
            confidence=confidence,
            quotes=quotes if answered else (),
            nearest=() if answered else quotes,
            searched=Searched.of(found.reports, only),
            elsewhere=elsewhere(hits, quotes),
        )
