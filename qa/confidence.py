"""How sure an answer is: from what a question's best hits look like to a number between 0 and 1."""

from __future__ import annotations

from collections.abc import Sequence

from qa.types import Hit

THRESHOLD = 0.5


def confidence(hits: Sequence[Hit]) -> float:
    """Placeholder."""
    return 1.0 if hits else 0.0
