"""Letters printed in two parts: one character, at the place of the letter."""

from __future__ import annotations

import pytest

from corpus.pdf import read_pdf
from corpus.pdf.accents import with_accent
from tests.corpus.raw_pdfs import mapped, paged, read, said

# Widths in Helvetica: s 500, i 222, u 556, e 556, E 667, o 556; the accents count as 500.


@pytest.mark.parametrize(
    ("shown", "text"),
    [
        (b"(Yes) 500 (\xb8) (ilg\xf6z)", "Yeşilgöz"),  # the cedilla after its letter
        (b"(Se) (\xb4) 528 (e)", "Seé"),  # before it
        (b"(Mu) 528 (\xa8) (ller)", "Müller"),
        (b"(M) 28 (\xa8) 528 (uller)", "Müller"),
        (b"(\x88) 528 (o) (tre)", "ôtre"),
        (b"(k) (o) 417 (/) 139 (benhavn)", "københavn"),
        (b"(caf) (e) (\xb4)", "cafe´"),  # beside the letter: no accent on it
        (b"(x) 500 (\xb8) (y)", "x¸y"),  # there is no such character
        (b"(en/of) -300 (wel/niet)", "en/of wel/niet"),
    ],
)
def test_an_accent_in_one_string_with_its_letter(shown: bytes, text: str) -> None:
    assert read(b"BT /F 10 Tf 70 700 Td [" + shown + b"] TJ ET ") == [text]


def test_an_accent_with_a_place_of_its_own() -> None:
    # "Yes" ends at 87.2: the cedilla stands under its s, and "ilgoz" behind it.
    name = said("Yes", 70) + said("¸ilgoz", 82.2)
    umlaut = said("¨", 98.5)  # over the o, which begins at 98.4
    assert read(name + umlaut) == ["Yeşilgöz"]


def test_an_accent_over_a_capital_is_raised() -> None:
    assert read(said("Ecole", 70) + said("´", 71, 702.5)) == ["École"]
    assert read(said("Ecole", 70) + said("´", 71, 709)) != ["École"]  # it stands on a line of its own


def test_the_accent_leaves_its_string_at_the_right_place() -> None:
    (block,) = read_pdf(paged(said("Yes", 70) + said("¸ilgoz", 82.2) + said("na", 120))).blocks
    box = block.pieces[0].box
    assert block.text == "Yeşilgoz na"
    assert box is not None
    assert (round(box.left, 1), round(box.right, 1)) == (70.0, 131.1)


def test_a_combining_mark() -> None:
    font, table = mapped("e", "n", "\u0301")
    assert read(b"BT /F 10 Tf 70 700 Td (acb) Tj ET ", table, font=font) == ["én"]
    apart = b"BT /F 10 Tf 70 700 Td (ab) Tj ET BT /F 10 Tf 75 700 Td (c) Tj ET "
    assert read(apart, table, font=font) == ["én"]


def test_which_letters_take_which_accents() -> None:
    made = [with_accent(*pair) for pair in ("s¸", "ı´", "o/", "a°", "C˚", "e\u0301", "x\u0302", "b/")]
    assert made == ["ş", "í", "ø", "å", "", "é", "", ""]
