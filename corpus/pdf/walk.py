"""Follows the operators of a page and of the forms on it, for the text they show and what they draw.

pypdf parses the operators and reads the fonts; the graphics state is followed here, since its own
extraction joins what is far apart, and forgets where a form stands. `operators` has the operators.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from corpus.pdf import bounds
from corpus.pdf.drawing import Drawing, Painted
from corpus.pdf.fonts import Fonts
from corpus.pdf.paint import Ink, is_true
from corpus.pdf.pen import Pen
from corpus.pdf.plane import IDENTITY, Area, Matrix, around, is_straight, multiply
from corpus.pdf.shapes import Rule
from corpus.pdf.state import Clip, State

DEEPEST = 12  # forms in forms
SAVED = 1_000  # states on the stack

Operations = Sequence[tuple[Any, bytes]]
Parse = Callable[[Any], "Operations | None"]
Operator = Callable[["Walk", Any], None]


@dataclass(slots=True)
class Walk:
    """One page: `view` takes its points to those of the shown part, `page`.

    `parse` reads a form, and gives None for one that shows no text but draws too much to be worth it.
    """

    fonts: Fonts
    page: Area
    view: Matrix
    parse: Parse
    operators: Mapping[bytes, Operator]
    drawing: Drawing = field(default_factory=Drawing)
    resources: Any = field(default_factory=dict)
    pen: Pen = field(init=False)
    _saved: list[State] = field(default_factory=list)
    _forms: list[int] = field(default_factory=list)
    _parsed: dict[int, tuple[Any, Operations | None]] = field(default_factory=dict)
    _count: int = 0
    _layers: list[bool] = field(default_factory=list)
    _veils: int = 0
    _operated: int = 0

    def __post_init__(self) -> None:
        self.pen = Pen(State(self.view, Clip(self.page)))

    @property
    def state(self) -> State:
        """The graphics state."""
        return self.pen.state

    @property
    def sure(self) -> bool:
        """Whether what is painted now is there for certain, as opaque as it is."""
        return not self._veils

    def after(self) -> int:
        """How many strings there are before what is painted now."""
        self.pen.close()
        return len(self.pen.written)

    def follow(self, operations: Operations, resources: Any) -> None:
        """Carry out the operations of a page or form; one with odd operands is left out."""
        self._operated += len(operations)
        if self._operated > bounds.OPERATORS:
            raise bounds.OverfullError(f"over {bounds.OPERATORS:,} operators")
        outer, self.resources = self.resources, resources
        known = self.operators
        for operands, name in operations:
            operator = known.get(name)
            if operator is not None:
                try:
                    operator(self, operands)
                except (TypeError, ValueError, IndexError, KeyError, AttributeError, ArithmeticError):
                    continue
        self.pen.close()
        self.resources = outer

    def save(self) -> None:
        """Put the state aside."""
        self.pen.close()
        if len(self._saved) < SAVED:
            self._saved.append(self.pen.state.copy())

    def restore(self) -> None:
        """Take back the state put aside last."""
        self.pen.close()
        if self._saved:
            self.pen.state = self._saved.pop()

    def mark(self, *, layer: bool) -> None:
        """Begin marked content, on a layer that may be off or not."""
        self._layers.append(layer)
        self._veils += layer

    def end_mark(self) -> None:
        """End the marked content begun last."""
        self._veils -= self._layers.pop()

    def show(self, thing: Any) -> None:
        """A form or picture: a form's content stands where its matrix puts it."""
        kind = thing.get("/Subtype")
        if kind == "/Image":
            self.picture(thing, "/Width", "/Height")
        elif kind == "/Form" and id(thing) not in self._forms and len(self._forms) < DEEPEST:
            self._form(thing)

    def picture(self, picture: Any, *sides: str) -> None:
        """A picture, its sides in dots under these names; on the page it fills the unit square."""
        state, dots = self.state, [float(picture.get(side, 0)) for side in sides]
        area = around(state.matrix, 0, 0, 1, 1)
        masked = any(picture.get(key) for key in ("/SMask", "/Mask", "/SMaskInData"))
        masked = masked or is_true(picture.get("/ImageMask", picture.get("/IM")))
        sure = self.sure and "/OC" not in picture and state.look.solid and state.clip.exact
        covers = not masked and sure and is_straight(state.matrix)
        points = max(min(area.right - area.left, area.top - area.bottom), 0.1)
        detail = min(dots) / points or math.inf
        shown = area.common(state.clip.area)
        self.drawing.paint(Painted(shown, self.after(), covers, Ink.UNSURE, shape=True, detail=detail))

    def _form(self, thing: Any) -> None:
        self._count += 1
        if self._count > bounds.FORMS:
            return
        matrix = matrix_of(thing["/Matrix"].get_object()) if "/Matrix" in thing else IDENTITY
        matrix = multiply(matrix, self.state.matrix)
        clip = _clipped(self.state.clip, matrix, _box(thing))
        resources = thing["/Resources"].get_object() if "/Resources" in thing else self.resources
        if id(thing) not in self._parsed:  # one that is shown again isn't parsed again
            self._parsed[id(thing)] = (thing, self.parse(thing))
        veiled = "/OC" in thing or not self.state.look.solid
        self._veils += veiled
        self._forms.append(id(thing))
        self._inside(matrix, clip, self._parsed[id(thing)][1], resources)
        self._forms.pop()
        self._veils -= veiled

    def _inside(self, matrix: Matrix, clip: Clip, operations: Operations | None, resources: Any) -> None:
        """Follow a form; what it does to the state ends with it."""
        pen, saved, layers, veils = self.pen, self._saved, self._layers, self._veils
        pen.close()
        kept = pen.state.copy(), pen.line, pen.along
        pen.state.matrix, pen.state.clip = matrix, clip
        self._saved, self._layers = [], []
        if operations is None:
            self.drawing.paint(Painted(clip.area, self.after(), covers=False, ink=Ink.UNSURE, shape=True))
        else:
            self.follow(operations, resources)
        pen.state, pen.line, pen.along = kept
        self._saved, self._layers, self._veils = saved, layers, veils


def _clipped(clip: Clip, matrix: Matrix, box: Rule | None) -> Clip:
    """A form shows nothing outside its box."""
    if box is None:
        return clip
    return Clip(clip.area.common(around(matrix, *box)), clip.exact and is_straight(matrix))


def _box(form: Any) -> Rule | None:
    try:
        left, bottom, right, top = map(number_of, form["/BBox"].get_object())
    except (KeyError, TypeError, ValueError, AttributeError):
        return None
    return Rule(left, bottom, right, top)


def matrix_of(operands: Any) -> Matrix:
    """Six operands as a matrix."""
    a, b, c, d, e, f = map(float, operands)
    if not math.isfinite(a + b + c + d + e + f):
        raise ValueError
    return a, b, c, d, e, f


def number_of(operand: Any) -> float:
    """An operand as a number; ValueError where it has too many digits for one."""
    number = float(operand)
    if not math.isfinite(number):
        raise ValueError
    return number


def sets(name: str) -> Operator:
    """An operator that sets one number of the state."""

    def operator(walk: Walk, operands: Any) -> None:
        setattr(walk.state, name, number_of(operands[0]))

    return operator
