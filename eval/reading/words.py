"""Comparing words: what two texts have in the same order, and which items of two lists are the same."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from typing import TypeVar

One = TypeVar("One")
Other = TypeVar("Other")

_WORD = re.compile(r"[^\W_]+")
_APART = re.compile(r"(?<=[^\W\d_]) (?=[\u0300-\u036f])")
_HYPHENS = re.compile(r"[\u00ad\u2010\u2011\u2212\ufffe\x02]")


def plain(text: str) -> str:
    """The text without ligatures, with one kind of hyphen, and with accents on their letters.

    pdfium gives a letter and the accent that is printed on it apart; of "s¸" NFKC makes an s, a space
    and a combining cedilla.
    """
    text = _APART.sub("", unicodedata.normalize("NFKC", text))
    return _HYPHENS.sub("-", unicodedata.normalize("NFC", text))


def words(text: str) -> list[str]:
    """The words and numbers of a text."""
    return _WORD.findall(plain(text))


def key(text: str) -> str:
    """The letters and digits of a text, in lower case: what is left when spaces and marks don't count."""
    return "".join(words(text)).casefold()


def in_order(these: Sequence[str], those: Sequence[str]) -> float:
    """The longest common subsequence as a share of the longer of the two; 1 when both are empty."""
    longest = max(len(these), len(those))
    return common(these, those) / longest if longest else 1.0


def common(these: Sequence[str], those: Sequence[str]) -> int:
    """The length of the longest common subsequence (Myers 1986, An O(ND) difference algorithm).

    The fewest deletions and insertions d that make one of the other give (n + m - d) / 2.
    """
    reach = {1: 0}  # on each diagonal the furthest place in `these` that d changes reach
    for changes in range(len(these) + len(those) + 1):
        for diagonal in range(-changes, changes + 1, 2):
            down = diagonal == -changes or (diagonal != changes and reach[diagonal - 1] < reach[diagonal + 1])
            at = reach[diagonal + 1] if down else reach[diagonal - 1] + 1
            at = _along(these, those, at, diagonal)
            reach[diagonal] = at
            if at >= len(these) and at - diagonal >= len(those):
                return (len(these) + len(those) - changes) // 2
    return 0


def _along(these: Sequence[str], those: Sequence[str], at: int, diagonal: int) -> int:
    """The place in `these` where a row of equal words ends."""
    while at < len(these) and at - diagonal < len(those) and these[at] == those[at - diagonal]:
        at += 1
    return at


def paired(
    these: Sequence[One], those: Sequence[Other], same: Callable[[One, Other], bool]
) -> list[tuple[int, int]]:
    """As many pairs as can be made in order, as places in the two lists; for lists of some hundreds."""
    best = [[0] * (len(those) + 1) for _ in range(len(these) + 1)]
    for i in range(len(these) - 1, -1, -1):
        for j in range(len(those) - 1, -1, -1):
            both = 1 + best[i + 1][j + 1] if same(these[i], those[j]) else 0
            best[i][j] = max(both, best[i + 1][j], best[i][j + 1])
    i = j = 0
    pairs = []
    while i < len(these) and j < len(those):
        if same(these[i], those[j]) and best[i][j] == 1 + best[i + 1][j + 1]:
            pairs.append((i, j))
            i, j = i + 1, j + 1
        elif best[i + 1][j] >= best[i][j + 1]:
            i += 1
        else:
            j += 1
    return pairs
