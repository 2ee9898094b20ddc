"""Points, areas and matrices on a page (PDF 32000-1, 8.3.4); lengths are points."""

from __future__ import annotations

import math
from collections.abc import Sequence

from corpus.pdf.shapes import Rule

Matrix = tuple[float, float, float, float, float, float]
IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


class Area(Rule):
    """A rectangle with its sides along those of the page; one without points has right < left."""

    __slots__ = ()

    def touches(self, other: Area) -> bool:
        """Whether two areas have a point in common."""
        across = self.left <= other.right and other.left <= self.right
        return across and self.bottom <= other.top and other.bottom <= self.top

    def common(self, other: Area) -> Area:
        """What two areas have in common."""
        left, bottom = max(self.left, other.left), max(self.bottom, other.bottom)
        return Area(left, bottom, min(self.right, other.right), min(self.top, other.top))

    def grown(self, by: float) -> Area:
        """An area with so much more on every side."""
        return Area(self.left - by, self.bottom - by, self.right + by, self.top + by)

    @property
    def size(self) -> float:
        """Its square points."""
        return max(self.right - self.left, 0.0) * max(self.top - self.bottom, 0.0)


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


def is_straight(m: Matrix) -> bool:
    """Whether a matrix keeps the sides of a rectangle along those of the page."""
    return (m[1] == 0 == m[2]) or (m[0] == 0 == m[3])


def longest(m: Matrix) -> float:
    """How long a step of 1 becomes at most, along either axis."""
    return max(math.hypot(m[0], m[1]), math.hypot(m[2], m[3]))


def around(m: Matrix, left: float, bottom: float, right: float, top: float) -> Area:
    """The area around a rectangle that a matrix puts on the page; ValueError where it has no end."""
    a, b, c, d, e, f = m
    if b == 0 == c:
        xs = [a * left + e, a * right + e]
        ys = [d * bottom + f, d * top + f]
    else:
        corners = ((left, bottom), (left, top), (right, bottom), (right, top))
        xs = [a * x + c * y + e for x, y in corners]
        ys = [b * x + d * y + f for x, y in corners]
    if not math.isfinite(sum(xs) + sum(ys)):
        raise ValueError
    return Area(min(xs), min(ys), max(xs), max(ys))
