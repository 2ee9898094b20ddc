"""The operators of a page's content that are followed, and here those that show text.

PDF 32000-1, annex A, has all of them; those of text are in 9.3 and 9.4.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from corpus.pdf.painting import PAINTING
from corpus.pdf.plane import IDENTITY, multiply
from corpus.pdf.walk import Operator, Walk, matrix_of, number_of, sets


def _transform(walk: Walk, operands: Any) -> None:
    walk.pen.close()
    walk.state.matrix = multiply(matrix_of(operands), walk.state.matrix)


def _font(walk: Walk, operands: Any) -> None:
    walk.pen.close()
    walk.state.font = walk.fonts.named(walk.resources, operands[0])
    walk.state.size = number_of(operands[1])


def _rise(walk: Walk, operands: Any) -> None:
    walk.pen.close()
    walk.state.rise = number_of(operands[0])


def _scale(walk: Walk, operands: Any) -> None:
    walk.pen.close()
    walk.state.scale = number_of(operands[0]) / 100


def _mode(walk: Walk, operands: Any) -> None:
    walk.pen.close()
    walk.state.mode = int(operands[0])


def _end_text(walk: Walk, _: Any) -> None:
    """Letters shown in modes 4 to 7 become the clipping path: what is painted next shows in them alone."""
    if walk.state.mode >= 4:
        walk.pen.close()
        walk.state.clip = walk.state.clip._replace(exact=False)


def _move_and_lead(walk: Walk, operands: Any) -> None:
    walk.state.leading = -number_of(operands[1])
    walk.pen.down(float(operands[0]), float(operands[1]))


def _next_line(walk: Walk, _: Any) -> None:
    walk.pen.down(0.0, -walk.state.leading)


def _show_next(walk: Walk, operands: Any) -> None:
    if len(operands) > 2:
        walk.state.word_spacing = number_of(operands[0])
        walk.state.spacing = number_of(operands[1])
    _next_line(walk, operands)
    walk.pen.show(operands[-1:])


def _thing(walk: Walk, operands: Any) -> None:
    walk.show(walk.resources["/XObject"].get_object()[operands[0]].get_object())


OPERATORS: Mapping[bytes, Operator] = {
    b"q": lambda walk, _: walk.save(),
    b"Q": lambda walk, _: walk.restore(),
    b"cm": _transform,
    b"BT": lambda walk, _: walk.pen.moved(IDENTITY),
    b"ET": _end_text,
    b"Tm": lambda walk, operands: walk.pen.moved(matrix_of(operands)),
    b"Td": lambda walk, operands: walk.pen.down(float(operands[0]), float(operands[1])),
    b"TD": _move_and_lead,
    b"T*": _next_line,
    b"Tf": _font,
    b"Ts": _rise,
    b"Tr": _mode,
    b"Tc": sets("spacing"),
    b"Tw": sets("word_spacing"),
    b"Tz": _scale,
    b"TL": sets("leading"),
    b"Tj": lambda walk, operands: walk.pen.show(operands[:1]),
    b"TJ": lambda walk, operands: walk.pen.show(operands[0]),
    b"'": _show_next,
    b'"': _show_next,
    b"Do": _thing,
    b"INLINE IMAGE": lambda walk, found: walk.picture(found["settings"], "/W", "/H"),
    **PAINTING,
    b"BMC": lambda walk, _: walk.mark(layer=False),
    b"BDC": lambda walk, operands: walk.mark(layer=operands[0] == "/OC"),
    b"EMC": lambda walk, _: walk.end_mark(),
}
