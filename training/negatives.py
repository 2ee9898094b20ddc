"""Passages that look like the answer to a question and aren't.

Any other passage of a batch is told from the right one by its subject alone, which the encoder can do
already: it finds 96 of 100 among twenty. What it has to learn is to choose among passages about one matter.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from training.pairs import Pair

KEPT = 8  # for each question
_LOOKED_AT = 40
_ALIKE = 0.6  # of a passage's words: more in common, and it may be the same piece cut elsewhere
_AT_ONCE = 512


def negatives(pairs: Sequence[Pair]) -> list[list[str]]:
    """For each pair the passages of its group that share most with question and answer, best first.

    None holds the words of an answer, or nearly the same words as the right passage.
    """
    found: list[list[str]] = [[] for _ in pairs]
    for group in dict.fromkeys(pair.group for pair in pairs):
        members = [at for at, pair in enumerate(pairs) if pair.group == group]
        for at, near in zip(members, _near([pairs[at] for at in members]), strict=True):
            found[at] = near
    return found


def _near(pairs: Sequence[Pair]) -> list[list[str]]:
    from sklearn.feature_extraction.text import TfidfVectorizer

    passages = list(dict.fromkeys(pair.passage for pair in pairs))
    number = {passage: at for at, passage in enumerate(passages)}
    pieces = TfidfVectorizer(analyzer="char_wb", ngram_range=(4, 5), sublinear_tf=True)
    vectors: Any = pieces.fit_transform(passages)
    found = []
    for start in range(0, len(pairs), _AT_ONCE):
        some = pairs[start : start + _AT_ONCE]
        asked = pieces.transform([pair.question for pair in some])
        asked = asked + 0.5 * vectors[[number[pair.passage] for pair in some]]
        for pair, scores in zip(some, (asked @ vectors.T).toarray(), strict=True):
            order = np.argsort(-scores, kind="stable")[:_LOOKED_AT]
            found.append([passages[at] for at in order if not _answers(pair, passages[at])][:KEPT])
    return found


def _answers(pair: Pair, passage: str) -> bool:
    """Whether a passage may answer the question after all."""
    words, right = set(passage.lower().split()), set(pair.passage.lower().split())
    if len(words & right) > _ALIKE * min(len(words), len(right)):
        return True
    return any(answer.lower() in passage.lower() for answer in pair.answers if len(answer) > 1)
