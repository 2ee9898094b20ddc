"""Small PDFs for tests, made with reportlab: each line of text exactly where a test puts it."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import reportlab
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from corpus.draft import Draft
from corpus.pdf import read_pdf

REGULAR, BOLD, ITALIC = "Helvetica", "Helvetica-Bold", "Helvetica-Oblique"
VERA = "Vera"  # a TrueType font that comes with reportlab: for characters outside Latin-1
A4 = (595.0, 842.0)


@dataclass(frozen=True, slots=True)
class Show:
    """Some text with its baseline beginning at (x, y), in points from the lower left corner."""

    text: str
    x: float = 70
    y: float = 700
    size: float = 10
    font: str = REGULAR
    turned: int = 0


def lines(
    *texts: str,
    x: float = 70,
    top: float = 700,
    size: float = 10,
    pitch: float = 12,
    font: str = REGULAR,
) -> list[Show]:
    """Lines under each other, `pitch` apart."""
    return [Show(text, x, top - at * pitch, size, font) for at, text in enumerate(texts)]


def pdf(
    *pages: Sequence[Show],
    title: str = "",
    rotate: int = 0,
    password: str | None = None,
    size: tuple[float, float] = A4,
) -> bytes:
    """The bytes of a PDF with these pages."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=size, encrypt=password, invariant=1)
    canvas.setTitle(title)
    if VERA not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(TTFont(VERA, Path(reportlab.__file__).parent / "fonts/Vera.ttf"))
    for page in pages:
        canvas.setPageRotation(rotate)
        for show in page:
            canvas.saveState()
            canvas.setFont(show.font, show.size)
            canvas.translate(show.x, show.y)
            canvas.rotate(show.turned)
            canvas.drawString(0, 0, show.text)
            canvas.restoreState()
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def drafted(*pages: Sequence[Show], title: str = "") -> Draft:
    """What the reader makes of a PDF with these pages."""
    return read_pdf(pdf(*pages, title=title))


def blocks(draft: Draft) -> list[tuple[str, str]]:
    """The kind and words of each block."""
    return [(block.kind, block.text) for block in draft.blocks]


def pieces(draft: Draft) -> list[list[tuple[int | None, str]]]:
    """The page and words of each piece of each block."""
    return [[(piece.page, piece.text) for piece in block.pieces] for block in draft.blocks]
