"""What text and shapes are painted with: the colours and the graphics state that hide or show them.

Only as much is told apart as tells whether something can be seen: white, another colour, or what can't
be known (a pattern). PDF 32000-1, 8.6 (colour) and 11.6 (transparency).
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum
from typing import Any, NamedTuple

WHITEST, LEAST_INK = 0.99, 0.01  # of red, green and blue, or grey; of the four printing inks


class Ink(Enum):
    """What a colour looks like on white paper."""

    WHITE = "white"
    DARK = "dark"
    UNSURE = "unsure"
    NONE = "none"


class Space(Enum):
    """What kind of colour space numbers belong to."""

    LIGHT = "light"  # grey, or red, green and blue: 1 is white
    INKS = "inks"  # cyan, magenta, yellow and black: 0 is white
    OTHER = "other"  # spot colours, palettes: taken to be seen
    PATTERN = "pattern"


_NAMED = {
    "/DeviceGray": Space.LIGHT,
    "/DeviceRGB": Space.LIGHT,
    "/CalGray": Space.LIGHT,
    "/CalRGB": Space.LIGHT,
    "/DeviceCMYK": Space.INKS,
    "/Pattern": Space.PATTERN,
}


class Look(NamedTuple):
    """How opaque fills and strokes are, and whether they are put over what is there in the usual way."""

    fill: float = 1.0
    stroke: float = 1.0
    normal: bool = True
    masked: bool = False
    overprinted: bool = False

    @property
    def solid(self) -> bool:
        """Whether a fill hides what is under it."""
        return self.fill > WHITEST and self.plain and not self.overprinted

    @property
    def plain(self) -> bool:
        """Whether a colour shows as itself."""
        return self.normal and not self.masked


PLAIN = Look()


def space_of(name: Any, resources: Any) -> Space:
    """The kind of colour space that goes by a name."""
    if name in _NAMED:
        return _NAMED[name]
    try:
        found = resources["/ColorSpace"].get_object()[name].get_object()
        if isinstance(found, str):
            return _NAMED.get(found, Space.OTHER)
        if found[0] == "/ICCBased":
            return {1: Space.LIGHT, 3: Space.LIGHT, 4: Space.INKS}[found[1].get_object()["/N"]]
        return _NAMED.get(found[0], Space.OTHER)
    except (KeyError, IndexError, TypeError, AttributeError):
        return Space.OTHER


def ink_of(space: Space, values: Sequence[Any]) -> Ink:
    """What some numbers in a colour space look like."""
    if space is Space.PATTERN:
        return Ink.UNSURE
    if space is Space.LIGHT and values and min(values) >= WHITEST:
        return Ink.WHITE
    if space is Space.INKS and values and max(values) <= LEAST_INK:
        return Ink.WHITE
    return Ink.DARK


def look_after(look: Look, stated: Any) -> Look:
    """The look that a graphics state dictionary makes of another."""
    mode, mask = stated.get("/BM"), stated.get("/SMask")
    over = stated.get("/op", stated.get("/OP", look.overprinted))
    return Look(
        fill=float(stated.get("/ca", look.fill)),
        stroke=float(stated.get("/CA", look.stroke)),
        normal=look.normal if mode is None else _is_normal(mode),
        masked=look.masked if mask is None else mask != "/None",
        overprinted=is_true(over),
    )


def is_true(value: Any) -> bool:
    """Whether a value in a file is the word true; as an object of pypdf's it is true in any case."""
    return getattr(value, "value", value) is True


def _is_normal(mode: Any) -> bool:
    first = mode[0] if isinstance(mode, list) and mode else mode
    return first in ("/Normal", "/Compatible")
