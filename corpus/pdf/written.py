"""What the pen wrote in one go, glyph by glyph, before it is made a run of plain characters."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import NamedTuple

from corpus.pdf.characters import plain
from corpus.pdf.fonts import Font, Shown
from corpus.pdf.paint import Ink
from corpus.pdf.plane import Area, Matrix, around
from corpus.pdf.shapes import Run

HALF = 0.475  # of a space: a jump so wide in a TJ shows as a space (pypdf's measure too)
MOST = 0.75  # of a space, where the font's blanks are written: narrower jumps, up to 0.65, are the printer's
LOOSE = 1.25  # times the widest of those: between strings they are up to 1.17 times as wide
LOW, HIGH = -0.25, 0.8  # times the size: letters reach from here to there
ABOUT = 0.1  # times the size: italic letters lean so far out of their width

Piece = tuple[float, float, float, bytes, Shown]
"""A string: from where to where along the line, how wide a jump went before it (1/1000 of the size), its
codes, and what they show."""


class Glyph(NamedTuple):
    """One character as it stands on the line."""

    start: float
    end: float
    gap: float
    codes: bytes
    shown: Shown


@dataclass(slots=True)
class Written:
    """Strings on one line, in one font.

    `matrix` takes a place along the line (and above it) to the page; `blank` is how far a blank moves
    the pen; `followed` says that a blank was written after it on its own, `jumped` that the pen jumped
    back at its beginning or end, to write over what stands there.
    """

    font: Font
    pieces: list[Piece]
    matrix: Matrix
    size: float
    rise: float
    blank: float
    ink: Ink
    followed: bool = False
    jumped: bool = False

    @property
    def start(self) -> float:
        """Where it begins along the line."""
        return self.pieces[0][0]

    @property
    def end(self) -> float:
        """Where it ends along the line."""
        return self.pieces[-1][1]

    def point(self, along: float) -> tuple[float, float]:
        """The place on the page of one on its baseline."""
        m = self.matrix
        return (
            m[4] + along * m[0] + self.rise * m[2],
            m[5] + along * m[1] + self.rise * m[3],
        )

    def area(self) -> Area:
        """Where its letters may show."""
        lean = ABOUT * self.size
        return self.band(LOW, HIGH, self.start - lean, self.end + lean)

    def band(self, low: float, high: float, start: float, end: float) -> Area:
        """The part of the page from one height to another, in sizes of the letter, over a stretch."""
        base = self.rise
        return around(self.matrix, start, base + low * self.size, end, base + high * self.size)

    @property
    def letter(self) -> float:
        """The size of its letters on the page."""
        return abs(self.size) * math.hypot(self.matrix[2], self.matrix[3])

    def glyphs(self) -> list[Glyph]:
        """Its characters one by one; in a string they share its length by their widths."""
        found: list[Glyph] = []
        for start, end, gap, codes, shown in self.pieces:
            each = [(one, self.font.shown(one)) for one in self.font.each(codes)]
            if len(each) == 1:
                found.append(Glyph(start, end, gap, codes, shown))
                continue
            whole = sum(one.width for _, one in each)
            at = start
            for number, (code, one) in enumerate(each):
                share = one.width / whole if whole else 1 / len(each)
                then = at + share * (end - start)
                found.append(Glyph(at, then, 0.0 if number else gap, code, one))
                at = then
        return found

    def of(self, glyphs: Iterable[Glyph]) -> Written:
        """The same with other glyphs."""
        return replace(self, pieces=list(glyphs))


def run_of(written: Written) -> Run:
    """The run of what was written; the blanks at its ends take no room of its own."""
    font, m = written.font, written.matrix
    text = _text(written)
    start = written.start + written.blank * (len(text) - len(text.lstrip(" ")))
    end = written.end - written.blank * (len(text) - len(text.rstrip(" ")))
    across = math.hypot(m[0], m[1])
    x, y = written.point(start)
    return Run(
        text=plain(text + " " if written.followed else text),
        x=x,
        y=y,
        width=max(end - start, 0.0) * across,
        size=written.letter,
        bold=font.bold,
        italic=font.italic,
        upright=m[0] > 0.9998 * across,  # from left to right as it is shown, within 1°
        gap=max(font.widths.space / 2000, 0.1, LOOSE * font.loosest / 1000),
    )


def _text(written: Written) -> str:
    """Its characters, with a space for each wide jump that has none beside it."""
    pieces = written.pieces
    if len(pieces) == 1:
        return pieces[0][4].text
    font = written.font
    least = (MOST if font.spaced else HALF) * font.widths.space
    parts: list[str] = []
    for _, _, gap, _, shown in pieces:
        if gap >= least and parts and not shown.text.startswith(" ") and not parts[-1].endswith(" "):
            parts.append(" ")
        parts.append(shown.text)
    return "".join(parts)
