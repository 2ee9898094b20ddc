"""From the kinds of evidence for a passage to one score.

The weights were chosen on the development questions (`python -m eval.ablation` prints what each kind
gives); a sum of few weights, none of them fine, for a few hundred questions can't tell more apart.
"""

from __future__ import annotations

from dataclasses import dataclass

from qa.types import Evidence


@dataclass(frozen=True, slots=True)
class Weights:
    """What each kind of evidence counts for."""

    passage: float
    sentence: float
    tokens: float
    lexical: float

    def score(self, evidence: Evidence) -> float:
        """The weighted sum, of the best sentence where there are several."""
        return (
            self.passage * evidence.passage
            + self.sentence * max(evidence.sentences)
            + self.tokens * evidence.tokens
            + self.lexical * evidence.lexical
        )


WITH_TOKENS = Weights(passage=0.5, sentence=0.5, tokens=1.0, lexical=0.5)
# For an encoder that gives no vectors of tokens, and that nobody has measured with words beside it.
WITHOUT_TOKENS = Weights(passage=0.5, sentence=0.5, tokens=0.0, lexical=0.0)
