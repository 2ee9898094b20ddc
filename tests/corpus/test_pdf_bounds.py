"""Files made to be too much: each ends soon, in a draft or in one sentence."""

from __future__ import annotations

import time
import zlib
from collections.abc import Iterator, Sequence

import pytest

from corpus.draft import Draft
from corpus.errors import ReadError
from corpus.pdf import read_pdf, runs
from tests.corpus.pdfs import blocks, lines, pdf

WORDS = b"BT /F 10 Tf 70 700 Td (Hallo wereld.) Tj ET "
FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
RESOURCES = b"/Resources<</Font<</F 5 0 R>>/XObject<</X %d 0 R>>>>"
SECONDS = 20.0  # what is measured takes up to 4 s


@pytest.fixture(autouse=True)
def _soon() -> Iterator[None]:
    start = time.monotonic()
    yield
    assert time.monotonic() - start < SECONDS


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
    packed = zlib.compress(data, 9)
    head = b"<</Length %d/Filter/FlateDecode%b>>\nstream\n" % (len(packed), entries)
    return head + packed + b"\nendstream"


def form(data: bytes, following: int) -> bytes:
    return stream(data, b"/Type/XObject/Subtype/Form/BBox[0 0 595 842]" + RESOURCES % following)


def paged(content: bytes, *more: bytes, pages: int = 1) -> bytes:
    """A PDF whose pages all have one content; `more` are its objects from number 6 on."""
    kids = b"3 0 R " * pages
    return raw(
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Kids[%b]/Count %d>>" % (kids, pages),
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R%b>>" % (RESOURCES % 6),
            stream(content),
            FONT,
            *more,
        ]
    )


def why(data: bytes) -> str:
    with pytest.raises(ReadError) as caught:
        read_pdf(data)
    return str(caught.value)


def texts(draft: Draft) -> list[str]:
    return [text for _, text in blocks(draft)]


def test_content_that_unpacks_to_too_much_names_the_page() -> None:
    assert why(paged(WORDS + b" " * 60_000_000)).startswith("page 1 of the PDF is too large to read")


def test_a_form_that_unpacks_to_too_much_names_the_page() -> None:
    data = paged(WORDS + b"/X Do", form(b" " * 60_000_000, 6))
    assert why(data).startswith("page 1 of the PDF is too large to read")


def test_pages_that_are_too_much_together(monkeypatch: pytest.MonkeyPatch) -> None:
    data = paged(WORDS * 100, pages=20)
    monkeypatch.setattr(runs, "FILE_BYTES", 50_000)
    assert why(data).startswith("the PDF is too large to read")
    monkeypatch.setattr(runs, "FILE_BYTES", 5_000_000)
    monkeypatch.setattr(runs, "FILE_OPERATORS", 5_000)
    assert why(data).startswith("the PDF is too large to read")


def test_a_form_in_itself() -> None:
    data = paged(WORDS + b"/X Do", form(b"/X Do BT /F 10 Tf 70 600 Td (Vorm.) Tj ET", 6))
    assert texts(read_pdf(data)) == ["Hallo wereld.", "Vorm."]


def test_forms_that_multiply() -> None:
    forms = [form(b"/X Do " * 10 + b"BT /F 10 Tf 70 600 Td (Vorm.) Tj ET", 7 + n) for n in range(11)]
    assert texts(read_pdf(paged(WORDS + b"/X Do", *forms, FONT)))[0] == "Hallo wereld."


def test_a_damaged_form_leaves_the_page() -> None:
    broken = b"<</Type/XObject/Subtype/Form/Filter/Nonsense/Length 3>>\nstream\nabc\nendstream"
    assert texts(read_pdf(paged(WORDS + b"/X Do", broken))) == ["Hallo wereld."]


def test_arrays_in_arrays() -> None:
    assert "page 1 of the PDF" in why(paged(WORDS + b"[" * 100_000))


def test_a_page_tree_that_is_deep_or_goes_round() -> None:
    pages = [b"<</Type/Pages/Kids[%d 0 R]/Count 1>>" % (n + 1) for n in range(2, 3000)]
    catalog = b"<</Type/Catalog/Pages 2 0 R>>"
    assert "damaged" in why(raw([catalog, *pages, b"<</Type/Page/MediaBox[0 0 595 842]>>"]))
    assert "damaged" in why(raw([catalog, b"<</Type/Pages/Kids[2 0 R 2 0 R]/Count 2>>"]))


def test_more_pages_than_there_can_be() -> None:
    assert "damaged" in why(paged(WORDS, pages=200_000))


def test_figures_without_sense() -> None:
    huge = b"BT /F 10 Tf 1%b 0 0 1%b 70 600 Tm (ver) Tj /F 99999999999999999999 Tf (x) Tj ET " % (
        b"0" * 30,
        b"0" * 30,
    )
    state = b"q " * 5000 + b"Q " * 9000 + b"(a) Td /Nee Tf [(b)] cm 1 Tm \n"
    assert texts(read_pdf(paged(state + huge + WORDS))) == ["Hallo wereld."]


def test_many_rules() -> None:
    places = [(n % 500, n // 50) * 2 for n in range(15_000)]
    drawn = b"".join(b"%d %d 40 .5 re f %d %d .5 40 re f " % place for place in places)
    assert texts(read_pdf(paged(drawn + WORDS))) == ["Hallo wereld."]


def test_two_thousand_pages() -> None:
    pages = [lines(f"Dit is de eerste regel van bladzijde {n}.", "En dit het slot.") for n in range(2000)]
    draft = read_pdf(pdf(*pages))
    assert len(draft.labels) == 2000
    assert draft.blocks[-1].pieces[-1].page == 2000
