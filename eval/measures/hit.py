"""hit@k: how many questions have an answer among their first k quotes."""

from __future__ import annotations

from collections.abc import Sequence


def hits_at(k: int, ranks: Sequence[int | None]) -> list[float]:
    """1 for each question with a rank of at most k, and 0 for each without."""
    return [float(rank is not None and rank <= k) for rank in ranks]
