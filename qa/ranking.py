"""From the kinds of evidence for a passage to one score.

The weights were chosen on the development questions (`python -m eval.ablation` prints what each kind
gives); a sum of few weights, none of them fine, for a few hundred questions can't tell more apart.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from qa.types import Evidence


@dataclass(frozen=True, slots=True)
class Weights:
    """What each kind of evidence counts for; `sentence` is the best one's."""

    passage: float
    sentence: float
    tokens: float
    lexical: float
    section: float = 0.0

    def own(self, evidence: Evidence) -> float:
        """The weighted sum of a passage's own evidence."""
        return (
            self.passage * evidence.passage
            + self.sentence * max(evidence.sentences)
            + self.tokens * (evidence.tokens or 0.0)
            + self.lexical * evidence.lexical
        )

    def score(self, evidence: Evidence) -> float:
        """The weighted sum of all of it."""
        return self.own(evidence) + self.section * evidence.section


# A sentence's tokens are among its passage's: counting them twice gains nothing.
WITH_TOKENS = Weights(passage=0.5, sentence=0.0, tokens=1.0, lexical=0.5, section=0.3)
# For an encoder that gives no vectors of tokens, and that nobody has measured with words beside it.
WITHOUT_TOKENS = Weights(passage=0.5, sentence=0.5, tokens=0.0, lexical=0.0)


def with_sections(
    places: Sequence[tuple[str, int]], evidence: Sequence[Evidence], weights: Weights
) -> list[Evidence]:
    """The evidence for each of some passages, with that for the others under its heading.

    A place is a passage's report and the number of its section there.

    An answer often stands in a paragraph that no longer names what its neighbours name.
    """
    own = [weights.own(one) for one in evidence]
    together = defaultdict(list)
    for at, place in enumerate(places):
        together[place].append(at)
    best = {}
    for group in together.values():
        first, *others = sorted(group, key=lambda at: -own[at])
        best.update(dict.fromkeys(others, own[first]))
        best[first] = own[others[0] if others else first]
    return [replace(one, section=best[at]) for at, one in enumerate(evidence)]
