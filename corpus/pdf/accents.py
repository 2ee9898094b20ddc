"""Letters printed in two parts, a letter and an accent over or under it, put together (NFC).

Some programs have no "ş": they print an s, and a cedilla that overlaps it, before or after it and with a
jump between. Which letter an accent belongs to is told by where both stand.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from corpus.pdf.direction import has_rtl
from corpus.pdf.plane import is_straight
from corpus.pdf.written import Glyph, Written

MOST = 2_000  # accents on a page, and
NEAR = 30  # strings before and after one, in which its letter is looked for, of at most
LONGEST = 400  # letters
_MARKS = dict(
    zip(
        "`´^ˆ~˜¯ˉ˘˙¨°˚˝ˇ¸˛",
        "\u0300\u0301\u0302\u0302\u0303\u0303\u0304\u0304\u0306\u0307\u0308\u030a\u030a\u030b\u030c\u0327\u0328",
        strict=True,
    )
)
_STRUCK = {"o/": "ø", "O/": "Ø"}
_DOTLESS = {"ı": "i", "ȷ": "j"}
_RAISED = 0.4  # times the size: so far up an accent may go for a capital
_ASIDE = 0.1  # times the size: so far beside the letter its middle may be
_LEFT, _RIGHT = -0.2, 0.15  # times the size
_ALIKE = 0.6  # of the size: an accent isn't much smaller than its letter


def is_accent(character: str) -> bool:
    """Whether a character may be an accent on another: by itself (¨) or as a combining mark."""
    if character in _MARKS or character == "/":
        return True
    return not character.isalnum() and character != "" and unicodedata.combining(character) > 0


def with_accent(letter: str, accent: str) -> str:
    """The one character that a letter and an accent make, or the letter with its vowel point.

    Empty where they make none. A Hebrew or Arabic letter comes after its point: what is seen from left to
    right is turned around later.
    """
    if accent == "/":
        return _STRUCK.get(letter + accent, "")
    if has_rtl(letter):
        return accent + letter if unicodedata.combining(accent) else ""
    whole = unicodedata.normalize("NFC", _DOTLESS.get(letter, letter) + _MARKS.get(accent, accent))
    return whole if len(whole) == 1 else ""


def composed(written: Sequence[Written]) -> list[Written]:
    """The same strings, with every accent put on the letter that it overlaps."""
    found: list[Written | None] = list(written)
    places = [at for at, one in enumerate(written) if _ends_in_accent(one)]
    for at in places[:MOST]:
        _put(found, at, last=True)
        _put(found, at, last=False)
    return [one for one in found if one is not None]


def _ends_in_accent(one: Written) -> bool:
    return is_accent(one.pieces[0][4].text[:1]) or is_accent(one.pieces[-1][4].text[-1:])


@dataclass(frozen=True, slots=True)
class _Accent:
    """An accent: what it is, where its middle is on the page, and its size."""

    text: str
    x: float
    y: float
    size: float


def _put(found: list[Written | None], at: int, *, last: bool) -> None:
    """Put the last or first character of a string on its letter in another, if it is an accent on one."""
    one = found[at]
    if one is None or not is_straight(one.matrix):
        return
    glyphs = one.glyphs()
    accent = _accent(one, glyphs[-1 if last else 0])
    letters = (_letter(found[near], near, accent) for near in _around(at, len(found)) if accent.text)
    best = min(filter(None, letters), default=None, key=lambda letter: letter.off)
    if best is not None:
        found[best.at] = best.made
        rest = glyphs[:-1] if last else glyphs[1:]
        found[at] = one.of(rest) if any(glyph.shown.solid for glyph in rest) else None


def _accent(one: Written, glyph: Glyph) -> _Accent:
    text = glyph.shown.text if is_accent(glyph.shown.text) else ""
    if text.isascii() and not (one.jumped or one.pieces == [tuple(glyph)]):
        text = ""  # in `~/bin` these are characters of their own, and a place may be known roughly only
    middle = (glyph.start + glyph.end) / 2
    if glyph.start == glyph.end:  # a mark without a width: a Latin one reaches to the left, others right
        middle += (_RIGHT if has_rtl(text) else _LEFT) * one.size
    x, y = one.point(middle)
    return _Accent(text, x, y, one.letter)


def _around(at: int, count: int) -> Iterator[int]:
    """The places near one, the nearest first."""
    for step in range(1, NEAR + 1):
        yield from (near for near in (at - step, at + step) if 0 <= near < count)


@dataclass(frozen=True, slots=True)
class _Letter:
    """A letter that an accent overlaps: which string it is in, what that becomes, how well it fits."""

    at: int
    made: Written
    off: float


def _letter(other: Written | None, at: int, accent: _Accent) -> _Letter | None:
    """The letter of a string that an accent overlaps, if there is one and they make a character."""
    if other is None or not _is_near(other, accent):
        return None
    glyphs = other.glyphs()
    best = min(range(len(glyphs)), key=lambda number: _off(other, glyphs[number], accent.x))
    off = _off(other, glyphs[best], accent.x)
    whole = with_accent(glyphs[best].shown.text, accent.text)
    if not whole or off > _ASIDE * other.letter:
        return None
    glyphs[best] = glyphs[best]._replace(shown=replace(glyphs[best].shown, text=whole))
    return _Letter(at, other.of(glyphs), off)


def _is_near(other: Written, accent: _Accent) -> bool:
    """Whether a string stands where an accent is, in letters of about its size."""
    size, aside = other.letter, _ASIDE * other.letter
    (left, level), (right, _) = other.point(other.start), other.point(other.end)
    if not (left - aside <= accent.x <= right + aside and abs(accent.y - level) <= _RAISED * size):
        return False
    alike = is_straight(other.matrix) and _ALIKE * size <= accent.size <= size / _ALIKE
    return alike and sum(shown.count for _, _, _, _, shown in other.pieces) <= LONGEST


def _off(one: Written, glyph: Glyph, x: float) -> float:
    """How far a place is outside a character; less than nothing inside it."""
    left, _ = one.point(glyph.start)
    right, _ = one.point(glyph.end)
    return max(left - x, x - right)
