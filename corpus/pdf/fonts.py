"""Fonts: what a shown string says, how wide it is, and whether it is bold or italic."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from pypdf.generic._font import Font as PdfFont  # private: see `_tables`

from corpus.pdf import bounds
from corpus.pdf.direction import as_seen
from corpus.pdf.widths import Widths, widths_of

REMEMBERED = 20_000  # strings of a font: words come again and again


@dataclass(frozen=True, slots=True)
class Shown:
    """A shown string: its characters, its width in 1/1000 of the size, its codes, its blanks.

    `solid` says that there is more than blanks in it.
    """

    text: str
    width: float
    count: int
    blanks: int
    solid: bool


@dataclass(slots=True)
class Font:
    """A font as its dictionary describes it.

    `spaced` becomes true with the first blank that is shown: a program that writes blanks leaves no
    gaps in their place. `loosest` is the widest jump met that is none for that, in 1/1000. `drawn`
    says that its letters are drawings in their own colours (Type 3).
    """

    decode: Callable[[bytes], str]
    widths: Widths
    bold: bool
    italic: bool
    drawn: bool = False
    spaced: bool = False
    loosest: float = 0.0
    _known: dict[bytes, Shown] = field(default_factory=dict)

    def shown(self, codes: bytes) -> Shown:
        """What a string of codes shows in this font."""
        known = self._known.get(codes)
        if known is None:
            if len(self._known) >= REMEMBERED:
                self._known.clear()
            known = self._known[bytes(codes)] = self._shown(codes)
            self.spaced = self.spaced or " " in known.text
        return known

    def _shown(self, codes: bytes) -> Shown:
        text = self.decode(codes)
        blanks = 0 if self.widths.wide else codes.count(b" ")
        count = self.widths.count(codes)
        return Shown(text, self.widths.measure(codes), count, blanks, bool(text.strip()))

    def each(self, codes: bytes) -> list[bytes]:
        """The codes of a string one by one."""
        step = 2 if self.widths.wide else 1
        return [codes[at : at + step] for at in range(0, len(codes), step)]


@dataclass(slots=True)
class Fonts:
    """The fonts of a file, each read once; it keeps their dictionaries, so that no id comes again."""

    _known: dict[int, tuple[Any, Font]] = field(default_factory=dict)
    _codes: int = 0
    _kept: int = 0

    def turn(self) -> None:
        """Begin another page."""
        self._codes = 0
        if self._kept > bounds.KEPT_CODES:
            self._known.clear()
            self._kept = 0

    def named(self, resources: Any, name: Any) -> Font | None:
        """The font that goes by a name among the resources of a page or form; None if none does."""
        try:
            resource = resources["/Font"].get_object()[name].get_object()
        except (KeyError, TypeError, AttributeError):
            return None
        if id(resource) not in self._known:
            self._known[id(resource)] = (resource, self._read(resource))
        return self._known[id(resource)][1]

    def _read(self, resource: Any) -> Font:
        tables = _tables(resource)
        decode, codes = _decoder(tables)
        widths = widths_of(resource, tables.widths if tables else {})
        self._codes += codes + widths.codes
        self._kept += codes + widths.codes
        if self._codes > bounds.CODES:
            raise bounds.OverfullError(f"fonts with over {bounds.CODES:,} codes")
        return Font(decode, widths, *_style(resource), _is_drawn(resource))


class _Tables(NamedTuple):
    """A font's encoding, its /ToUnicode map, and its widths by code, where it is a standard font."""

    encoding: str | dict[int, str]
    known: dict[str, str]
    widths: dict[int, float]


def _tables(resource: Any) -> _Tables | None:
    """What pypdf reads in a font; None where it can't.

    pypdf shows it nowhere in public: this is the one place that reaches into it, and a test names the
    version for which it was looked up.
    """
    try:
        font = PdfFont.from_font_resource(resource)
        widths = {ord(code): width for code, width in font.character_widths.items() if len(code) == 1}
        return _Tables(font.encoding, font.character_map, widths)
    except (AttributeError, TypeError, KeyError, ValueError):
        return None


def _decoder(tables: _Tables | None) -> tuple[Callable[[bytes], str], int]:
    """From codes to characters, by the font's encoding, then by its map; and how many there are."""
    if tables is None:
        return lambda codes: "\ufffd" * len(codes), 0
    encoding = tables.encoding
    known = {code: as_seen(text) for code, text in tables.known.items() if isinstance(text, str)}
    if isinstance(encoding, str):
        named = encoding

        def decode(codes: bytes) -> str:
            text = codes.decode(named, "surrogatepass" if len(codes) % 2 == 0 else "replace")
            return "".join([known.get(c, c) for c in text])

        return decode, len(known)
    names = (encoding.get(code, chr(code)) for code in range(256))
    table = [known.get(name, as_seen(name)) for name in names]
    return lambda codes: "".join([table[code] for code in codes]), len(known)


def _style(font: Any) -> tuple[bool, bool]:
    """Bold and italic, by the font's name: Liberation-Sans-Bold-Italic, Univers-Black."""
    try:
        name = str(font["/BaseFont"]).rpartition("+")[2].casefold()
    except (KeyError, TypeError):
        return False, False
    bold = any(word in name for word in ("bold", "black", "heavy", "semibold", "demi"))
    return bold, "italic" in name or "oblique" in name


def _is_drawn(font: Any) -> bool:
    return isinstance(font, dict) and font.get("/Subtype") == "/Type3"
