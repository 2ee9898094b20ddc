"""What a reader of the page sees of what was written on it.

Left out is only what certainly can't be seen:
- what lies under an opaque rectangle or picture that was painted later, letter by letter;
- invisible letters (mode 3, or wholly transparent) where nothing is painted that may show words;
- white letters where nothing but white is painted.

A scanned page is a picture with its words written invisibly on it, or visibly under it: those are read.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from corpus.pdf.drawing import Drawing, Painted
from corpus.pdf.paint import Ink
from corpus.pdf.plane import Area
from corpus.pdf.written import Glyph, Written

SCAN = 0.25  # of the page: pictures that fill so much may be a scan, and show what is written under them
DOTS = 4.0  # to the height of a letter: a picture with fewer shows no words
LOOKS = 1_000_000  # comparisons on a page; what isn't compared is taken to be seen
_LOW, _HIGH = 0.0, 0.6  # times the size: where this band is covered, no letter can be read
_BESIDE = 0.15  # of a letter's width may stick out on either side
_STRIP = 24.0  # points: strings are looked up by the strip of the page in which they stand
_MEET = 0.5  # points: rectangles nearer to each other meet


class _Place(NamedTuple):
    """A string, by its number, and the band of the page that has to be covered to hide it."""

    number: int
    band: Area
    level: bool


def seen(written: Sequence[Written], drawing: Drawing, page: Area) -> list[Written]:
    """The strings of a page that can be seen, or those parts of them."""
    covers = any(one.covers and one.after for one in drawing.painted)
    if not covers and all(one.ink is Ink.DARK for one in written):
        return list(written)
    return list(_Sight(written, drawing, page).seen())


class _Sight:
    """A look at one page."""

    def __init__(self, written: Sequence[Written], drawing: Drawing, page: Area) -> None:
        self._written = written
        self._painted = drawing.painted
        self._overfull = drawing.overfull
        self._left = LOOKS
        self._shapes = [one.area for one in self._painted if one.shape]
        self._dark = [one.area for one in self._painted if one.ink is not Ink.WHITE]
        drawn = [one for one in written if one.font.drawn]  # its letters may be pictures of words
        self._shapes += [one.area() for one in drawn]
        self._dark += [one.area() for one in written if one.ink is Ink.DARK and _is_block(one)]
        pictures = (one.area.size for one in self._painted if _shows_words(one, 10.0))
        self._scan = sum(pictures) >= SCAN * page.size

    def seen(self) -> Iterator[Written]:
        """The strings, or those parts of them, that can be seen."""
        covered = self._covered()
        for number, one in enumerate(self._written):
            if one.ink is not Ink.DARK and not self._shows(one):
                continue
            yield from _uncovered(one, covered[number]) if number in covered else (one,)

    def _shows(self, one: Written) -> bool:
        """Whether invisible letters are on something that may show them, white ones on another colour."""
        under = self._shapes if one.ink is Ink.NONE else self._dark
        self._left -= len(under)
        if self._overfull or self._left < 0:
            return True
        area = one.area()
        return any(area.touches(other) for other in under)

    def _covered(self) -> dict[int, list[Area]]:
        """By the numbers of strings, what covers them or parts of them."""
        found: dict[int, list[Area]] = {}
        strips = self._strips()
        covers = [(at, one) for at, one in enumerate(self._painted) if one.covers and one.after]
        for at, cover in sorted(covers, key=lambda pair: -pair[1].area.size):
            low, high = int(cover.area.bottom // _STRIP), int(cover.area.top // _STRIP)
            for strip in range(low, high + 1):
                if strip in strips:
                    strips[strip] = self._under(at, cover, strips[strip], found)
        return found

    def _under(
        self, at: int, cover: Painted, places: list[_Place], found: dict[int, list[Area]]
    ) -> list[_Place]:
        """Note what a rectangle or picture hides; the strings of which it leaves something."""
        self._left -= len(places)
        if self._left < 0:
            return places
        rest: list[_Place] = []
        for place in places:
            if _is_over(cover, place) and self._hides(at, self._written[place.number]):
                found.setdefault(place.number, []).append(cover.area)
                if cover.area.left <= place.band.left and place.band.right <= cover.area.right:
                    continue
            rest.append(place)
        return rest

    def _strips(self) -> dict[int, list[_Place]]:
        strips: dict[int, list[_Place]] = {}
        for number, one in enumerate(self._written):
            band = one.band(_LOW, _HIGH, one.start, one.end)
            level = one.matrix[1] == 0 == one.matrix[2]
            strips.setdefault(int(band.bottom // _STRIP), []).append(_Place(number, band, level))
        return strips

    def _hides(self, at: int, one: Written) -> bool:
        """Whether the words under something painted don't show in it, or in what is painted over it."""
        if not (self._scan or one.ink is Ink.NONE):
            return True
        area = one.area()
        for later in range(at, len(self._painted)):
            self._left -= 1
            other = self._painted[later]
            if _shows_words(other, one.letter) and area.touches(other.area):
                return False
        return True


def _is_block(one: Written) -> bool:
    """Whether letters may be blocks of colour with others written in them, as those of Dingbats are."""
    text = "".join(shown.text for _, _, _, _, shown in one.pieces)
    return not (text.isascii() and text.isprintable()) and any(
        unicodedata.category(c)[0] in "SC" for c in text
    )


def _shows_words(painted: Painted, size: float) -> bool:
    """Whether something is a picture with dots enough for letters of a size."""
    return painted.detail * size >= DOTS


def _is_over(cover: Painted, place: _Place) -> bool:
    """Whether a string, or some letters of it where it is level, lies under something painted later."""
    left, bottom, right, top = cover.area
    band = place.band
    if place.number >= cover.after or band.bottom < bottom or band.top > top:
        return False
    if place.level:
        return left < band.right and band.left < right
    return left <= band.left and band.right <= right


def _uncovered(one: Written, covers: Sequence[Area]) -> Iterator[Written]:
    """The stretches of a string that lie under none of these."""
    if not one.matrix[1] == 0 == one.matrix[2]:
        return
    stretches = _joined(covers)
    parts = [(_is_under(one, glyph, stretches), glyph) for glyph in one.glyphs()]
    if not any(under for under, _ in parts):
        yield one
        return
    for under, group in groupby(parts, lambda part: part[0]):
        glyphs = [glyph for _, glyph in group]
        if not under and any(glyph.shown.solid for glyph in glyphs):
            yield one.of(glyphs)


def _joined(covers: Sequence[Area]) -> list[tuple[float, float]]:
    """From where to where the covers reach, those that meet as one."""
    found: list[tuple[float, float]] = []
    for cover in sorted(covers):
        if found and cover.left <= found[-1][1] + _MEET:
            found[-1] = (found[-1][0], max(found[-1][1], cover.right))
        else:
            found.append((cover.left, cover.right))
    return found


def _is_under(one: Written, glyph: Glyph, stretches: Sequence[tuple[float, float]]) -> bool:
    left, right = sorted((one.point(glyph.start)[0], one.point(glyph.end)[0]))
    beside = _BESIDE * (right - left)
    return any(start <= left + beside and right - beside <= end for start, end in stretches)
