"""Writes the shown strings of a page down as runs: where each begins and ends, and in what letter.

Text space, matrices and the text state are those of PDF 32000-1, 8.3.4 and 9.3.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from corpus.pdf.characters import plain
from corpus.pdf.fonts import Font
from corpus.pdf.shapes import Run

Matrix = tuple[float, float, float, float, float, float]
IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
FAR = 1.0  # em: after a jump so wide within a TJ begins a column, or what follows a tab
HALF = 0.475  # of a space: a jump so wide in a TJ shows as a space (pypdf's measure too)
WIDEST = 14_400.0  # points: no page is larger (PDF 32000-1, annex C)


@dataclass(slots=True)
class State:
    """The part of the graphics state that text depends on."""

    matrix: Matrix
    font: Font | None = None
    size: float = 0.0
    rise: float = 0.0
    spacing: float = 0.0
    word_spacing: float = 0.0
    scale: float = 1.0
    leading: float = 0.0

    def copy(self) -> State:
        """The same state, to change."""
        return State(
            self.matrix,
            self.font,
            self.size,
            self.rise,
            self.spacing,
            self.word_spacing,
            self.scale,
            self.leading,
        )


@dataclass(slots=True)
class Pen:
    """Where the next character goes, and what was written since the pen last moved.

    `line` is the text line matrix; `along` is how far the shown strings brought the pen from its
    origin, in unscaled text space. The open run began at `_start`, its last string ended at `_end`.
    """

    state: State
    line: Matrix = IDENTITY
    along: float = 0.0
    runs: list[Run] = field(default_factory=list)
    _parts: list[str] = field(default_factory=list)
    _start: float = 0.0
    _end: float = 0.0
    _gap: bool = False

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
                self._gap = self._gap or -part >= HALF * font.widths.space
                self.along -= part / 1000 * state.size * state.scale

    def _write_apart(self, font: Font, codes: bytes) -> None:
        """Show words between which the blanks are tabs, made as wide by the word spacing."""
        for at, word in enumerate(codes.split(b" ")):
            if at:
                blank = font.widths.space / 1000 * self.state.size + self.state.spacing
                self.along += (blank + self.state.word_spacing) * self.state.scale
                self._gap = True
            if word:
                self._write(font, word)

    def _write(self, font: Font, codes: bytes) -> None:
        state, shown = self.state, font.shown(codes)
        if self._parts and self.along - self._end > FAR * state.size * state.scale:
            self.close()
        if not self._parts:
            self._start = self.along
        elif self._gap and not shown.text.startswith(" ") and not self._parts[-1].endswith(" "):
            self._parts.append(" ")
        self._gap = False
        self._parts.append(shown.text)
        wide = shown.width / 1000 * state.size + state.spacing * shown.count
        self.along += (wide + state.word_spacing * shown.blanks) * state.scale
        self._end = self.along

    def close(self) -> None:
        """Make a run of what was written since the pen last moved."""
        if self._parts:
            text = "".join(self._parts)
            self._parts.clear()
            if self.state.font is not None and text.strip():
                self._add(text, self.state.font)
        self._gap = False

    def _add(self, text: str, font: Font) -> None:
        """A run; the spaces at its ends take no room of its own."""
        state = self.state
        blank = font.widths.space / 1000 * state.size + state.spacing
        blank = (blank + (0 if font.widths.wide else state.word_spacing)) * state.scale
        start = self._start + blank * (len(text) - len(text.lstrip(" ")))
        end = self._end - blank * (len(text) - len(text.rstrip(" ")))
        m = multiply(self.line, state.matrix)
        across, up = math.hypot(m[0], m[1]), math.hypot(m[2], m[3])
        run = Run(
            text=plain(text),
            x=m[4] + start * m[0] + state.rise * m[2],
            y=m[5] + start * m[1] + state.rise * m[3],
            width=max(end - start, 0.0) * across,
            size=abs(state.size) * up,
            bold=font.bold,
            italic=font.italic,
            upright=m[0] > 0.9998 * across,  # from left to right as it is shown, within 1°
            space=font.widths.space / 1000,
        )
        if run.width < WIDEST and run.size < WIDEST:
            self.runs.append(run)


def multiply(m: Sequence[float], n: Sequence[float]) -> Matrix:
    """The product of two transformation matrices: first `m`, then `n`."""
    return (
        m[0] * n[0] + m[1] * n[2],
        m[0] * n[1] + m[1] * n[3],
        m[2] * n[0] + m[3] * n[2],
        m[2] * n[1] + m[3] * n[3],
        m[4] * n[0] + m[5] * n[2] + n[4],
        m[4] * n[1] + m[5] * n[3] + n[5],
    )
