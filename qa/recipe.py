"""What makes a report's row, beside the bytes of its file, and so makes it out of date when it changes."""

from __future__ import annotations

from pathlib import Path

from corpus import passages as splitting
from corpus import read as reading
from corpus import stated_beside
from qa import units as embedding

RECIPE = f"read {reading.VERSION}, split {splitting.VERSION}, embed {embedding.VERSION}"
"""The versions of the code."""

_STATED = ", stated "


def recipe_of(path: Path) -> str:
    """The code's versions, and what a `reports.toml` states of the file."""
    stated = stated_beside(path)
    return f"{RECIPE}{_STATED}{sorted(stated.items())}" if stated else RECIPE


def embedded_alike(recipe: str, other: str) -> bool:
    """Whether the texts of a passage were the same, or would be, by both recipes."""
    first, second = (one.partition(_STATED)[0].rpartition(", ")[2] for one in (recipe, other))
    return first == second
