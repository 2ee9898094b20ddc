"""The part of a page that is shown, and how it is turned (PDF 32000-1, 14.11.2)."""

from __future__ import annotations

from typing import Any

from corpus.pdf.pen import WIDEST
from corpus.pdf.plane import Area, Matrix


def view_of(page: Any) -> tuple[float, float, Matrix]:
    """The size of a page of pypdf's as it is shown, and the matrix that takes the file's points there."""
    turn = page.rotation % 360
    left, bottom, right, top = _shown(page)
    width, height = min(right - left, WIDEST), min(top - bottom, WIDEST)
    if turn == 90:  # clockwise
        return height, width, (0, -1, 1, 0, -bottom, width + left)
    if turn == 180:
        return width, height, (-1, 0, 0, -1, width + left, height + bottom)
    if turn == 270:
        return height, width, (0, 1, -1, 0, height + bottom, -left)
    return width, height, (1, 0, 0, 1, -left, -bottom)


def _shown(page: Any) -> Area:
    """Of the crop box what lies on the media box."""
    media = _area(page.mediabox)
    shown = _area(page.cropbox).common(media)
    return shown if shown.size else media


def _area(box: Any) -> Area:
    """A box, whichever of its corners are given."""
    left, right = sorted((float(box.left), float(box.right)))
    bottom, top = sorted((float(box.bottom), float(box.top)))
    return Area(left, bottom, right, top)
