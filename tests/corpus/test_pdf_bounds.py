"""Files made to be too much: each ends soon, in a draft or in one sentence."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest

from corpus.draft import Draft
from corpus.errors import ReadError
from corpus.pdf import bounds, read_pdf, runs
from tests.corpus.pdfs import blocks, lines, pdf
from tests.corpus.raw_pdfs import FONT, form, paged, raw, said

WORDS = said("Hallo wereld.")
SECONDS = 20.0  # what is measured takes up to 4 s


@pytest.fixture(autouse=True)
def _soon() -> Iterator[None]:
    start = time.monotonic()
    yield
    assert time.monotonic() - start < SECONDS


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


def test_more_pieces_of_text_than_there_can_be(monkeypatch: pytest.MonkeyPatch) -> None:
    data = paged(WORDS + b"BT /F 1 Tf 10 10 Td " + b".1 0 Td (a) Tj " * 120 + b"ET ")
    monkeypatch.setattr(bounds, "PIECES", 121)
    assert texts(read_pdf(data))[0] == "Hallo wereld."
    monkeypatch.setattr(bounds, "PIECES", 120)
    assert why(data) == "page 1 of the PDF is too large to read: it has over 120 pieces of text"


def test_a_form_shown_again_and_again(monkeypatch: pytest.MonkeyPatch) -> None:
    data = paged(WORDS + b"/X Do " * 50, form(b"n " * 100, 6))
    monkeypatch.setattr(bounds, "OPERATORS", 5_100)
    assert texts(read_pdf(data)) == ["Hallo wereld."]
    monkeypatch.setattr(bounds, "OPERATORS", 5_000)
    assert why(data) == "page 1 of the PDF is too large to read: it has over 5,000 operators"


def test_many_tiny_letters_all_over_the_page() -> None:
    places = [(n * 7919 % 570, n * 104729 % 820) for n in range(8_000)]
    letters = b"".join(b"1 0 0 1 %d %d Tm (a) Tj " % place for place in places)
    assert read_pdf(paged(b"BT /F 1 Tf " + letters + b"ET ")).blocks


def test_words_and_rectangles_over_each_other() -> None:
    places = [(n * 7919 % 500, n * 104729 % 780) for n in range(5_000)]
    each = (said("woord", *place) + b"1 g %d %d 50 50 re f 0 g " % place for place in places)
    assert texts(read_pdf(paged(b"".join(each) + b"1 g 0 0 595 842 re f 0 g " + WORDS))) == ["Hallo wereld."]


def test_white_letters_among_many_shapes() -> None:
    shapes = b"".join(b"%d %d m 9 9 8 8 7 7 c f " % (n % 500, n % 700) for n in range(8_000))
    white = b"".join(said("wit", n % 500, n % 700) for n in range(2_000))
    assert texts(read_pdf(paged(shapes + b"1 g " + white + b"0 g " + WORDS)))


def test_layers_in_layers() -> None:
    content = b"/OC /L BDC " * 20_000 + b"0 0 9 9 re f " * 10_000 + WORDS
    assert texts(read_pdf(paged(content))) == ["Hallo wereld."]


def test_many_accents_in_one_place() -> None:
    shown = b"".join(said("´a´", 70 + n % 400, 100 + n % 30) for n in range(2_500))
    assert texts(read_pdf(paged(shown + WORDS)))[0] == "Hallo wereld."


def test_two_thousand_pages() -> None:
    pages = [lines(f"Dit is de eerste regel van bladzijde {n}.", "En dit het slot.") for n in range(2000)]
    draft = read_pdf(pdf(*pages))
    assert len(draft.labels) == 2000
    assert draft.blocks[-1].pieces[-1].page == 2000
