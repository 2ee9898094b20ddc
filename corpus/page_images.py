"""Images of a PDF's pages, by pypdfium2."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from threading import Lock
from typing import Any

from corpus.errors import ReadError

_MOST_PIXELS = 16_000_000
"""Of an image: an A4 page at 5 pixels a point has so many. A page may say that it is metres wide."""

_ONE_AT_A_TIME = Lock()  # PDFium isn't made for several threads


@dataclass(frozen=True, slots=True)
class PageImage:
    """A page as a PNG; width and height are the page's, in points."""

    number: int
    width: float
    height: float
    png: bytes


def page_images(data: bytes, *, scale: float = 1.5) -> Iterator[PageImage]:
    """Every page of a PDF, rendered one at a time at `scale` pixels a point; ReadError if it can't be."""
    with _opened(data) as document:
        for number, page in enumerate(document, start=1):
            yield _image(number, page, scale)


def page_image(data: bytes, number: int, *, scale: float = 1.5) -> PageImage:
    """One page of a PDF, counted from 1; ReadError if it can't be rendered. Several threads may ask."""
    with _ONE_AT_A_TIME, _opened(data) as document:
        return _image(number, document[number - 1], scale)


def _image(number: int, page: Any, scale: float) -> PageImage:
    width, height = page.get_size()
    scale = min(scale, (_MOST_PIXELS / max(width * height, 1)) ** 0.5)
    buffer = BytesIO()
    page.render(scale=scale).to_pil().save(buffer, format="PNG", optimize=True)
    return PageImage(number, width, height, buffer.getvalue())


@contextmanager
def _opened(data: bytes) -> Iterator[Any]:
    import pypdfium2

    try:
        with pypdfium2.PdfDocument(data) as document:
            yield document
    except pypdfium2.PdfiumError as error:
        raise ReadError(f"its pages can't be shown ({error})") from error
