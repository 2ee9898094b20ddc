"""From a hit to its quote: the sentences of the passage that answer, as one span."""

from __future__ import annotations

from qa.types import Hit, Quote

# A neighbour of the best sentence belongs to the quote when it comes this near to the best: by cosine,
# and by how well the question's tokens are found, which differs more from sentence to sentence.
MARGIN = 0.03
TOKEN_MARGIN = 0.05
LONGEST = 3  # sentences


def quote_of(hit: Hit) -> Quote:
    """The best sentence of the passage, with neighbours that come near to it."""
    scores = hit.evidence.sentences
    first = last = max(range(len(scores)), key=lambda at: scores[at])
    enough = scores[first] - (MARGIN if hit.evidence.tokens is None else TOKEN_MARGIN)
    while last - first + 1 < LONGEST:
        before = scores[first - 1] if first else float("-inf")
        after = scores[last + 1] if last + 1 < len(scores) else float("-inf")
        if max(before, after) < enough:
            break
        if after >= before:
            last += 1
        else:
            first -= 1
    return Quote(hit.passage, hit.sentences[first][0], hit.sentences[last][1], hit.score)
