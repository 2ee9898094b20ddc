"""Follows the operators of a page, and says where each run of characters begins and ends.

Text space, matrices and the text state are those of PDF 32000-1, 8.3.4 and 9.3.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from corpus.pdf.characters import plain
from corpus.pdf.shapes import Run
from corpus.pdf.widths import Widths, widths_of

MOVES = frozenset((b"Tm", b"Td", b"TD", b"T*", b"'", b'"', b"BT"))
SHOWS = frozenset((b"Tj", b"TJ", b"'", b'"'))
ENTER, LEAVE = b"%enter", b"%leave"  # put around a form by our own hand: no operators of PDF
IDENTITY = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True)
class _State:
    """The part of the text state that pypdf doesn't hand on."""

    rise: float = 0.0
    spacing: float = 0.0
    word_spacing: float = 0.0
    scale: float = 1.0


_STATE = {b"Ts": "rise", b"Tc": "spacing", b"Tw": "word_spacing"}


@dataclass(slots=True)
class Pen:
    """Hears what pypdf's two visitors say of one page, and collects the runs.

    `_shown` are the strings since the last run was handed over; `_pen` is how far they brought
    the pen from the point the last move went to, in unscaled text space.
    """

    fonts: dict[int, tuple[Any, Widths, bool, bool]]
    turn: int = 0
    origin: tuple[float, float] = (0.0, 0.0)
    runs: list[Run] = field(default_factory=list)
    _shown: list[Any] = field(default_factory=list)
    _pen: float = 0.0
    _moved: bool = True
    _state: _State = _State()
    _saved: list[_State] = field(default_factory=list)
    _base: Sequence[float] = IDENTITY

    def operator(self, name: bytes, operands: Any, cm: Sequence[float], _tm: object) -> None:
        """Take note of one operator before it is carried out."""
        if name in MOVES:
            self._moved = True
        if name in SHOWS:
            if self._moved:  # not at the move itself: pypdf may hand over what was before it then
                self._pen, self._moved = 0.0, False
            if operands:
                self._shown.append(operands[-1])
        elif name == ENTER:
            self._base = tuple(cm)
        elif name == LEAVE:
            self._base = IDENTITY
        else:
            self._set(name, operands)

    def _set(self, name: bytes, operands: Any) -> None:
        """Follow the text state, which is saved and restored with the graphics state."""
        if name in _STATE:
            self._state = replace(self._state, **{_STATE[name]: _number(operands)})
        elif name == b"Tz":
            self._state = replace(self._state, scale=_number(operands, 100.0) / 100)
        elif name == b"q":
            self._saved.append(self._state)
        elif name == b"Q" and self._saved:
            self._state = self._saved.pop()

    def text(self, text: str, cm: Any, tm: Any, font: Any, size: float) -> None:
        """Turn the characters shown since the last time into a run."""
        if not self._shown and not text.strip():
            return
        widths, bold, italic = self._font(font)
        start = self._pen - self._jump(size)
        if not self._shown:  # handed over out of turn: half an em for each character will do
            self._pen += 0.5 * len(text) * size
        self._pen += self._advance(widths, size)
        blank = len(text) - len(text.rstrip(" "))  # a space at the end takes no room of its own
        advance = self._pen - start - blank * widths.space / 1000 * size * self._state.scale
        self._shown.clear()
        if not text.strip():
            return
        m = multiply(tm, cm)
        if self._base is not IDENTITY:
            m = multiply(m, self._base)
        across, up = math.hypot(m[0], m[1]), math.hypot(m[2], m[3])
        self.runs.append(
            Run(
                text=plain(text),
                x=m[4] + start * m[0] + self._state.rise * m[2] - self.origin[0],
                y=m[5] + start * m[1] + self._state.rise * m[3] - self.origin[1],
                width=max(advance, 0.0) * across,
                size=abs(size) * up,
                bold=bold,
                italic=italic,
                upright=self._upright(m[0] / (across or 1), m[1] / (across or 1)),
                space=widths.space / 1000,
            )
        )

    def _upright(self, cosine: float, sine: float) -> bool:
        """Whether the baseline runs from left to right on the page as it is shown (within 1°)."""
        turn = math.radians(self.turn)
        return cosine * math.cos(turn) + sine * math.sin(turn) > 0.9998

    def _font(self, font: Any) -> tuple[Widths, bool, bool]:
        known = self.fonts.get(id(font))
        if known is None:  # the font itself is kept too, so that its id isn't given out again
            known = self.fonts[id(font)] = (font, widths_of(font), *_style(font))
        return known[1:]

    def _jump(self, size: float) -> float:
        """The offset before the first string of a TJ: the run begins after it."""
        shown = self._shown[0] if self._shown else None
        first = shown[0] if isinstance(shown, list) and shown else None
        if not isinstance(first, (int, float)):
            return 0.0
        return float(first) / 1000 * size * self._state.scale

    def _advance(self, widths: Widths, size: float) -> float:
        """How far the shown strings move the pen, in unscaled text space (9.4.4)."""
        state, moved = self._state, 0.0
        for operand in self._shown:
            for part in operand if isinstance(operand, list) else (operand,):
                if isinstance(part, bytes):
                    moved += widths.measure(part) / 1000 * size + state.spacing * widths.count(part)
                    if state.word_spacing and not widths.wide:
                        moved += state.word_spacing * part.count(b" ")
                elif isinstance(part, (int, float)):
                    moved -= float(part) / 1000 * size
        return moved * state.scale


def multiply(m: Sequence[float], n: Sequence[float]) -> tuple[float, ...]:
    """The product of two transformation matrices: first `m`, then `n`."""
    return (
        m[0] * n[0] + m[1] * n[2],
        m[0] * n[1] + m[1] * n[3],
        m[2] * n[0] + m[3] * n[2],
        m[2] * n[1] + m[3] * n[3],
        m[4] * n[0] + m[5] * n[2] + n[4],
        m[4] * n[1] + m[5] * n[3] + n[5],
    )


def _number(operands: Any, default: float = 0.0) -> float:
    value = operands[0] if operands else default
    return float(value) if isinstance(value, (int, float)) else default


def _style(font: Any) -> tuple[bool, bool]:
    """Bold and italic, by the font's name: Liberation-Sans-Bold-Italic, Univers-Black."""
    try:
        name = str(font["/BaseFont"]).rpartition("+")[2].casefold()
    except (KeyError, TypeError):
        return False, False
    bold = any(word in name for word in ("bold", "black", "heavy", "semibold", "demi"))
    return bold, "italic" in name or "oblique" in name
