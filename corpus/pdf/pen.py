"""Writes the shown strings of a page down: where each begins and ends, in what letter and colour.

Text space, matrices and the text state are those of PDF 32000-1, 8.3.4 and 9.3.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from corpus.pdf import bounds
from corpus.pdf.accents import is_accent
from corpus.pdf.fonts import Font
from corpus.pdf.plane import IDENTITY, Matrix, multiply
from corpus.pdf.state import State
from corpus.pdf.written import HALF, MOST, Piece, Written

FAR = 1.0  # em: after a jump so wide within a TJ begins a column, or what follows a tab
BACK = 0.1  # em: a jump back so far is more than kerning; it may put an accent on a letter
WIDEST = 14_400.0  # points: no page is larger (PDF 32000-1, annex C)
SMALLEST = 0.1  # points: nobody sees smaller letters


@dataclass(slots=True)
class Pen:
    """Where the next character goes, and what was written since the pen last moved.

    `line` is the text line matrix; `along` is how far the shown strings brought the pen from its
    origin, in unscaled text space.
    """

    state: State
    line: Matrix = IDENTITY
    along: float = 0.0
    written: list[Written] = field(default_factory=list)
    _pieces: list[Piece] = field(default_factory=list)
    _gap: float = 0.0
    _jumped: bool = False

    def moved(self, line: Matrix) -> None:
        """Go to the origin of another line matrix."""
        self.close()
        self.line, self.along = line, 0.0

    def down(self, x: float, y: float) -> None:
        """Go so far from the beginning of the line (Td)."""
        a, b, c, d, e, f = self.line
        self.moved((a, b, c, d, x * a + y * c + e, x * b + y * d + f))

    def show(self, parts: Iterable[Any]) -> None:
        """Show strings, with jumps between them (TJ)."""
        font, state = self.state.font, self.state
        if font is None:
            return
        tabs = state.word_spacing > state.size and not font.widths.wide
        for part in parts:
            if isinstance(part, bytes):
                self._write_apart(font, part) if tabs else self._write(font, part)
            elif isinstance(part, (int, float)):
                self._gap = max(self._gap, -part)
                self.along -= part / 1000 * state.size * state.scale

    def _write_apart(self, font: Font, codes: bytes) -> None:
        """Show words between which the blanks are tabs, made as wide by the word spacing."""
        for at, word in enumerate(codes.split(b" ")):
            if at:
                blank = font.widths.space / 1000 * self.state.size + self.state.spacing
                self.along += (blank + self.state.word_spacing) * self.state.scale
                self._gap = math.inf
            if word:
                self._write(font, word)

    def _write(self, font: Font, codes: bytes) -> None:
        state, shown = self.state, font.shown(codes)
        if self._pieces:
            jump, em = self.along - self._pieces[-1][1], state.size * state.scale
            over = jump < -BACK * em and self._is_over(shown.text)
            if over or jump > FAR * em:
                self._jumped = self._jumped or over
                self.close()
                self._jumped = over
        if self._gap >= HALF * font.widths.space:
            self._met(font)
        start = self.along
        wide = shown.width / 1000 * state.size + state.spacing * shown.count
        self.along += (wide + state.word_spacing * shown.blanks) * state.scale
        self._pieces.append((start, self.along, self._gap, codes, shown))
        self._gap = 0.0

    def _met(self, font: Font) -> None:
        """A wide jump between letters of a font whose blanks are written: it is narrower than a blank."""
        between = bool(self._pieces) and not self._pieces[-1][4].text.endswith(" ")
        if between and font.spaced and self._gap < MOST * font.widths.space:
            font.loosest = max(font.loosest, self._gap)

    def _is_over(self, text: str) -> bool:
        """Whether a string after a jump back stands over the last one, or on its other side."""
        start, _, _, _, shown = self._pieces[-1]
        return self.along <= start or is_accent(text[:1]) or is_accent(shown.text[-1:])

    def close(self) -> None:
        """Put down what was written since the pen last moved."""
        if self._pieces:
            pieces, self._pieces = self._pieces, []
            if self.state.font is not None:
                self._put(pieces, self.state.font)
        self._gap = 0.0
        self._jumped = False

    def _put(self, pieces: list[Piece], font: Font) -> None:
        state = self.state
        blank = font.widths.space / 1000 * state.size + state.spacing
        blank = (blank + (0 if font.widths.wide else state.word_spacing)) * state.scale
        matrix, ink = multiply(self.line, state.matrix), state.text_ink(drawn=font.drawn)
        new = Written(font, pieces, matrix, state.size, state.rise, blank, ink, jumped=self._jumped)
        if not any(shown.solid for _, _, _, _, shown in pieces):
            self._part(new)
        elif self._shows(new):
            self.written.append(new)
            if len(self.written) > bounds.PIECES:
                raise bounds.OverfullError(f"over {bounds.PIECES:,} pieces of text")

    def _part(self, blanks: Written) -> None:
        """Blanks written on their own part what stands before them from what comes next."""
        last = self.written[-1] if self.written else None
        if last is not None and not last.followed:
            (x, y), (then, level), em = last.point(last.end), blanks.point(blanks.start), last.letter
            last.followed = -0.1 * em < then - x < 0.35 * em and abs(level - y) < 0.1 * em

    def _shows(self, new: Written) -> bool:
        """Whether letters have a size, and stand on the part of the page that is shown."""
        m, clip = new.matrix, self.state.clip.area
        wide, (x, y) = math.hypot(m[0], m[1]), new.point(new.start)
        if not (SMALLEST < new.letter < WIDEST and wide and self.state.scale):
            return False
        if not (abs(x) + abs(y) + abs(new.end - new.start) * wide < 2 * WIDEST):  # nor where it is no number
            return False
        begins = clip.left <= x <= clip.right and clip.bottom <= y <= clip.top
        return begins or new.area().touches(clip)
