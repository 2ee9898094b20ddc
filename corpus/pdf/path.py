"""The path that is being made: its straight parts, the area around it, and what kind of shape it is."""

from __future__ import annotations

import math
from dataclasses import dataclass, field

from corpus.pdf.plane import Area, Matrix, around, is_straight

MOST = 20_000  # parts of a path
_CORNERS = 5  # of a rectangle drawn as lines, the first of them twice

Point = tuple[float, float]


@dataclass(slots=True)
class Path:
    """A path, in points of the page; `clips` says that it is to become the clipping path."""

    parts: list[Area] = field(default_factory=list)
    clips: bool = False
    _corners: list[Point] = field(default_factory=list)
    _here: Point | None = None
    _begun: int = 0
    _boxes: int = 0
    _bent: bool = False
    _left: float = math.inf
    _bottom: float = math.inf
    _right: float = -math.inf
    _top: float = -math.inf

    @property
    def area(self) -> Area | None:
        """The area around all of it; None for an empty path."""
        if self._left > self._right:
            return None
        return Area(self._left, self._bottom, self._right, self._top)

    @property
    def is_shape(self) -> bool:
        """Whether it is more than a line or a rectangle."""
        return self._bent or len(self.parts) > _CORNERS

    @property
    def is_rectangle(self) -> bool:
        """Whether it is one rectangle, its sides along those of the page."""
        if self._bent or self._begun + self._boxes != 1:
            return False
        if self._boxes:
            return True
        corners = self._corners[:-1] if self._corners[0] == self._corners[-1] else self._corners
        if len(corners) != _CORNERS - 1:
            return False
        (a, b), (c, d), (e, f), (g, h) = corners
        return (a == c and d == f and e == g and h == b) or (b == d and c == e and f == h and g == a)

    def rectangle(self, matrix: Matrix, x: float, y: float, width: float, height: float) -> None:
        """Operator re."""
        area = around(matrix, x, y, x + width, y + height)
        self._boxes += 1
        self._bent = self._bent or not is_straight(matrix)
        self._keep(area)

    def start(self, matrix: Matrix, x: float, y: float) -> None:
        """Operator m."""
        self._begun += 1
        self._go(matrix, x, y)

    def line(self, matrix: Matrix, x: float, y: float) -> None:
        """Operator l."""
        before = self._here
        if before is None:
            self.start(matrix, x, y)
            return
        there = self._go(matrix, x, y)
        (a, b), (c, d) = before, there
        self._keep(Area(min(a, c), min(b, d), max(a, c), max(b, d)))

    def curve(self, matrix: Matrix, *places: float) -> None:
        """Operators c, v and y: a curve stays between its points."""
        self._bent = True
        if self._here is not None:
            self._widen(*self._here, *self._here)
        for at in range(0, len(places), 2):
            here = self._go(matrix, places[at], places[at + 1])
            self._widen(*here, *here)

    def _go(self, matrix: Matrix, x: float, y: float) -> Point:
        a, b, c, d, e, f = matrix
        here = (a * x + c * y + e, b * x + d * y + f)
        if not math.isfinite(here[0] + here[1]):
            raise ValueError
        self._here = here
        if len(self._corners) <= _CORNERS:
            self._corners.append(here)
        return here

    def _keep(self, part: Area) -> None:
        self._widen(*part)
        if len(self.parts) < MOST:
            self.parts.append(part)

    def _widen(self, left: float, bottom: float, right: float, top: float) -> None:
        self._left, self._bottom = min(self._left, left), min(self._bottom, bottom)
        self._right, self._top = max(self._right, right), max(self._top, top)
