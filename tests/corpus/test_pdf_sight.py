"""What a reader of the page can't see is not read; what can be seen always is."""

from __future__ import annotations

import pytest

from corpus.errors import ReadError
from corpus.pdf import read_pdf
from tests.corpus.raw_pdfs import form, mapped, paged, picture, read, said

SEEN = said("Dit staat er.", y=750)
WORDS = said("Geheim plan.")  # 700 high, from 70 to 130 or so
STATES = b"/ExtGState<</Half<</ca .5>>/None<</ca 0>>/Mixed<</BM/Multiply>>/Over<</op true>>>>"
SPACES = b"/ColorSpace<</Icc[/ICCBased<</N 3>>]/Spot[/Separation/Goud/DeviceCMYK 9 0 R]>>"
OVER = b"60 690 200 30 re f "  # over the words


def gone(content: bytes, *more: bytes, box: bytes = b"") -> bool:
    found = read(SEEN + content, *more, resources=STATES + SPACES, box=box)
    assert found[0] == "Dit staat er."
    return "Geheim plan." not in found


@pytest.mark.parametrize(
    "cover",
    [
        b"1 g " + OVER,
        b"0 g " + OVER,
        b"1 1 1 rg 60 690 m 260 690 l 260 720 l 60 720 l h f ",
        b".2 0 .1 .3 k 260 720 -200 -30 re B ",
        b"/Icc cs 1 1 1 scn " + OVER,
        b"q 200 0 0 30 60 690 cm 0 0 1 1 re f Q ",
        b"60 690 35 30 re f 95 690 100 30 re f ",  # two halves
        b"q 0 0 595 842 re W n 1 g 0 0 595 740 re f Q ",
        b"/X Do ",
    ],
)
def test_words_under_a_rectangle_painted_later(cover: bytes) -> None:
    assert gone(WORDS + cover, form(OVER, 6))


@pytest.mark.parametrize(
    "cover",
    [
        b"/Half gs " + OVER,
        b"/Mixed gs " + OVER,
        b"/Over gs " + OVER,
        b"60 690 200 11 re f ",  # under the letters' foot only
        b"q .9 .1 -.1 .9 0 0 cm 120 600 200 80 re f Q ",  # turned: taken for no cover
        b"q 300 690 20 30 re W n " + OVER + b"Q ",
        b"60 690 m 260 690 l 260 720 l f ",  # a triangle
        b"60 690 m 100 800 200 800 260 690 c f ",
        b"/OC /Laag BDC " + OVER + b"EMC ",
        b"BT /F 20 Tf 7 Tr 70 600 Td (O) Tj ET " + OVER,  # only within the letter O
        b"60 690 200 30 re S ",
        b"/Half gs /X Do ",
        b"/Pattern cs /P scn " + OVER,
    ],
)
def test_words_that_show_through(cover: bytes) -> None:
    assert not gone(WORDS + cover, form(OVER, 6))


def test_words_over_a_rectangle() -> None:
    assert not gone(b"1 g " + OVER + b"0 g " + WORDS)


def test_words_blacked_out_in_a_line() -> None:
    # "Naam: " ends at 102.2, "Jansen" at 134.5 and the blank after it at 137.2.
    line = said("Naam: Jansen uit Delft.")
    assert read(line + b"101 696 35 14 re f ") == ["Naam: uit Delft."]


def test_a_picture_over_words_hides_them_but_a_scan_does_not() -> None:
    small, page = b"q 200 0 0 30 60 690 cm /X Do Q ", b"q 595 0 0 842 0 0 cm /X Do Q "
    dots = picture(400, 60)
    assert gone(WORDS + small, dots)
    assert not gone(WORDS + small, picture(400, 60, b"/SMask 7 0 R"), picture(400, 60))
    assert not gone(WORDS + small, picture(400, 60, b"/ImageMask true"))
    assert not gone(small + WORDS, dots)
    assert not gone(WORDS + page, picture(600, 850))
    coarse = read(WORDS + page + SEEN, picture(2, 2))  # no words in 2 by 2 dots
    assert coarse == ["Dit staat er."]


def test_invisible_letters() -> None:
    page = b"q 595 0 0 842 0 0 cm /X Do Q "
    assert gone(b"3 Tr " + WORDS)
    assert gone(b"/None gs " + WORDS)
    assert gone(b"q 3 Tr Q 3 Tr " + WORDS + b"0 Tr 60 690 200 1 re f ")
    assert not gone(b"q 3 Tr Q " + WORDS)
    assert not gone(b"3 Tr " + WORDS + page, picture(600, 850))
    assert not gone(page + b"3 Tr " + WORDS, picture(600, 850, b"/ImageMask true"))
    assert not gone(b"3 Tr " + WORDS + b"60 690 m 100 800 200 800 260 690 c f ")  # letters as drawings
    inline = b"q 200 0 0 30 60 690 cm BI /W 100 /H 30 /CS /G /BPC 8 ID " + b"x" * 3000 + b" EI Q "
    assert not gone(b"3 Tr " + WORDS + inline)


def test_a_scan_with_its_words_written_on_it_is_read() -> None:
    scan = b"q 595 0 0 842 0 0 cm /X Do Q 3 Tr "
    assert read(scan + SEEN + WORDS, picture(600, 850)) == ["Dit staat er.", "Geheim plan."]
    blacked = read(scan + SEEN + WORDS + OVER, picture(600, 850))  # a bar over scan and words
    assert blacked == ["Dit staat er."]


def test_a_page_of_invisible_words_has_no_text() -> None:
    with pytest.raises(ReadError, match="no text layer"):
        read_pdf(paged(b"3 Tr " + WORDS))


@pytest.mark.parametrize("white", [b"1 g ", b"1 1 1 rg ", b"0 0 0 0 k ", b"/Icc cs 1 1 1 sc ", b"1 Tr 1 G "])
def test_white_on_white(white: bytes) -> None:
    assert gone(white + WORDS)
    assert gone(b"1 g " + OVER + white + WORDS)
    assert not gone(b"0 0 .5 rg " + OVER + white + WORDS)


@pytest.mark.parametrize(
    "under",
    [
        b"0 g 60 690 m 60 730 260 730 260 690 c f ",
        b"0 G 40 w 60 705 m 260 705 l S ",  # a line of 40 points
        b"q 200 0 0 30 60 690 cm /X Do Q ",
        b"q 60 690 200 30 re W n /S sh Q ",
        b"/Pattern cs /P scn " + OVER,
        b"/X Do ",
    ],
)
def test_white_on_something(under: bytes) -> None:
    thing = picture(40, 6) if b"cm" in under else form(b"0 g " + OVER + b"n " * 3000, 6)
    assert not gone(under + b"1 g " + WORDS, thing)


def test_white_letters_in_a_block_of_print() -> None:
    font, table = mapped("■", "n", "o")
    block, white = b"BT /F 40 Tf 60 690 Td (aaaa) Tj ET ", b"1 g BT /F 10 Tf 70 700 Td (cb) Tj ET "
    words = b"0 g BT /F 10 Tf 70 600 Td (bcb) Tj ET "
    assert read(block + white + words, table, font=font) == ["■■■■on", "non"]
    assert read(white + words, table, font=font) == ["non"]


def test_letters_that_are_not_known_to_be_white() -> None:
    assert not gone(b".9 g " + WORDS)
    assert not gone(b"/Spot cs 0 scn " + WORDS)
    assert not gone(b"1 g 2 Tr " + WORDS)  # with a dark rim
    assert not gone(b"/Mixed gs 1 g " + b"0 g " + WORDS)


def test_what_the_page_or_a_clipping_path_cuts_off() -> None:
    assert gone(WORDS, box=b"/CropBox[0 720 595 842]")
    assert gone(WORDS, box=b"/CropBox[0 720 9999 9999]")  # of which only what is on the page is shown
    assert read(SEEN + WORDS, box=b"/CropBox[100 0 595 842]") == ["Dit staat er.", "Geheim plan."]
    assert gone(b"q 0 0 595 600 re W n " + WORDS + b"Q ")
    assert not gone(b"q 100 0 10 842 re W n " + WORDS + b"Q ")
    assert gone(b"/X Do ", form(b"1 0 0 1 0 500 cm " + WORDS, 6))


def test_letters_without_a_size() -> None:
    assert gone(said("Geheim plan.", size=0))
    assert gone(b"0 Tz " + WORDS)
    assert gone(b"q .0001 0 0 .0001 70 700 cm " + said("Geheim plan.", 0, 0) + b"Q ")
