"""The rules that a page draws: lines, and rectangles so thin that they look like lines."""

from __future__ import annotations

from dataclasses import dataclass, field

from corpus.pdf.pen import Matrix
from corpus.pdf.shapes import Rule

MOST = 20_000  # on a page: a table of 40 rows drawn in pieces has some 600
_THIN = 3.0  # points


@dataclass(slots=True)
class Drawing:
    """The rules painted so far, and the path that is not painted yet (PDF 32000-1, 8.5)."""

    rules: list[Rule] = field(default_factory=list)
    _path: list[Rule] = field(default_factory=list)
    _at: tuple[float, float] | None = None

    def rectangle(self, matrix: Matrix, x: float, y: float, width: float, height: float) -> None:
        """Operator re."""
        self._add(matrix, (x, y), (x + width, y + height))

    def start(self, x: float, y: float) -> None:
        """Operator m."""
        self._at = (x, y)

    def line(self, matrix: Matrix, x: float, y: float) -> None:
        """Operator l."""
        if self._at is not None:
            self._add(matrix, self._at, (x, y))
        self._at = (x, y)

    def _add(self, matrix: Matrix, one: tuple[float, float], other: tuple[float, float]) -> None:
        if len(self._path) < MOST:
            a, b, c, d, e, f = matrix
            xs = [a * x + c * y + e for x, y in (one, other)]
            ys = [b * x + d * y + f for x, y in (one, other)]
            self._path.append(Rule(min(xs), min(ys), max(xs), max(ys)))

    def fill(self) -> None:
        """Operators f, F and f*: of filled shapes the thin ones are rules."""
        thin = [r for r in self._path if r.right - r.left < _THIN or r.top - r.bottom < _THIN]
        self.rules += thin[: MOST - len(self.rules)]
        self.end()

    def stroke(self) -> None:
        """Operators S, s, B, b: lines are rules, and the sides of rectangles are."""
        for left, bottom, right, top in self._path[: MOST - len(self.rules)]:
            if right - left < _THIN or top - bottom < _THIN:
                self.rules.append(Rule(left, bottom, right, top))
            else:
                self.rules += (Rule(left, y, right, y) for y in (bottom, top))
                self.rules += (Rule(x, bottom, x, top) for x in (left, right))
        self.end()

    def end(self) -> None:
        """Operator n, and the end of every other path."""
        self._path.clear()
        self._at = None
