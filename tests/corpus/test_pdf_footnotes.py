"""Footnotes: kept once, in their place; their markers taken out of the words."""

from __future__ import annotations

import pytest

from tests.corpus.making import ties
from tests.corpus.pdfs import VERA, Show, blocks, drafted, lines, pages_of

FILL = [
    "Een regel gewone tekst die de grootte van de letter laat zien, en nog een stuk van",
    "die tekst.",
]


NOTES = lines("1. Een noot.", "2. Nog een noot.", top=90, size=7, pitch=9)


def marked(before: str, marker: str, after: str, x_marker: float, x_after: float) -> list[Show]:
    """A line with a raised marker in it, and two footnotes."""
    return [Show(before), Show(marker, x=x_marker, y=703.3, size=6), Show(after, x=x_after), *NOTES]


def test_a_raised_marker_leaves_the_word_and_a_single_space() -> None:
    page = marked("Het is probleemgestuurd", "2", "opsporen.", 176.8, 183)
    assert blocks(drafted(page))[0] == ("paragraph", "Het is probleemgestuurd opsporen.")
    assert ties(drafted(page)) == [("Het is probleemgestuurd opsporen.", "2 Nog een noot.")]


def test_a_marker_after_a_year_is_no_figure() -> None:
    page = marked("Sinds de wet van 2012.", "1", "Daarna niet meer.", 173.4, 179.5)
    assert blocks(drafted(page))[0] == ("paragraph", "Sinds de wet van 2012. Daarna niet meer.")
    assert ties(drafted(page)) == [("Sinds de wet van 2012.", "1 Een noot.")]


def test_a_power_is_no_marker() -> None:
    page = marked("Het zijn er 10", "6", "in een jaar.", 134, 141)
    assert blocks(drafted(page))[0] == ("paragraph", "Het zijn er 10⁶ in een jaar.")
    page = marked("Het meet 5 m", "2", "in alles.", 129, 136)
    assert blocks(drafted(page))[0] == ("paragraph", "Het meet 5 m² in alles.")


def test_numbers_that_begin_again_on_each_page_mean_the_footnotes_there() -> None:
    pages = (
        [
            *lines(*FILL, f"Dat zegt {name}."),
            Show("1", x=70 + width, y=679.3, size=6),
            *lines(note, top=90, size=7),
        ]
        for name, width, note in (("Jan", 62, "1 Noot van Jan."), ("Piet", 62, "1 Noot van Piet."))
    )
    assert ties(drafted(*pages)) == [
        ("Dat zegt Jan.", "1 Noot van Jan."),
        ("Dat zegt Piet.", "1 Noot van Piet."),
    ]


def test_a_marker_at_a_line_s_start_belongs_to_the_line_above() -> None:
    full = [
        FILL[0],
        "die tekst, die ook hier tot aan het einde van de regel loopt, zoals de eerste wel doet.",
    ]
    page = [*lines(*full), Show("1", y=679.3, size=6), Show("Daarna begint een zin.", x=76, y=676), *NOTES]
    draft = drafted(page)
    assert blocks(draft)[0] == ("paragraph", f"{' '.join(full)} Daarna begint een zin.")
    assert ties(draft) == [(" ".join(full), "1 Een noot.")]


def test_a_number_that_stands_by_itself_belongs_to_the_footnote_beside_it() -> None:
    note = [Show("1", y=93.5, size=6.5), Show("Kamerstuk 29628, nr. 1.", x=79, y=90, size=7)]
    assert blocks(drafted([*lines(*FILL), *note]))[1] == ("footnote", "1 Kamerstuk 29628, nr. 1.")


def test_a_marker_printed_as_a_character() -> None:
    draft = drafted([*lines("Dat is recent gepresenteerd¹."), *NOTES])
    assert blocks(draft)[0] == ("paragraph", "Dat is recent gepresenteerd.")
    assert ties(draft) == [("Dat is recent gepresenteerd.", "1 Een noot.")]


def test_a_raised_digit_in_a_file_without_footnotes_stays() -> None:
    assert blocks(drafted(lines("Dat is een voetnoot¹."))) == [("paragraph", "Dat is een voetnoot¹.")]


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
    assert [block.number for block in draft.blocks] == ["1", "", ""]


def test_a_table_in_small_letters_is_no_footnote() -> None:
    page = [*lines(*FILL), *lines("7 Huurtoeslag", "8 Zorgtoeslag", top=660, size=8)]
    assert all(kind != "footnote" for kind, _ in blocks(drafted(page)))


def test_the_text_font_may_have_superscripts_of_its_own() -> None:
    page = [*lines("Volgens het besluit² is dat zo.", font=VERA), *NOTES]
    assert blocks(drafted(page))[0] == ("paragraph", "Volgens het besluit is dat zo.")
