"""Line-end hyphens: which only break a word, and which belong to it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from corpus.pdf.characters import SOFT_HYPHENS

_HYPHENS = ("-", *SOFT_HYPHENS)
_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_LAST = re.compile(r"\S+$")
_FIRST = re.compile(r"^\S+")
_TAIL = re.compile(r"[^\W\d_]+$")
_HEAD = re.compile(r"^[^\W\d_]+")
# After a hyphen these stand for a word of their own: "in- en uitstroom", "voor- of achteraf".
_LINKS = frozenset(("en", "of", "en/of", "tot", "als", "dan", "maar", "noch", "and", "or", "und"))
_ADDRESS = re.compile(r"https?:|www\.|/\S+/|\w\.(nl|eu|com|org)/")


@dataclass(frozen=True, slots=True)
class Hyphens:
    """Decides at a line's end by the words seen unbroken elsewhere in the same file.

    `soft` is what holds when the file doesn't know the word in either form: whether its own
    program breaks words with an ordinary hyphen.
    """

    words: Counter[str]
    soft: bool

    def link(self, before: str, after: str) -> tuple[str, str]:
        """The line before a break without a soft hyphen, and what stands between it and the next."""
        if not before or not after:
            return before, ""
        if before[-1] in SOFT_HYPHENS:
            return before[:-1], ""
        if before[-1] != "-" or before.endswith(" -") or before == "-":
            return before, "" if _broken_address(before) else " "
        return self._hyphened(before, after)

    def _hyphened(self, before: str, after: str) -> tuple[str, str]:
        tail, head = _TAIL.search(before[:-1]), _HEAD.search(after)
        if tail and head and self.words[f"{tail.group()}-{head.group()}".casefold()] > 0:
            known = self.words[(tail.group() + head.group()).casefold()]
            if known < self.words[f"{tail.group()}-{head.group()}".casefold()]:
                return before, ""  # "GGD-en" is known: not "GGD- en"
        first = _FIRST.search(after)
        if first and first.group().rstrip(",.;:").casefold() in _LINKS:
            return before, " "
        last = _LAST.search(before)
        if last and _ADDRESS.search(last.group()):
            return before, ""
        if not tail or not head:
            return before, ""
        return (before[:-1], "") if self._breaks(tail.group(), head.group()) else (before, "")

    def _breaks(self, tail: str, head: str) -> bool:
        joined = self.words[(tail + head).casefold()]
        hyphened = self.words[f"{tail}-{head}".casefold()]
        if joined != hyphened:
            return joined > hyphened
        if head[0].isupper() or tail[-1].isupper():
            return False
        return self.soft


def hyphens_of(lines: Iterable[str]) -> Hyphens:
    """What the lines of a file teach about its words and its way of breaking them."""
    words: Counter[str] = Counter()
    ends: list[tuple[str, str]] = []
    automatic, count = False, 0
    before = ""
    for line in filter(None, lines):
        count += 1
        found = [word.casefold() for word in _WORD.findall(line)]
        broken = before[-1:] in _HYPHENS
        whole = found[1:] if broken else found  # a word that is broken teaches nothing
        words.update(whole[:-1] if line[-1] in _HYPHENS else whole)
        if broken and before[-1] == "-":
            ends += _parts(before, line)
        automatic = automatic or line[-1] in SOFT_HYPHENS
        before = line
    return Hyphens(words, not automatic and _mostly_soft(words, ends, count))


def _parts(before: str, after: str) -> list[tuple[str, str]]:
    """The two parts of a word that a hyphen at a line's end parts, if it does."""
    tail, head = _TAIL.search(before[:-1]), _HEAD.search(after)
    if not tail or not head or head.group() in _LINKS:
        return []
    return [(tail.group(), head.group())]


def _mostly_soft(words: Counter[str], ends: list[tuple[str, str]], lines: int) -> bool:
    """Whether the file's own evidence says that a hyphen at a line's end only breaks a word.

    Without evidence: 1 line in 40 ends so in a file that breaks words, 1 in 200 in one that
    doesn't.
    """
    joined = sum(words[(tail + head).casefold()] > 0 for tail, head in ends)
    hyphened = sum(words[f"{tail}-{head}".casefold()] > 0 for tail, head in ends)
    if joined != hyphened:
        return joined > hyphened
    return len(ends) * 80 > lines


def _broken_address(before: str) -> bool:
    """Whether a line ends within a web address: after a stroke, a letter that joins its parts."""
    last = _LAST.search(before) if before[-1] in "/=&?_" else None
    return last is not None and _ADDRESS.search(last.group()) is not None
