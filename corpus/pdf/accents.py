"""Letters printed in two parts, a letter and an accent over or under it, put together (NFC).

Some programs have no "ş": they print an s, and a cedilla that overlaps it, before or after it and with a
jump between. Which letter an accent belongs to is told by where both stand.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

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
_ALIKE = 0.6  # of the size: an accent isn't much smaller than its letter


def is_accent(character: str) -> bool:
    """Whether a character may be an accent on another: by itself (¨) or as a combining mark."""
    return character in _MARKS or character == "/" or bool(character and unicodedata.combining(character))


def with_accent(letter: str, accent: str) -> str:
    """The one character that a letter and an accent make; empty where there is none."""
    if accent == "/":
        return _STRUCK.get(letter + accent, "")
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
    for near in _around(at, len(found)):
        other = found[near]
        done = _on_letter(other, accent) if other is not None and accent.text else None
        if done is not None:
            rest = glyphs[:-1] if last else glyphs[1:]
            solid = any(glyph.shown.solid for glyph in rest)
            found[near] = done
            found[at] = one.of(rest) if solid else None
            return


def _accent(one: Written, glyph: Glyph) -> _Accent:
    text = glyph.shown.text if is_accent(glyph.shown.text) else ""
    middle = (glyph.start + glyph.end) / 2
    if glyph.start == glyph.end:  # a combining mark without a width stands left of its place
        middle -= 2 * _ASIDE * one.size
    x, y = one.point(middle)
    return _Accent(text, x, y, one.letter)


def _around(at: int, count: int) -> Iterator[int]:
    """The places near one, the nearest first."""
    for step in range(1, NEAR + 1):
        yield from (near for near in (at - step, at + step) if 0 <= near < count)


def _on_letter(other: Written, accent: _Accent) -> Written | None:
    """A string with the accent on the letter that it overlaps; None where it overlaps none."""
    left, level = other.point(other.start)
    right, _ = other.point(other.end)
    size, aside = other.letter, _ASIDE * other.letter
    alike = is_straight(other.matrix) and _ALIKE * size <= accent.size <= size / _ALIKE
    over = left - aside <= accent.x <= right + aside and abs(accent.y - level) <= _RAISED * size
    if not (alike and over) or sum(shown.count for _, _, _, _, shown in other.pieces) > LONGEST:
        return None
    glyphs = other.glyphs()
    best = min(range(len(glyphs)), key=lambda at: _off(other, glyphs[at], accent.x))
    whole = with_accent(glyphs[best].shown.text, accent.text)
    if not whole or _off(other, glyphs[best], accent.x) > aside:
        return None
    letter = glyphs[best]._replace(shown=replace(glyphs[best].shown, text=whole))
    return other.of([*glyphs[:best], letter, *glyphs[best + 1 :]])


def _off(one: Written, glyph: Glyph, x: float) -> float:
    """How far a place is outside a character; less than nothing inside it."""
    left, _ = one.point(glyph.start)
    right, _ = one.point(glyph.end)
    return max(left - x, x - right)
