"""PDFs for tests written operator by operator, for what reportlab doesn't write."""

from __future__ import annotations

import unicodedata
import zlib
from collections.abc import Sequence

from corpus.pdf import read_pdf

FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"
RESOURCES = b"/Resources<</Font<</F 5 0 R>>/XObject<</X %d 0 R>>%b>>"


def raw(objects: Sequence[bytes]) -> bytes:
    """A PDF of these objects, the first of them its catalog."""
    out, places = b"%PDF-1.7\n", []
    for number, thing in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, thing)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    tail = b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (size, len(out))
    return out + b"xref\n0 %d\n0000000000 65535 f \n" % size + table + tail


def stream(data: bytes, entries: bytes = b"") -> bytes:
    """A packed stream."""
    packed = zlib.compress(data, 9)
    head = b"<</Length %d/Filter/FlateDecode%b>>\nstream\n" % (len(packed), entries)
    return head + packed + b"\nendstream"


def form(data: bytes, following: int, entries: bytes = b"") -> bytes:
    """A form; the form or picture /X on it is the object with the number `following`."""
    head = b"/Type/XObject/Subtype/Form/BBox[0 0 595 842]" + RESOURCES % (following, b"")
    return stream(data, head + entries)


def picture(wide: int, high: int, entries: bytes = b"") -> bytes:
    """A grey picture of so many dots."""
    kind = b"/Type/XObject/Subtype/Image/Width %d/Height %d/ColorSpace/DeviceGray/BitsPerComponent 8"
    return stream(b"\x99" * wide * high, kind % (wide, high) + entries)


def paged(
    content: bytes,
    *more: bytes,
    pages: int = 1,
    resources: bytes = b"",
    box: bytes = b"",
    font: bytes = FONT,
) -> bytes:
    """A PDF whose pages all have one content; /F is the font, /X the first of `more`, from object 6 on."""
    kids = b"3 0 R " * pages
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R%b%b>>"
    return raw(
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Kids[%b]/Count %d>>" % (kids, pages),
            page % (RESOURCES % (6, resources), box),
            stream(content),
            font,
            *more,
        ]
    )


def said(words: str, x: float = 70, y: float = 700, size: float = 10) -> bytes:
    """The operators that show some words."""
    shown = words.encode("cp1252").replace(b"(", rb"\(").replace(b")", rb"\)")
    return b"BT /F %f Tf %f %f Td (%b) Tj ET " % (size, x, y, shown)


def mapped(*characters: str, width: int = 500) -> tuple[bytes, bytes]:
    """A font whose codes from a on show these characters, and its map, which is to be object 6.

    All are as wide; a combining mark has no width.
    """
    places = range(ord("a"), ord("a") + len(characters))
    widths = b" ".join(b"0" if unicodedata.combining(text[0]) else b"%d" % width for text in characters)
    codes = (b"<%02x> <%b>" % pair for pair in zip(places, map(_hex, characters), strict=True))
    table = b"begincmap 1 begincodespacerange <00> <FF> endcodespacerange %d beginbfchar %b endbfchar endcmap"
    font = b"<</Type/Font/Subtype/Type1/BaseFont/Own/FirstChar 97/LastChar %d/Widths[%b]/ToUnicode 6 0 R>>"
    return font % (places[-1], widths), stream(table % (len(characters), b" ".join(codes)))


def _hex(text: str) -> bytes:
    return text.encode("utf-16-be").hex().encode()


def read(
    content: bytes, *more: bytes, resources: bytes = b"", box: bytes = b"", font: bytes = FONT
) -> list[str]:
    """The texts of the blocks of a page with this content."""
    draft = read_pdf(paged(content, *more, resources=resources, box=box, font=font))
    return [block.text for block in draft.blocks]
