"""Hebrew and Arabic: seen from left to right, read in the order of the words."""

from __future__ import annotations

import pytest

from corpus.pdf.direction import as_read, as_seen, has_rtl
from tests.corpus.raw_pdfs import mapped, read

PEACE, WORLD = "שלום", "עולם"  # shalom, olam: as they are read
SEEN_PEACE, SEEN_WORLD = PEACE[::-1], WORLD[::-1]


def placed(words: str, alphabet: str, x: float = 70, y: float = 700) -> bytes:
    """The operators that show characters of an alphabet from left to right."""
    codes = bytes(ord("a") + alphabet.index(c) for c in words)
    return b"BT /F 10 Tf %f %f Td (%b) Tj ET " % (x, y, codes)


def test_hebrew_words_are_read_from_right_to_left() -> None:
    alphabet = "".join(dict.fromkeys(PEACE + WORLD + " .12"))
    font, table = mapped(*alphabet)
    line = placed(f".{SEEN_WORLD} 12 {SEEN_PEACE}", alphabet)
    assert read(line, table, font=font) == [f"{PEACE} 12 {WORLD}."]


def test_letters_written_one_by_one_from_right_to_left() -> None:
    font, table = mapped(*PEACE)
    # Each letter is 500 wide: 1000 back is to its left.
    line = b"BT /F 10 Tf 120 700 Td [(a) 1000 (b) 1000 (c) 1000 (d)] TJ ET "
    assert read(line, table, font=font) == [PEACE]


def test_a_quotation_in_a_dutch_page() -> None:
    alphabet = "".join(dict.fromkeys("Het woord is vrede (echt)." + PEACE))
    font, table = mapped(*alphabet)
    line = placed(f"Het woord {SEEN_PEACE} is vrede.", alphabet)
    below = placed("Echt.".lower(), alphabet, y=600)
    assert read(line + below, table, font=font) == [f"Het woord {PEACE} is vrede.", "echt."]


def test_arabic_shapes_and_ligatures_become_letters() -> None:
    # Lam-alef is one glyph; seen from left to right the word is mim, alef, lam-alef-ish: "سلام".
    shapes = "\ufee1\ufefc\ufeb3"  # mim at the end, lam-alef, sin at the beginning
    font, table = mapped(*shapes)
    assert read(b"BT /F 10 Tf 70 700 Td (abc) Tj ET ", table, font=font) == ["سلام"]


def test_vowel_points_written_apart() -> None:
    # Bet is seen from 75 to 80, resh from 70 to 75; a point begins a little left of its letter.
    font, table = mapped("ב", "ר", "\u05b8")
    point = b"BT /F 10 Tf %d 700 Td (c) Tj ET "
    letters = b"BT /F 10 Tf 70 700 Td (ba) Tj ET "
    assert read(letters + point % 75, table, font=font) == ["ב\u05b8ר"]
    assert read(letters + point % 71, table, font=font) == ["בר\u05b8"]


@pytest.mark.parametrize(
    ("seen", "rtl", "text"),
    [
        (f"{SEEN_WORLD} {SEEN_PEACE}", False, f"{PEACE} {WORLD}"),
        (f"abc {SEEN_WORLD} 12.5 {SEEN_PEACE} def", False, f"abc {PEACE} 12.5 {WORLD} def"),
        (f".{SEEN_WORLD} Windows 10 {SEEN_PEACE}", True, f"{PEACE} Windows 10 {WORLD}."),
        (f"({SEEN_WORLD}) {SEEN_PEACE}", True, f"{PEACE} ({WORLD})"),
        (f"50% {SEEN_PEACE}", True, f"{PEACE} 50%"),
        (f"12-05-2020 {SEEN_PEACE}", True, f"{PEACE} 12-05-2020"),
        ("2020-05-12 \u0645\u0648\u064a", True, "\u064a\u0648\u0645 12-05-2020"),  # the Arabic way
        (f"Het woord {SEEN_PEACE}", False, f"Het woord {PEACE}"),
        (f"English {SEEN_PEACE}", True, f"{PEACE} English"),
        ("\u0665\u0664", False, "\u0665\u0664"),  # figures alone
        ("Geen Hebreeuws (hier) 12 34", True, "Geen Hebreeuws (hier) 12 34"),
    ],
)
def test_the_order_of_reading(seen: str, rtl: bool, text: str) -> None:  # noqa: FBT001
    assert as_read(seen, rtl=rtl) == text


def test_one_glyph_for_two_letters() -> None:
    assert as_seen("\u0644\u0627") == "\u0627\u0644"
    assert as_seen("\ufefb") == "\u0627\u0644"
    assert as_seen("ffi") == "ffi"
    assert has_rtl("een שלום")
    assert not has_rtl("één – §")
