"""Scripts that run from right to left: from the order of print to the order of reading.

A page shows its letters from left to right, whatever their script: a Hebrew word comes out with its last
letter first. What the bidirectional algorithm (Unicode Standard Annex 9) did to lay a line out is undone
here: each stretch gets the level that it had, and rule L2 is applied once more, which is its own inverse.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from itertools import groupby

# Blocks of right-to-left scripts; which of their characters are letters, their class says.
_RTL = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]")
_FORMS = re.compile("[\ufb50-\ufdff\ufe70-\ufefc]")  # Arabic letters by their shape in a word
_PAIRS = str.maketrans("()[]{}<>«»‹›≤≥", ")(][}{><»«›‹≥≤")
_CLASSES = {"L": "L", "R": "R", "AL": "R", "EN": "9", "AN": "9"}
# Separators that stay in a number: 12.5, 1/2, 12-05 (W4; in Arabic text the hyphen doesn't), 50%, €5 (W5).
_IN_NUMBERS = {"CS", "ES"}
_AROUND_NUMBERS = "ET"
_LATIN = re.compile(r"[L9](?:[-L9]*[L9])?")
_HEBREW = re.compile(r"R(?:[-R9]*R)?")
_NUMBER = re.compile(r"9+")


def has_rtl(text: str) -> bool:
    """Whether there are letters of a right-to-left script in a text."""
    return not text.isascii() and _RTL.search(text) is not None


def as_seen(text: str) -> str:
    """The letters that one glyph stands for, from left to right; Arabic shapes as plain letters.

    The glyph lam-alef stands for two letters, of which the second one is seen on the left.
    """
    if text.isascii() or _RTL.search(text) is None:
        return text
    plain = _FORMS.sub(lambda found: unicodedata.normalize("NFKC", found.group()).strip(), text)
    return plain[::-1] if all(_RTL.match(c) for c in plain) else plain


def mostly_rtl(texts: Iterable[str]) -> bool:
    """Whether more letters run from right to left than the other way."""
    balance = 0
    for text in texts:
        classes = [_class(c) for c in text] if has_rtl(text) else ["L"] * sum(map(str.isalpha, text))
        balance += classes.count("R") - classes.count("L")
    return balance > 0


def as_read(text: str, *, rtl: bool) -> str:
    """The characters of a line, seen from left to right, in the order in which they are read.

    `rtl` is the direction of the text around it.
    """
    if not has_rtl(text):
        return text
    classes = _resolved(text)
    levels = _levels("".join(classes), rtl=_goes_left(classes, rtl=rtl))
    shown = [c.translate(_PAIRS) if level % 2 else c for c, level in zip(text, levels, strict=True)]
    order = list(range(len(text)))
    for least in range(1, max(levels, default=0) + 1):
        order = _turned(order, [levels[at] >= least for at in order])
    return unicodedata.normalize("NFC", "".join(shown[at] for at in order))


def _goes_left(classes: list[str], *, rtl: bool) -> bool:
    """The direction of a line: of most of its letters, its ends and the text around it, two decide.

    A line of which only one end is a letter from right to left may go either way: the text around it tells.
    """
    letters = [one for one in classes if one in "LR"]
    if not letters or letters[0] != letters[-1]:
        return rtl
    return sorted((letters.count("R") > letters.count("L"), letters[0] == "R", rtl))[1]


def _turned(order: list[int], turns: list[bool]) -> list[int]:
    """The same places, each stretch of those that turn in the opposite order."""
    found: list[int] = []
    for turned, stretch in groupby(zip(turns, order, strict=True), lambda pair: pair[0]):
        places = [at for _, at in stretch]
        found += places[::-1] if turned else places
    return found


def _class(c: str) -> str:
    return _CLASSES.get(unicodedata.bidirectional(c), "-")


def _resolved(text: str) -> list[str]:
    """Each character as L, R, 9 (in a number) or - (neutral)."""
    kinds = [unicodedata.bidirectional(c) for c in text]
    classes = [_CLASSES.get(kind, "-") for kind in kinds]
    within = _IN_NUMBERS - {"ES"} if "AL" in kinds else _IN_NUMBERS
    for at, kind in enumerate(kinds):
        before, after = classes[at - 1 : at], classes[at + 1 : at + 2]
        inside = kind in within and before == after == ["9"]
        if inside or (kind == _AROUND_NUMBERS and "9" in (*before, *after)):
            classes[at] = "9"
        elif kind == "NSM":  # vowel points go with their letter, on either side of which they may come
            classes[at] = "R" if "R" in (*before, *after) else "-"
    return classes


def _levels(classes: str, *, rtl: bool) -> list[int]:
    """The level of each character: odd ones are read from right to left."""
    levels = [int(rtl)] * len(classes)
    for stretch in (_LATIN if rtl else _HEBREW).finditer(classes):
        level = 2 if rtl and "L" in stretch.group() else 1
        levels[stretch.start() : stretch.end()] = [level] * len(stretch.group())
        if level == 1:
            for number in _NUMBER.finditer(stretch.group()):
                start, end = stretch.start() + number.start(), stretch.start() + number.end()
                levels[start:end] = [2] * (end - start)
    return levels
