"""How wide shown strings are, by the widths that fonts state (PDF 32000-1, 9.2.4, 9.7.4)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

DEFAULT = 500.0
# Widths of Helvetica in 1/1000 of the size, for the standard fonts that state none.
_HELVETICA = {
    191: "'",
    222: "ijl",
    278: " !,./:;I[\\]ft",
    333: "()-r`",
    355: '"',
    389: "*",
    500: "Jcksvxyz",
    556: "#$0123456789?L_abdeghnopqu",
    584: "+<=>~",
    611: "FTZ",
    667: "&ABEKPSVXY",
    722: "CDHNRUw",
    778: "GOQ",
    833: "Mm",
    889: "%",
    944: "W",
}
_STANDARD = [DEFAULT] * 256
for _width, _characters in _HELVETICA.items():
    for _character in _characters:
        _STANDARD[ord(_character)] = float(_width)


@dataclass(frozen=True, slots=True)
class Widths:
    """Measures strings of one font, in 1/1000 of its size; `codes` is how many it knows the width of."""

    measure: Callable[[bytes], float]
    space: float
    wide: bool
    codes: int

    def count(self, shown: bytes) -> int:
        """The number of characters in a shown string."""
        return len(shown) // 2 if self.wide else len(shown)


def widths_of(font: Mapping[str, Any], standard: Mapping[int, float]) -> Widths:
    """The widths of a font, as its dictionary states them; else those of a standard font, or rough ones."""
    try:
        if font.get("/Subtype") == "/Type0":
            return _composite(_whole(font["/DescendantFonts"])[0])
        return _simple(_simple_table(font, standard))
    except (KeyError, IndexError, TypeError, ValueError, AttributeError):
        return _simple(_STANDARD)


def _simple(table: list[float]) -> Widths:
    return Widths(lambda shown: sum(map(table.__getitem__, shown)), table[32] or 278.0, wide=False, codes=256)


def _simple_table(font: Mapping[str, Any], standard: Mapping[int, float]) -> list[float]:
    if "/Widths" not in font and standard:
        return [float(standard.get(code, DEFAULT)) for code in range(256)]
    if "/Widths" not in font:
        monospaced = "Courier" in str(font.get("/BaseFont", ""))
        return [600.0] * 256 if monospaced else _STANDARD
    first = int(font["/FirstChar"])
    scale = 1.0
    if font.get("/Subtype") == "/Type3":  # in glyph space: usually 1/1000, but the matrix says
        scale = abs(float(_whole(font["/FontMatrix"])[0])) * 1000
    table = [0.0] * 256
    for code, width in enumerate(_whole(font["/Widths"]), first):
        if 0 <= code < 256:
            table[code] = float(width) * scale
    return table


def _composite(descendant: Any) -> Widths:
    font = _whole(descendant)
    table = dict(_stated(_whole(font["/W"]))) if "/W" in font else {}
    default = float(font.get("/DW", 1000))

    def measure(shown: bytes) -> float:
        codes = memoryview(shown[: len(shown) // 2 * 2]).cast("H")
        return sum(table.get(_swapped(code), default) for code in codes)

    space = table.get(3, 278.0)  # glyph 3 is the space in TrueType
    return Widths(measure, space, wide=True, codes=len(table))


def _swapped(code: int) -> int:
    return (code >> 8) | ((code & 0xFF) << 8)


def _stated(entries: list[Any]) -> Iterable[tuple[int, float]]:
    """The pairs of code and width in a /W array: `c [w1 w2 …]` or `c_first c_last w`."""
    at = 0
    while at + 1 < len(entries):
        first, second = int(entries[at]), _whole(entries[at + 1])
        if isinstance(second, list):
            yield from ((first + i, float(_whole(width))) for i, width in enumerate(second))
            at += 2
        else:
            last = min(int(second), 0xFFFF)
            yield from ((code, float(entries[at + 2])) for code in range(first, last + 1))
            at += 3


def _whole(value: Any) -> Any:
    """What an indirect reference refers to, or the value itself."""
    return value.get_object() if hasattr(value, "get_object") else value
