"""Follows the operators of a page and of the forms on it, for the text they show and the rules they draw.

pypdf parses the operators and reads the fonts; the graphics state is followed here, since its own
extraction joins what is far apart, and forgets where a form stands.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from corpus.pdf.drawing import Drawing
from corpus.pdf.fonts import Fonts
from corpus.pdf.pen import IDENTITY, Matrix, Pen, State, multiply
from corpus.pdf.shapes import Run

DEEPEST = 12  # forms in forms, and
FORMS = 5_000  # forms on a page: far more than a sound file has
SAVED = 1_000  # states on the stack

Operations = Sequence[tuple[Any, bytes]]
Parse = Callable[[Any], Operations]


class Walk:
    """One page: `parse` gives the operations of a form."""

    def __init__(self, fonts: Fonts, view: Matrix, parse: Parse) -> None:
        self.fonts = fonts
        self.pen = Pen(State(view))
        self.drawing = Drawing()
        self._parse = parse
        self._saved: list[State] = []
        self._resources: Any = {}
        self._forms: list[int] = []
        self._count = 0

    @property
    def runs(self) -> list[Run]:
        """The runs written so far."""
        self.pen.close()
        return self.pen.runs

    def follow(self, operations: Operations, resources: Any) -> None:
        """Carry out the operations of a page or form; one with odd operands is left out."""
        outer, self._resources = self._resources, resources
        for operands, name in operations:
            operator = _OPERATORS.get(name)
            if operator is not None:
                try:
                    operator(self, operands)
                except (TypeError, ValueError, IndexError, KeyError, AttributeError):
                    continue
        self.pen.close()
        self._resources = outer

    def save(self, _: Any) -> None:
        """Operator q."""
        self.pen.close()
        if len(self._saved) < SAVED:
            self._saved.append(self.pen.state.copy())

    def restore(self, _: Any) -> None:
        """Operator Q."""
        self.pen.close()
        if self._saved:
            self.pen.state = self._saved.pop()

    def transform(self, operands: Any) -> None:
        """Operator cm."""
        self.pen.close()
        self.pen.state.matrix = multiply(_matrix(operands), self.pen.state.matrix)

    def font(self, operands: Any) -> None:
        """Operator Tf."""
        self.pen.close()
        self.pen.state.font = self.fonts.named(self._resources, operands[0])
        self.pen.state.size = float(operands[1])

    def rise(self, operands: Any) -> None:
        """Operator Ts."""
        self.pen.close()
        self.pen.state.rise = float(operands[0])

    def move_and_lead(self, operands: Any) -> None:
        """Operator TD."""
        self.pen.state.leading = -float(operands[1])
        self.pen.down(float(operands[0]), float(operands[1]))

    def next_line(self, _: Any) -> None:
        """Operator T*."""
        self.pen.down(0.0, -self.pen.state.leading)

    def show_next(self, operands: Any) -> None:
        """Operators ' and "."""
        if len(operands) > 2:
            self.pen.state.word_spacing = float(operands[0])
            self.pen.state.spacing = float(operands[1])
        self.next_line(operands)
        self.pen.show(operands[-1:])

    def form(self, operands: Any) -> None:
        """Operator Do, where it names a form: its content stands where its matrix puts it."""
        thing = self._resources["/XObject"].get_object()[operands[0]].get_object()
        inside = id(thing) in self._forms or len(self._forms) >= DEEPEST
        if thing.get("/Subtype") != "/Form" or inside or self._count >= FORMS:
            return
        self._count += 1
        matrix = _matrix(thing["/Matrix"].get_object()) if "/Matrix" in thing else IDENTITY
        resources = thing["/Resources"].get_object() if "/Resources" in thing else self._resources
        operations = self._parse(thing)
        self._forms.append(id(thing))
        self._inside(matrix, operations, resources)
        self._forms.pop()

    def _inside(self, matrix: Matrix, operations: Operations, resources: Any) -> None:
        """Follow a form; what it does to the state ends with it."""
        pen, saved = self.pen, self._saved
        pen.close()
        kept = pen.state.copy(), pen.line, pen.along
        pen.state.matrix = multiply(matrix, pen.state.matrix)
        self._saved = []
        self.follow(operations, resources)
        pen.state, pen.line, pen.along = kept
        self._saved = saved

    def rectangle(self, operands: Any) -> None:
        """Operator re."""
        x, y, width, height = map(float, operands)
        self.drawing.rectangle(self.pen.state.matrix, x, y, width, height)


def _matrix(operands: Any) -> Matrix:
    a, b, c, d, e, f = map(float, operands)
    return a, b, c, d, e, f


def _set(name: str, scale: float = 1.0) -> Callable[[Walk, Any], None]:
    """An operator that sets one number of the state."""

    def operator(walk: Walk, operands: Any) -> None:
        setattr(walk.pen.state, name, float(operands[0]) * scale)

    return operator


_OPERATORS: dict[bytes, Callable[[Walk, Any], None]] = {
    b"q": Walk.save,
    b"Q": Walk.restore,
    b"cm": Walk.transform,
    b"BT": lambda walk, _: walk.pen.moved(IDENTITY),
    b"Tm": lambda walk, operands: walk.pen.moved(_matrix(operands)),
    b"Td": lambda walk, operands: walk.pen.down(float(operands[0]), float(operands[1])),
    b"TD": Walk.move_and_lead,
    b"T*": Walk.next_line,
    b"Tf": Walk.font,
    b"Ts": Walk.rise,
    b"Tc": _set("spacing"),
    b"Tw": _set("word_spacing"),
    b"Tz": _set("scale", 0.01),
    b"TL": _set("leading"),
    b"Tj": lambda walk, operands: walk.pen.show(operands[:1]),
    b"TJ": lambda walk, operands: walk.pen.show(operands[0]),
    b"'": Walk.show_next,
    b'"': Walk.show_next,
    b"Do": Walk.form,
    b"re": Walk.rectangle,
    b"m": lambda walk, operands: walk.drawing.start(float(operands[0]), float(operands[1])),
    b"l": lambda walk, operands: walk.drawing.line(
        walk.pen.state.matrix, float(operands[0]), float(operands[1])
    ),
    b"n": lambda walk, _: walk.drawing.end(),
    **dict.fromkeys((b"f", b"F", b"f*"), lambda walk, _: walk.drawing.fill()),
    **dict.fromkeys((b"S", b"s", b"B", b"B*", b"b", b"b*"), lambda walk, _: walk.drawing.stroke()),
}
