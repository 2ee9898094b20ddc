"""Passages that look like the answer to a question and aren't.

Any other passage is told from the right one by its subject alone, which the encoder can do already. What a
reader has to learn is to choose among those that the encoder finds, and that share the question's words.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from training.pairs import Pair

KEPT = 12  # for each question, by words and by vectors
_LOOKED_AT = 40
_ALIKE = 0.6  # of a passage's words: more in common, and it may be the same piece cut elsewhere
_AT_ONCE = 512

Vectors = npt.NDArray[np.float32]
Near = Callable[[Sequence[int]], Iterator[Sequence[int]]]
"""From the pairs of a group to the passages, by number, that come nearest to each."""


def by_words(pairs: Sequence[Pair], passages: Sequence[str]) -> list[list[int]]:
    """For each pair the passages of its group that share most with question and answer, best first."""
    from sklearn.feature_extraction.text import TfidfVectorizer

    def near(members: Sequence[int]) -> Iterator[Sequence[int]]:
        own, number = _own(pairs, passages, members)
        pieces = TfidfVectorizer(analyzer="char_wb", ngram_range=(4, 5), sublinear_tf=True)
        vectors: Any = pieces.fit_transform([passages[at] for at in own])
        for start in range(0, len(members), _AT_ONCE):
            some = members[start : start + _AT_ONCE]
            asked: Any = pieces.transform([pairs[at].question for at in some])
            asked = asked + 0.5 * vectors[[number[pairs[at].passage] for at in some]]
            for scores in (asked @ vectors.T).toarray():
                yield own[np.argsort(-scores, kind="stable")[:_LOOKED_AT]].tolist()

    return _negatives(pairs, passages, near)


def by_vectors(
    pairs: Sequence[Pair], passages: Sequence[str], questions: Vectors, vectors: Vectors
) -> list[list[int]]:
    """For each pair the passages of its group whose vectors come nearest to the question's, best first.

    `questions` has the shape (pairs, dimensions), `vectors` (passages, dimensions).
    """

    def near(members: Sequence[int]) -> Iterator[Sequence[int]]:
        own, _ = _own(pairs, passages, members)
        for at in members:
            yield own[np.argsort(-vectors[own] @ questions[at], kind="stable")[:_LOOKED_AT]].tolist()

    return _negatives(pairs, passages, near)


def _own(
    pairs: Sequence[Pair], passages: Sequence[str], members: Sequence[int]
) -> tuple[npt.NDArray[np.int64], dict[str, int]]:
    """The numbers of a group's passages, and the place of each among them."""
    texts = {pairs[at].passage for at in members}
    own = np.array([at for at, passage in enumerate(passages) if passage in texts])
    return own, {passages[at]: place for place, at in enumerate(own)}


def _negatives(pairs: Sequence[Pair], passages: Sequence[str], near: Near) -> list[list[int]]:
    found: list[list[int]] = [[] for _ in pairs]
    for group in dict.fromkeys(pair.group for pair in pairs):
        members = [at for at, pair in enumerate(pairs) if pair.group == group]
        for at, numbers in zip(members, near(members), strict=True):
            found[at] = [one for one in numbers if not _may_answer(pairs[at], passages[one])][:KEPT]
    return found


def _may_answer(pair: Pair, passage: str) -> bool:
    """Whether a passage may answer the question after all."""
    words, right = set(passage.lower().split()), set(pair.passage.lower().split())
    if len(words & right) > _ALIKE * min(len(words), len(right)):
        return True
    return any(answer.lower() in passage.lower() for answer in pair.answers if len(answer) > 1)
