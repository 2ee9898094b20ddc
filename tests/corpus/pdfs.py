"""Small PDFs for tests, made with reportlab: each line of text exactly where a test puts it."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

import reportlab
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from corpus.draft import Draft, DraftBlock, Piece
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


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line from one point to another."""

    left: float
    bottom: float
    right: float
    top: float


def grid(columns: Sequence[float], rows: Sequence[float]) -> list[Show | Stroke]:
    """The rules around the cells of a table."""
    level = [Stroke(columns[0], y, columns[-1], y) for y in rows]
    return [*level, *(Stroke(x, rows[-1], x, rows[0]) for x in columns)]


def cells(columns: Sequence[float], top: float, *rows: Sequence[str], pitch: float = 20) -> list[Show]:
    """The texts of a table's cells, each row `pitch` below the one before; "" shows nothing."""
    return [
        Show(text, x, top - at * pitch)
        for at, row in enumerate(rows)
        for x, text in zip(columns, row, strict=True)
        if text
    ]


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
    *pages: Sequence[Show | Stroke],
    title: str = "",
    rotate: int = 0,
    crop: tuple[float, float, float, float] | None = None,
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
        if crop:
            canvas.setCropBox(crop)
        for show in page:
            if isinstance(show, Stroke):
                canvas.line(show.left, show.bottom, show.right, show.top)
                continue
            canvas.saveState()
            canvas.setFont(show.font, show.size)
            canvas.translate(show.x, show.y)
            canvas.rotate(show.turned)
            canvas.drawString(0, 0, show.text)
            canvas.restoreState()
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def drafted(*pages: Sequence[Show | Stroke], title: str = "") -> Draft:
    """What the reader makes of a PDF with these pages."""
    return read_pdf(pdf(*pages, title=title))


def blocks(draft: Draft) -> list[tuple[str, str]]:
    """The kind and words of each block."""
    return [(block.kind, block.text) for block in draft.blocks]


def pieces(draft: Draft) -> list[list[tuple[int | None, str]]]:
    """The page and words of each block's part on a page."""
    return [
        [(page, "".join(piece.text for piece in part)) for page, part in groupby(block.pieces, _page)]
        for block in draft.blocks
    ]


def pages_of(block: DraftBlock) -> list[int | None]:
    """The pages on which a block stands, in order."""
    return [page for page, _ in groupby(block.pieces, _page)]


def _page(piece: Piece) -> int | None:
    return piece.page
