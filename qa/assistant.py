"""From a question to an answer: quotes with a confidence, or an honest "not in these reports"."""

from __future__ import annotations

from qa.confidence import Calibration, calibration_of
from qa.quotes import quote_of
from qa.retriever import Retriever, checked
from qa.types import Answer


class Assistant:
    """Answers questions from the reports of one retriever, and from nothing else."""

    def __init__(self, retriever: Retriever, *, calibration: Calibration | None = None) -> None:
        """`calibration` replaces the one that was measured for the retriever's encoder."""
        self.retriever = retriever
        self.calibration = calibration or calibration_of(retriever.encoder.name)

    def ask(self, question: str, k: int = 5) -> Answer:
        """Answer with at most `k` quotes, best first. QuestionError when it can't be asked."""
        question = checked(question)
        hits = self.retriever.search(question, k)
        confidence = self.calibration.confidence(hits)
        answered = bool(hits) and confidence >= self.calibration.threshold
        quotes = tuple(quote_of(hit) for hit in hits)
        return Answer(
            question=question,
            answered=answered,
            confidence=confidence,
            quotes=quotes if answered else (),
            nearest=() if answered else quotes,
            searched=self.retriever.collection.searched(),
        )
