"""The part of the graphics state on which text, and what hides it, depend (PDF 32000-1, 8.4, 9.3)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from corpus.pdf.fonts import Font
from corpus.pdf.paint import PLAIN, Ink, Look, Space
from corpus.pdf.plane import Area, Matrix

# By the text rendering mode: whether letters are filled, and whether they are stroked. Mode 7 only makes
# them a hole through which what is painted later shows.
_FILLS = {
    0: (True, False),
    1: (False, True),
    2: (True, True),
    3: (False, False),
    4: (True, False),
    5: (False, True),
    6: (True, True),
}


class Clip(NamedTuple):
    """Nothing shows outside the area; `exact` says that everything in it does."""

    area: Area
    exact: bool = True


@dataclass(slots=True)
class State:
    """The graphics state; `line` is the width of drawn lines."""

    matrix: Matrix
    clip: Clip
    font: Font | None = None
    size: float = 0.0
    rise: float = 0.0
    spacing: float = 0.0
    word_spacing: float = 0.0
    scale: float = 1.0
    leading: float = 0.0
    mode: int = 0
    fill: Ink = Ink.DARK
    stroke: Ink = Ink.DARK
    fill_space: Space = Space.LIGHT
    stroke_space: Space = Space.LIGHT
    look: Look = PLAIN
    line: float = 1.0

    def copy(self) -> State:
        """The same state, to change."""
        return State(
            self.matrix,
            self.clip,
            self.font,
            self.size,
            self.rise,
            self.spacing,
            self.word_spacing,
            self.scale,
            self.leading,
            self.mode,
            self.fill,
            self.stroke,
            self.fill_space,
            self.stroke_space,
            self.look,
            self.line,
        )

    def text_ink(self, *, drawn: bool) -> Ink:
        """What letters look like; those of a drawn font have colours of their own."""
        look = self.look
        if self.mode == 0 and self.fill is Ink.DARK and look.fill > 0:  # nearly always
            return Ink.DARK
        if drawn or self.mode not in _FILLS:
            return Ink.DARK
        fills, strokes = _FILLS[self.mode]
        inks = {self.fill} if fills and look.fill > 0 else set()
        inks |= {self.stroke} if strokes and look.stroke > 0 else set()
        if not inks:
            return Ink.NONE
        return Ink.WHITE if inks == {Ink.WHITE} and look.plain else Ink.DARK
