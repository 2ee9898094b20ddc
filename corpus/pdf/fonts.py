"""Fonts: what a shown string says, how wide it is, and whether it is bold or italic."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from pypdf.generic._font import Font as PdfFont

from corpus.pdf.widths import Widths, widths_of

REMEMBERED = 20_000  # strings of a font: words come again and again


@dataclass(frozen=True, slots=True)
class Shown:
    """A shown string: its characters, its width in 1/1000 of the size, its codes, its blanks."""

    text: str
    width: float
    count: int
    blanks: int


@dataclass(frozen=True, slots=True)
class Font:
    """A font as its dictionary describes it."""

    decode: Callable[[bytes], str]
    widths: Widths
    bold: bool
    italic: bool
    _known: dict[bytes, Shown] = field(default_factory=dict)

    def shown(self, codes: bytes) -> Shown:
        """What a string of codes shows in this font."""
        known = self._known.get(codes)
        if known is None:
            if len(self._known) >= REMEMBERED:
                self._known.clear()
            blanks = 0 if self.widths.wide else codes.count(b" ")
            count = self.widths.count(codes)
            known = Shown(self.decode(codes), self.widths.measure(codes), count, blanks)
            self._known[bytes(codes)] = known
        return known


@dataclass(slots=True)
class Fonts:
    """The fonts of a file, each read once; it keeps their dictionaries, so that no id comes again."""

    _known: dict[int, tuple[Any, Font]] = field(default_factory=dict)

    def named(self, resources: Any, name: Any) -> Font | None:
        """The font that goes by a name among the resources of a page or form; None if none does."""
        try:
            resource = resources["/Font"].get_object()[name].get_object()
        except (KeyError, TypeError, AttributeError):
            return None
        if id(resource) not in self._known:
            self._known[id(resource)] = (resource, font_of(resource))
        return self._known[id(resource)][1]


def font_of(resource: Any) -> Font:
    """The font that a dictionary describes."""
    return Font(_decoder(resource), widths_of(resource), *_style(resource))


def _decoder(resource: Any) -> Callable[[bytes], str]:
    """From codes to characters: by the font's encoding, then by its /ToUnicode map, as in pypdf."""
    try:
        font = PdfFont.from_font_resource(resource)
    except (AttributeError, TypeError, KeyError, ValueError):
        return lambda codes: "\ufffd" * len(codes)
    known = font.character_map
    if isinstance(font.encoding, str):
        encoding = font.encoding

        def decode(codes: bytes) -> str:
            text = codes.decode(encoding, "surrogatepass" if len(codes) % 2 == 0 else "replace")
            return "".join([known.get(c, c) for c in text])

        return decode
    named = (font.encoding.get(code, chr(code)) for code in range(256))
    table = [known.get(name, name) for name in named]
    return lambda codes: "".join([table[code] for code in codes])


def _style(font: Any) -> tuple[bool, bool]:
    """Bold and italic, by the font's name: Liberation-Sans-Bold-Italic, Univers-Black."""
    try:
        name = str(font["/BaseFont"]).rpartition("+")[2].casefold()
    except (KeyError, TypeError):
        return False, False
    bold = any(word in name for word in ("bold", "black", "heavy", "semibold", "demi"))
    return bold, "italic" in name or "oblique" in name
