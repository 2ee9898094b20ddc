"""What a page draws beside its text: rules, the areas of all that is painted, and the clipping path.

Rules are lines, and rectangles so thin that they look like lines. PDF 32000-1, 8.5.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from corpus.pdf.paint import Ink
from corpus.pdf.path import Path
from corpus.pdf.plane import Area, longest
from corpus.pdf.shapes import Rule
from corpus.pdf.state import Clip, State

MOST = 20_000  # rules, and painted areas, on a page: a table of 40 rows drawn in pieces has some 600
_THIN = 3.0  # points


class Painted(NamedTuple):
    """Something painted: where it may show, and how many strings the page had before it.

    `covers` says that nothing under it shows. `ink` is what it looks like, a picture is unsure. `shape`
    says that it is more than a line or rectangle, and may look like letters; `detail` how many dots to a
    point a picture has, 0 for what is none.
    """

    area: Area
    after: int
    covers: bool
    ink: Ink
    shape: bool = False
    detail: float = 0.0


@dataclass(slots=True)
class Drawing:
    """The rules and areas painted so far; `overfull` says that there were more than are kept."""

    rules: list[Rule] = field(default_factory=list)
    painted: list[Painted] = field(default_factory=list)
    path: Path = field(default_factory=Path)
    overfull: bool = False

    def fill(self, state: State, after: int, *, sure: bool) -> None:
        """Operators f, F and f*: of filled shapes the thin ones are rules."""
        thin = [r for r in self.path.parts if r.right - r.left < _THIN or r.top - r.bottom < _THIN]
        self.rules += thin[: MOST - len(self.rules)]
        self._fill(state, after, sure=sure)

    def stroke(self, state: State, after: int) -> None:
        """Operators S and s: lines are rules, and the sides of rectangles are."""
        for part in self.path.parts[: MOST - len(self.rules)]:
            left, bottom, right, top = part
            if right - left < _THIN or top - bottom < _THIN:
                self.rules.append(part)
            else:
                self.rules += (Rule(left, y, right, y) for y in (bottom, top))
                self.rules += (Rule(x, bottom, x, top) for x in (left, right))
        area = self.path.area
        if area is not None:
            wide = area.grown(state.line * longest(state.matrix)).common(state.clip.area)
            self.paint(Painted(wide, after, covers=False, ink=state.stroke, shape=self.path.is_shape))

    def both(self, state: State, after: int, *, sure: bool) -> None:
        """Operators B, B*, b and b*."""
        self._fill(state, after, sure=sure)
        self.stroke(state, after)

    def _fill(self, state: State, after: int, *, sure: bool) -> None:
        area, path, clip = self.path.area, self.path, state.clip
        if area is None:
            return
        solid = sure and state.look.solid and state.fill is not Ink.UNSURE and clip.exact
        ink = state.fill if state.look.plain else Ink.UNSURE
        covers = solid and path.is_rectangle
        self.paint(Painted(area.common(clip.area), after, covers, ink, path.is_shape))

    def paint(self, painted: Painted) -> None:
        """Something else painted: a picture, a shading."""
        if len(self.painted) < MOST:
            self.painted.append(painted)
        else:
            self.overfull = True

    def end(self, state: State) -> None:
        """Operator n, and the end of every other path: what it clips, it clips from now on."""
        if self.path.clips and self.path.area is not None:
            clip = state.clip
            exact = clip.exact and self.path.is_rectangle
            state.clip = Clip(clip.area.common(self.path.area), exact)
        self.path = Path()
