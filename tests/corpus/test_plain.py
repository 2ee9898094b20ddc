"""Plain text files: paragraphs between blank lines, and headings that nothing marks."""

from __future__ import annotations

import pytest

from corpus.plain import read_plain
from tests.corpus.making import blocks, headings, ties


def test_paragraphs_stand_between_blank_lines() -> None:
    assert blocks(read_plain("Een zin\nover regels.\n\n \t \nNog een.\n")) == [
        ("paragraph", "Een zin over regels."),
        ("paragraph", "Nog een."),
    ]


def test_windows_line_ends_and_form_feeds_part_paragraphs() -> None:
    assert blocks(read_plain("Een.\r\n\r\nTwee\r\nregels.\fDrie.")) == [
        ("paragraph", "Een."),
        ("paragraph", "Twee regels."),
        ("paragraph", "Drie."),
    ]


def test_runs_of_white_space_become_one_space() -> None:
    assert blocks(read_plain("Een \t zin\u00a0 hier.")) == [("paragraph", "Een zin hier.")]


def test_a_short_line_that_stands_alone_is_a_heading() -> None:
    draft = read_plain("Bodycams\n\nDe korpschef koopt bodycams.\n\n2.1 Personeel\n\nHet verzuim daalde.\n")
    assert blocks(draft) == [
        ("heading", "Bodycams"),
        ("paragraph", "De korpschef koopt bodycams."),
        ("heading", "2.1 Personeel"),
        ("paragraph", "Het verzuim daalde."),
    ]
    assert headings(draft) == [(1, "Bodycams"), (1, "2.1 Personeel")]


@pytest.mark.parametrize(
    "line", ["Een hele zin.", "Het gaat om:", "Geachte heer,", "met kleine letter", "Waarom?", "A" * 81]
)
def test_a_line_that_reads_as_no_heading_is_a_paragraph(line: str) -> None:
    assert blocks(read_plain(f"Kop\n\n{line}\n\nEen zin.\n"))[1] == ("paragraph", line)


def test_lines_under_each_other_are_no_heading_in_a_file_that_has_one() -> None:
    assert blocks(read_plain("Kop\n\nTurfmarkt 147\nDen Haag\n\nEen zin.\n")) == [
        ("heading", "Kop"),
        ("paragraph", "Turfmarkt 147 Den Haag"),
        ("paragraph", "Een zin."),
    ]


def test_lines_with_a_bullet_or_number_are_items() -> None:
    assert blocks(
        read_plain("Het gaat om:\n- een\n* twee\n• drie\n1. vier\n2) vijf\na) zes\nb. zeven\n")
    ) == [
        ("paragraph", "Het gaat om:"),
        ("item", "- een"),
        ("item", "* twee"),
        ("item", "• drie"),
        ("item", "1. vier"),
        ("item", "2) vijf"),
        ("item", "a) zes"),
        ("item", "b. zeven"),
    ]


def test_an_item_goes_on_over_lines() -> None:
    assert blocks(read_plain("- een item\n  over regels\n- twee\n")) == [
        ("item", "- een item over regels"),
        ("item", "- twee"),
    ]


def test_a_dash_or_year_that_is_part_of_the_words_is_no_bullet() -> None:
    assert blocks(read_plain("Kop\n\n-tje is een uitgang.\n\n2019 was goed.\n\n3.500 fte werkt hier.\n"))[
        1:
    ] == [
        ("paragraph", "-tje is een uitgang."),
        ("paragraph", "2019 was goed."),
        ("paragraph", "3.500 fte werkt hier."),
    ]


def test_raised_digits_leave_the_sentence_and_become_footnotes() -> None:
    assert blocks(read_plain("Dat bleek.¹ Het meet 5 m².\n\n¹ Zie de brief.\n")) == [
        ("paragraph", "Dat bleek. Het meet 5 m²."),
        ("footnote", "1 Zie de brief."),
    ]


def test_a_footnote_is_tied_to_its_sentence() -> None:
    text = "Dat was de eerste zin. Dat bleek¹ ook,\nen nog meer. En een derde zin.\n\n¹ Zie de\nbrief.\n"
    assert ties(read_plain(text)) == [("Dat bleek ook, en nog meer.", "1 Zie de brief.")]


def test_a_soft_hyphen_at_a_line_s_end_breaks_a_word() -> None:
    assert blocks(read_plain("De oper\u00ad\nationele be\u00adzetting.")) == [
        ("paragraph", "De operationele bezetting.")
    ]


def test_the_name_that_signs_a_letter_is_no_heading() -> None:
    draft = read_plain("Inleiding\n\nEen zin.\n\nDe minister,\n\nJ. Jansen\n\nBijlage\n\nNog een zin.\n")
    assert headings(draft) == [(1, "Inleiding"), (1, "Bijlage")]


def test_a_file_states_nothing_of_itself() -> None:
    draft = read_plain("---\ntitle: T\n---\n\nEen zin.\n")
    assert draft.stated == {}


def test_a_repeated_line_among_paragraphs_is_furniture() -> None:
    margin = "vertrouwelijk\n\n"
    draft = read_plain(f"Kop\n\n{margin}Een.\n\n{margin}Twee.\n\n{margin}Drie.\n")
    assert [text for _, text in blocks(draft)] == ["Kop", "Een.", "Twee.", "Drie."]
    assert draft.furniture == ["vertrouwelijk"]


def test_an_empty_text_has_no_blocks() -> None:
    assert blocks(read_plain(" \n\t\n\n")) == []
