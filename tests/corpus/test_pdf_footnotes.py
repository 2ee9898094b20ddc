"""Footnotes: kept once, in their place; their markers taken out of the words."""

from __future__ import annotations

import pytest

from tests.corpus.pdfs import VERA, Show, blocks, drafted, lines, pages_of

FILL = [
    "Een regel gewone tekst die de grootte van de letter laat zien, en nog een stuk van",
    "die tekst.",
]


def marked(before: str, marker: str, after: str, x_marker: float, x_after: float) -> list[Show]:
    return [Show(before), Show(marker, x=x_marker, y=703.3, size=6), Show(after, x=x_after)]


def test_a_raised_marker_leaves_the_word_and_a_single_space() -> None:
    page = marked("Het is probleemgestuurd", "5", "opsporen.", 176.8, 183)
    assert blocks(drafted(page)) == [("paragraph", "Het is probleemgestuurd opsporen.")]


def test_a_marker_after_a_year_is_no_figure() -> None:
    page = marked("Sinds de wet van 2012.", "1", "Daarna niet meer.", 173.4, 179.5)
    assert blocks(drafted(page)) == [("paragraph", "Sinds de wet van 2012. Daarna niet meer.")]


def test_a_marker_printed_as_a_character() -> None:
    assert blocks(drafted(lines("Dat is recent gepresenteerd¹."))) == [
        ("paragraph", "Dat is recent gepresenteerd.")
    ]


def test_square_metres_stay() -> None:
    assert blocks(drafted(lines("Het gebouw is 1.200 m² groot."))) == [
        ("paragraph", "Het gebouw is 1.200 m² groot.")
    ]


@pytest.mark.parametrize("printed", ["1. Kamerstuk 29628.", "1 Kamerstuk 29628."])
def test_a_footnote_begins_with_its_number_and_a_space(printed: str) -> None:
    page = [*lines(*FILL), *lines(printed, "Het gaat door.", top=90, size=7, pitch=9)]
    assert blocks(drafted(page)) == [
        ("paragraph", " ".join(FILL)),
        ("footnote", "1 Kamerstuk 29628. Het gaat door."),
    ]


def test_a_raised_number_before_a_footnote() -> None:
    page = [
        *lines(*FILL),
        Show("1", y=93, size=4.5),
        Show("Kamerstuk 29628, nr. 1.", x=74, y=90, size=7),
        Show("2", y=83, size=4.5),
        Show("Kamerstuk 29628, nr. 2.", x=74, y=80, size=7),
    ]
    assert blocks(drafted(page))[1:] == [
        ("footnote", "1 Kamerstuk 29628, nr. 1."),
        ("footnote", "2 Kamerstuk 29628, nr. 2."),
    ]


def test_footnotes_come_before_a_paragraph_that_goes_on() -> None:
    first = [
        *lines(*FILL),
        *lines(
            "De tweede alinea gaat aan het einde van de pagina nog verder en is niet af, maar",
            top=650,
        ),
        *lines("1. Een noot.", top=90, size=7),
    ]
    draft = drafted(first, lines("gaat hier door tot de punt."))
    assert [block.kind for block in draft.blocks] == ["paragraph", "footnote", "paragraph"]
    assert [pages_of(block) for block in draft.blocks] == [[1], [1], [1, 2]]


def test_a_footnote_goes_on_over_a_page_break() -> None:
    first = [*lines(*FILL), *lines("1. Een noot die op de volgende", top=90, size=7)]
    second = [
        *lines(FILL[0].replace("Een", "Nog een"), FILL[1]),
        *lines("bladzijde doorgaat.", "2. Een andere.", top=90, size=7, pitch=9),
    ]
    draft = drafted(first, second)
    assert blocks(draft)[1] == ("footnote", "1 Een noot die op de volgende bladzijde doorgaat.")
    assert [pages_of(block) for block in draft.blocks] == [[1], [1, 2], [2], [2]]


def test_beside_a_paragraph_that_goes_on_the_end_of_a_footnote_stays_apart() -> None:
    first = [
        *lines(*FILL[:1], "die tekst gaat ook zelf door over het einde van deze ene bladzijde en op", top=700)
    ]
    first += lines("1. Een noot die op de volgende", top=90, size=7)
    second = [*lines("de volgende bladzijde staat het slot."), *lines("bladzijde doorgaat.", top=90, size=7)]
    draft = drafted(first, second)
    assert [kind for kind, _ in blocks(draft)] == ["footnote", "paragraph", "footnote"]
    assert [pages_of(block) for block in draft.blocks] == [[1], [1, 2], [2]]


def test_a_table_in_small_letters_is_no_footnote() -> None:
    page = [*lines(*FILL), *lines("7 Huurtoeslag", "8 Zorgtoeslag", top=660, size=8)]
    assert all(kind != "footnote" for kind, _ in blocks(drafted(page)))


def test_the_text_font_may_have_superscripts_of_its_own() -> None:
    assert blocks(drafted(lines("Volgens het besluit² is dat zo.", font=VERA))) == [
        ("paragraph", "Volgens het besluit is dat zo.")
    ]
