"""How high what answers stands, by `ir_measures`: hit@k, MRR, nDCG@10, recall@k."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eval.errors import EvalError
from eval.topics import Topics

if TYPE_CHECKING:
    from ir_measures import Measure

HITS = ("hit@1", "hit@3", "hit@5", "hit@10", "MRR")
"""These ask where the first passage that answers stands, and nothing of the others."""

Values = dict[str, float]
"""The figures of one topic or question, by name: between 0 and 1."""


def require_library() -> None:
    """EvalError when the library is missing: better before a thousand questions than after."""
    _measures()


def measured(topics: Topics) -> dict[str, Values]:
    """Every figure of each topic that has judgements; a topic for which nothing was found has zeros."""
    measures = _measures()
    from ir_measures import iter_calc

    # The library sorts by score, and ties by name: scores that fall keep the order given.
    run = {topic: {name: float(-at) for at, name in enumerate(names)} for topic, names in topics.run.items()}
    found: dict[str, Values] = {topic: {} for topic in topics.qrels}
    for one in iter_calc(list(measures), topics.qrels, run):
        found[one.query_id][measures[one.measure]] = float(one.value)
    return {topic: {name: values[name] for name in measures.values()} for topic, values in found.items()}


def _measures() -> dict[Measure, str]:
    """The library's measures with the names they have here."""
    try:
        from ir_measures import RR, R, Success, nDCG
    except ImportError as error:
        raise EvalError("measuring needs ir-measures: install it with pip install 'citaat[eval]'") from error
    hits = {Success @ k: f"hit@{k}" for k in (1, 3, 5, 10)}
    return {**hits, RR: "MRR", nDCG @ 10: "nDCG@10", R @ 5: "recall@5", R @ 10: "recall@10"}
