"""From a question to an answer: quotes with a confidence, or an honest "not in these reports"."""

from __future__ import annotations

from qa.confidence import THRESHOLD, confidence
from qa.quotes import quote_of
from qa.retriever import Retriever, checked
from qa.types import Answer

# The confidence looks at this many hits, whatever number is shown, so that it doesn't depend on k.
_JUDGED = 20


class Assistant:
    """Answers questions from the reports of one retriever, and from nothing else."""

    def __init__(self, retriever: Retriever) -> None:
        self.retriever = retriever

    def ask(self, question: str, k: int = 5) -> Answer:
        """Answer with at most `k` quotes, best first. QuestionError when it can't be asked."""
        question = checked(question)
        hits = self.retriever.search(question, max(k, _JUDGED))
        sure = confidence(hits)
        answered = bool(hits) and sure >= THRESHOLD
        quotes = tuple(quote_of(hit) for hit in hits[:k])
        return Answer(
            question=question,
            answered=answered,
            confidence=sure,
            quotes=quotes if answered else (),
            nearest=() if answered else quotes,
            searched=self.retriever.collection.searched(),
        )
