"""Reciprocal rank: 1 for an answer in first place, a half in second, 0 for none. Its mean is MRR."""

from __future__ import annotations

from collections.abc import Sequence


def reciprocal_ranks(ranks: Sequence[int | None]) -> list[float]:
    """1 / rank of each question."""
    return [1 / rank if rank else 0.0 for rank in ranks]
