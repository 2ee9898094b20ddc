"""Images of a PDF's pages, by pypdfium2."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO

from corpus.errors import ReadError


@dataclass(frozen=True, slots=True)
class PageImage:
    """A page as a PNG; width and height are the page's, in points."""

    number: int
    width: float
    height: float
    png: bytes


def page_images(data: bytes, *, scale: float = 1.5) -> Iterator[PageImage]:
    """Every page of a PDF, rendered one at a time at `scale` pixels a point; ReadError if it can't be."""
    import pypdfium2

    try:
        with pypdfium2.PdfDocument(data) as document:
            for number, page in enumerate(document, start=1):
                width, height = page.get_size()
                buffer = BytesIO()
                page.render(scale=scale).to_pil().save(buffer, format="PNG", optimize=True)
                yield PageImage(number, width, height, buffer.getvalue())
    except pypdfium2.PdfiumError as error:
        raise ReadError(f"its pages can't be shown ({error})") from error
