"""Where words begin: by the blanks that are written, by wide jumps where none are, not by kerning."""

from __future__ import annotations

import pytest

from tests.corpus.raw_pdfs import read, said


def array(shown: bytes) -> bytes:
    return b"BT /F 10 Tf 70 700 Td [" + shown + b"] TJ ET "


# A blank of Helvetica is 278 wide; 140 is half of it, 180 is 0.65 of it.
@pytest.mark.parametrize(
    ("shown", "text"),
    [
        (b"(zonder) -140 (spaties) -300 (hier)", "zonder spaties hier"),
        (b"(Z) -60 (w) -40 (are ) 80 (O) -180 (ngevallen)", "Zware Ongevallen"),
        (b"(Zware ) -180 (ongevallen)", "Zware ongevallen"),
        (b"(Zware ongevallen) -250 (daar)", "Zware ongevallen daar"),
    ],
)
def test_jumps_between_letters(shown: bytes, text: str) -> None:
    assert read(array(shown)) == [text]


def test_a_blank_anywhere_on_the_page_says_that_the_program_writes_them() -> None:
    before, after = array(b"(O) -180 (ngevallen)"), said("Zware zaken.", y=600)
    assert read(before + after) == ["Ongevallen", "Zware zaken."]


def test_a_word_in_two_strings_as_far_apart_as_its_letters() -> None:
    # The letters of this line stand up to 1.8 pt apart; "A" ends at 76.7, and "rbeid" begins 2 pt on.
    line = said("A", 70) + said("rbeid", 78.7)
    loose = b"BT /F 10 Tf 70 600 Td [(Z) -180 (ware ) (O) -180 (ngevallen)] TJ ET "
    assert read(line + loose)[0] == "Arbeid"
    assert read(said("A", 70) + said("rbeid", 78.7))[0] == "A rbeid"


def test_a_blank_written_on_its_own_parts_what_nearly_touches() -> None:
    # "A." ends at 79.4, the blank begins there, and the title begins 0.6 pt further on.
    number, title = said("A.", 70), said("Beschrijving", 80.0)
    assert read(number + said(" ", 79.5) + title) == ["A. Beschrijving"]
    assert read(number + title) == ["A.Beschrijving"]
    assert read(number + said(" ", 300) + title) == ["A.Beschrijving"]
