"""The operators that paint, and those that set what is painted with.

PDF 32000-1, 8.4 (graphics state), 8.5 (paths), 8.6 (colour).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from corpus.pdf.drawing import Painted
from corpus.pdf.paint import Ink, Space, ink_of, look_after, space_of
from corpus.pdf.walk import Operator, Walk, number_of, sets


def _graphics(walk: Walk, operands: Any) -> None:
    stated = walk.resources["/ExtGState"].get_object()[operands[0]].get_object()
    walk.pen.close()
    walk.state.look = look_after(walk.state.look, stated)
    walk.state.line = number_of(stated.get("/LW", walk.state.line))


def _fill_ink(walk: Walk, ink: Ink) -> None:
    if ink is not walk.state.fill:
        walk.pen.close()
        walk.state.fill = ink


def _stroke_ink(walk: Walk, ink: Ink) -> None:
    if ink is not walk.state.stroke:
        walk.pen.close()
        walk.state.stroke = ink


def _fill_in(space: Space) -> Operator:
    """An operator that names a colour space with its numbers: g, rg, k."""

    def operator(walk: Walk, operands: Any) -> None:
        walk.state.fill_space = space
        _fill_ink(walk, ink_of(space, operands))

    return operator


def _stroke_in(space: Space) -> Operator:
    def operator(walk: Walk, operands: Any) -> None:
        walk.state.stroke_space = space
        _stroke_ink(walk, ink_of(space, operands))

    return operator


def _fill_space(walk: Walk, operands: Any) -> None:
    walk.state.fill_space = space_of(operands[0], walk.resources)
    _fill_ink(walk, ink_of(walk.state.fill_space, ()))


def _stroke_space(walk: Walk, operands: Any) -> None:
    walk.state.stroke_space = space_of(operands[0], walk.resources)
    _stroke_ink(walk, ink_of(walk.state.stroke_space, ()))


def _rectangle(walk: Walk, operands: Any) -> None:
    x, y, width, height = map(float, operands)
    walk.drawing.path.rectangle(walk.state.matrix, x, y, width, height)


def _clip(walk: Walk, _: Any) -> None:
    walk.drawing.path.clips = True


def _fill(walk: Walk, _: Any) -> None:
    walk.drawing.fill(walk.state, walk.after(), sure=walk.sure)
    walk.drawing.end(walk.state)


def _stroke(walk: Walk, _: Any) -> None:
    walk.drawing.stroke(walk.state, walk.after())
    walk.drawing.end(walk.state)


def _both(walk: Walk, _: Any) -> None:
    walk.drawing.both(walk.state, walk.after(), sure=walk.sure)
    walk.drawing.end(walk.state)


def _shading(walk: Walk, _: Any) -> None:
    walk.drawing.paint(Painted(walk.state.clip.area, walk.after(), covers=False, ink=Ink.UNSURE))


PAINTING: Mapping[bytes, Operator] = {
    b"g": _fill_in(Space.LIGHT),
    b"rg": _fill_in(Space.LIGHT),
    b"k": _fill_in(Space.INKS),
    b"G": _stroke_in(Space.LIGHT),
    b"RG": _stroke_in(Space.LIGHT),
    b"K": _stroke_in(Space.INKS),
    b"cs": _fill_space,
    b"CS": _stroke_space,
    **dict.fromkeys((b"sc", b"scn"), lambda w, values: _fill_ink(w, ink_of(w.state.fill_space, values))),
    **dict.fromkeys((b"SC", b"SCN"), lambda w, values: _stroke_ink(w, ink_of(w.state.stroke_space, values))),
    b"gs": _graphics,
    b"w": sets("line"),
    b"re": _rectangle,
    b"m": lambda w, at: w.drawing.path.start(w.state.matrix, float(at[0]), float(at[1])),
    b"l": lambda w, at: w.drawing.path.line(w.state.matrix, float(at[0]), float(at[1])),
    **dict.fromkeys((b"c", b"v", b"y"), lambda w, at: w.drawing.path.curve(w.state.matrix, *map(float, at))),
    b"n": lambda walk, _: walk.drawing.end(walk.state),
    **dict.fromkeys((b"W", b"W*"), _clip),
    **dict.fromkeys((b"f", b"F", b"f*"), _fill),
    **dict.fromkeys((b"S", b"s"), _stroke),
    **dict.fromkeys((b"B", b"B*", b"b", b"b*"), _both),
    b"sh": _shading,
}
