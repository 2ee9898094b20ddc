"""Fonts: what is taken from pypdf, and how much."""

from __future__ import annotations

import pypdf
import pypdf.generic
import pytest

from corpus.errors import ReadError
from corpus.pdf import bounds, fonts, read_pdf
from tests.corpus.raw_pdfs import FONT, mapped, paged, raw, read, stream


def test_pypdf_shows_its_fonts_in_private_only() -> None:
    """When this fails, look whether `fonts._tables` can do without the private module."""
    assert pypdf.__version__ == "7.1.0"
    assert "Font" not in pypdf.__all__
    assert "Font" not in pypdf.generic.__all__


def test_the_tables_of_a_font() -> None:
    tables = fonts._tables({"/Subtype": "/Type1", "/BaseFont": "/Times-Roman"})
    assert tables is not None
    assert isinstance(tables.encoding, dict)
    assert (tables.encoding[65], tables.known, tables.widths[65]) == ("A", {}, 722)


def test_codes_by_the_map_of_the_font() -> None:
    font, table = mapped("ö", "ffi")
    assert read(b"BT /F 10 Tf 70 700 Td (ab) Tj ET ", table, font=font) == ["öffi"]


def test_fonts_with_too_many_codes(monkeypatch: pytest.MonkeyPatch) -> None:
    names = b"".join(b"/F%d %d 0 R" % (n, 6 + n) for n in range(20))
    shown = b"".join(b"/F%d 10 Tf (a) Tj " % n for n in range(20))
    page = (
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<<%b>>>>>>" % names
    )
    start = [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R 3 0 R]/Count 2>>", page]
    data = raw([*start, stream(b"BT 70 700 Td " + shown + b"ET"), FONT, *[FONT] * 20])
    monkeypatch.setattr(bounds, "CODES", 20 * 256)
    assert len(read_pdf(data).labels) == 2
    monkeypatch.setattr(bounds, "CODES", 19 * 256)
    with pytest.raises(
        ReadError, match="page 1 of the PDF is too large to read: it has fonts with over 4,864"
    ):
        read_pdf(data)


def test_fonts_are_forgotten_and_read_again(monkeypatch: pytest.MonkeyPatch) -> None:
    data = paged(b"BT /F 10 Tf 70 700 Td (Hallo.) Tj ET ", pages=3)
    monkeypatch.setattr(bounds, "KEPT_CODES", 0)
    assert [piece.page for block in read_pdf(data).blocks for piece in block.pieces] == [1, 2, 3]
