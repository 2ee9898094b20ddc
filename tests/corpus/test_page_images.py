"""Images of a PDF's pages."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image

from corpus import ReadError
from corpus.page_images import page_image, page_images
from tests.corpus.pdfs import lines, pdf


def test_one_page_is_as_it_is_among_all() -> None:
    data = pdf(lines("Een."), lines("Twee."))
    assert [page_image(data, number) for number in (1, 2)] == list(page_images(data))


def test_a_page_has_so_many_pixels_a_point() -> None:
    image = page_image(pdf(lines("Een."), size=(200.0, 100.0)), 1, scale=2)
    assert (image.number, image.width, image.height) == (1, 200.0, 100.0)
    assert Image.open(BytesIO(image.png)).size == (400, 200)


def test_a_page_of_metres_is_made_no_larger_than_it_may_be() -> None:
    image = page_image(pdf(lines("Een."), size=(14_400.0, 14_400.0)), 1, scale=2)
    assert Image.open(BytesIO(image.png)).size == (4000, 4000)


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7", b"geen PDF"])
def test_what_is_no_pdf_is_refused(data: bytes) -> None:
    with pytest.raises(ReadError, match="its pages can't be shown"):
        page_image(data, 1)


@pytest.mark.parametrize("number", [3, 99])
def test_a_page_that_is_not_there_is_refused(number: int) -> None:
    with pytest.raises(ReadError, match="its pages can't be shown"):
        page_image(pdf(lines("Een."), lines("Twee.")), number)
