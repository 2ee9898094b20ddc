"""The first hits in the order of a reranker, which reads question and passage together.

It orders, and does nothing else. A hit's score stays the one it was found with, so that it means the
same with a reranker and without one: the confidence and the quotes are made from it.
"""

from __future__ import annotations

from collections.abc import Sequence

from embeddings.reranker import Reranker
from qa.types import Hit
from qa.units import Units

RERANKED = 20
"""How many of the best hits are read again: each costs a pass through the model."""


def rerank(reranker: Reranker, query: str, hits: Sequence[Hit]) -> list[Hit]:
    """The hits with the first `RERANKED` of them in the reranker's order, and the others as they were."""
    texts = [Units(hit.passage, hit.sentences).texts[0] for hit in hits[:RERANKED]]
    # The same words in two reports are read once: in different batches they could differ by a hair.
    unique = list(dict.fromkeys(texts))
    scores = dict(zip(unique, reranker.score(query, unique).tolist(), strict=True))
    return reranked(hits, [scores[text] for text in texts])


def reranked(hits: Sequence[Hit], scores: Sequence[float]) -> list[Hit]:
    """The first hits, as many as there are scores, highest score first, and the others behind them.

    Hits of equal scores, and those without one, stay in the order in which they came.
    """
    if len(scores) > len(hits):
        raise ValueError(f"there are {len(scores)} scores for {len(hits)} hits")
    order = sorted(range(len(scores)), key=lambda at: -scores[at])
    return [*(hits[at] for at in order), *hits[len(scores) :]]
