"""Passages that say again what a better one says, in nearly its words: one place, and where else.

A half-yearly report repeats much of the one before. Both places are found, and told; but five times the
same words leave no room for what else answers.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TypeAlias

from qa.types import Hit

Words: TypeAlias = frozenset[str]

_WORD = re.compile(r"\w+")
# Of the words of both, so many are shared; and all numbers, for these are what a later report changes.
_SHARED = 0.9


def together(hits: Sequence[Hit]) -> list[list[Hit]]:
    """The hits in order, each with those after it that say the same again behind it."""
    groups: list[tuple[Words, list[Hit]]] = []
    for hit in hits:
        words = frozenset(_WORD.findall(hit.passage.text.casefold()))
        group = next((group for first, group in groups if _same(first, words)), None)
        if group is None:
            groups.append((words, [hit]))
        else:
            group.append(hit)
    return [group for _, group in groups]


def _same(one: Words, other: Words) -> bool:
    if len(one & other) < _SHARED * len(one | other):
        return False
    return not any(word.isnumeric() for word in one ^ other)
