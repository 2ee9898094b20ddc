"""Headings: by letter, by weight, alone between paragraphs, by the contents or their number."""

from __future__ import annotations

from corpus.draft import Draft
from tests.corpus.pdfs import BOLD, ITALIC, Show, Stroke, drafted, lines

TEXT = [
    "Dit is een alinea met gewone tekst, die langer is dan een enkele regel en dus doorgaat op",
    "de volgende regel, waar zij met een punt eindigt.",
]


def headings(draft: Draft) -> list[tuple[int, str]]:
    return [(block.level, block.text) for block in draft.blocks if block.kind == "heading"]


def test_larger_and_bolder_is_outermost() -> None:
    page = [
        Show("Hoofdstuk", y=760, size=14, font=BOLD),
        *lines(*TEXT, top=735),
        Show("Paragraaf", y=695, size=10, font=BOLD),
        *lines(*TEXT, top=670),
        Show("Onderdeel", y=630, size=10, font="Helvetica-BoldOblique"),
        *lines(*TEXT, top=605),
    ]
    assert headings(drafted(page)) == [(1, "Hoofdstuk"), (2, "Paragraaf"), (3, "Onderdeel")]


def test_a_heading_of_two_lines_is_one() -> None:
    page = [
        *lines("Een lange kop die niet op", "een regel past", size=14, pitch=17, font=BOLD),
        *lines(*TEXT, top=650),
    ]
    assert headings(drafted(page)) == [(1, "Een lange kop die niet op een regel past")]


def test_a_plain_line_between_paragraphs() -> None:
    page = [*lines(*TEXT), *lines("Capaciteit en inzetbaarheid", top=664), *lines(*TEXT, top=640)]
    assert headings(drafted(page)) == [(1, "Capaciteit en inzetbaarheid")]


def test_an_italic_line_right_above_its_text() -> None:
    page = [*lines(*TEXT), Show("Werkvoorraad", y=664, font=ITALIC), *lines(*TEXT, top=652)]
    assert headings(drafted(page)) == [(1, "Werkvoorraad")]


def test_address_salutation_and_signature_are_none() -> None:
    page = [
        *lines("Aan de Voorzitter", "Postbus 20018", top=780),
        *lines("Geachte voorzitter,", top=730),
        *lines(*TEXT, top=706),
        *lines("Hoogachtend,", top=670),
        *lines("De Minister", top=646),
    ]
    assert headings(drafted(page)) == []


def test_a_label_with_its_value_is_none() -> None:
    page = [*lines(*TEXT), *lines("Kans na afloop: Laag", top=664), *lines(*TEXT, top=640)]
    assert headings(drafted(page)) == []


def test_a_caption_or_an_introduction_to_a_list_is_none() -> None:
    page = [
        *lines(*TEXT),
        *lines("Figuur 1: aantal meldingen", top=664),
        *lines(*TEXT, top=640),
        *lines("Samengevat is het oordeel dat", top=604),
        *lines("• het goed gaat;", top=580),
    ]
    assert headings(drafted(page)) == []


def test_a_line_that_the_contents_name() -> None:
    contents = lines(*(f"{title} ......................... 2" for title in ("Aanpak", "kosten", "Slot")))
    page = [*lines(*TEXT, top=760), *lines("kosten", top=724), *lines(*TEXT, top=700)]
    assert headings(drafted(contents, page)) == [(1, "kosten")]
    assert headings(drafted(page)) == []


def test_a_bold_line_with_a_colon_is_one_over_text_but_not_over_a_list() -> None:
    page = [*lines(*TEXT), Show("Reactie:", y=664, font=BOLD), *lines(*TEXT, top=640)]
    assert headings(drafted(page)) == [(1, "Reactie:")]
    page = [*lines(*TEXT), Show("Let op:", y=664, font=BOLD), *lines("• een;", "• twee.", top=640)]
    assert headings(drafted(page)) == []


def test_a_line_underlined_from_end_to_end() -> None:
    words = [*lines(*TEXT), *lines("Reactie:", top=664), *lines(*TEXT, top=640)]
    assert headings(drafted([*words, Stroke(70, 662, 107, 662)])) == [(1, "Reactie:")]
    assert headings(drafted([*words, Stroke(70, 662, 525, 662)])) == []
    assert headings(drafted(words)) == []


def test_a_link_is_none() -> None:
    words = [*lines(*TEXT), *lines("Www.example.org/een", top=664), *lines(*TEXT, top=640)]
    assert headings(drafted([*words, Stroke(70, 662, 160, 662)])) == []


def test_bold_lines_set_as_a_paragraph_are_none() -> None:
    page = [
        *lines(*TEXT),
        Show("Beschrijf hier in enkele zinnen wat er in deze paragraaf", x=95, y=640, font=BOLD),
        Show("moet komen te staan", y=628, font=BOLD),
        *lines(*TEXT, top=600),
    ]
    assert headings(drafted(page)) == []


def test_a_plain_line_between_two_headings_is_the_text_of_the_first() -> None:
    page = [
        *lines(*TEXT),
        Show("Eerste fase", y=640, font=BOLD),
        *lines("Geen gegevens", top=616),
        Show("Tweede fase", y=580, font=BOLD),
        *lines(*TEXT, top=556),
    ]
    assert headings(drafted(page)) == [(1, "Eerste fase"), (1, "Tweede fase")]


def test_a_bold_caption_is_none() -> None:
    page = [*lines(*TEXT), Show("Tabel 2 Aantal meldingen", y=664, font=BOLD), *lines(*TEXT, top=640)]
    assert headings(drafted(page)) == []


def test_a_title_beside_its_number() -> None:
    page = [
        *lines(*TEXT),
        Show("Nr. 4", y=664, font=BOLD),
        Show("ADVIES", x=200, y=664, font=BOLD),
        *lines(*TEXT, top=640),
    ]
    assert headings(drafted(page)) == [(1, "Nr. 4 ADVIES")]


def test_the_next_number_of_a_series_though_it_is_a_sentence() -> None:
    page = [
        *lines(*TEXT, top=780),
        Show("1. Doel", y=740, font=BOLD),
        *lines(*TEXT, top=716),
        Show("2. Hier staat een hele zin.", y=676, font=BOLD),
        *lines(*TEXT, top=652),
    ]
    assert headings(drafted(page)) == [(1, "1. Doel"), (1, "2. Hier staat een hele zin.")]


NAME = [
    Show("Staatsblad", y=800, size=18, font=BOLD),
    Show("Jaargang 2020", y=770),
    Show("Besluit over het voorbeeld", y=720, size=12, font=BOLD),
    *lines(*TEXT, top=690),
]


def test_a_name_over_two_rules_across_is_none() -> None:
    rules = [Stroke(50, 790, 545, 790), Stroke(50, 760, 545, 760)]
    assert headings(drafted([*NAME, *rules])) == [(1, "Besluit over het voorbeeld")]


def test_a_title_over_one_rule_is_one() -> None:
    expected = [(1, "Staatsblad"), (2, "Besluit over het voorbeeld")]
    assert headings(drafted([*NAME, Stroke(50, 790, 545, 790)])) == expected


def test_an_italic_title_of_two_lines_with_a_number() -> None:
    title = "(1) Een lange cursieve kop met een nummer, die niet op een enkele regel van de"
    page = [
        *lines(*TEXT * 6, top=790),
        *lines(title, "bladzijde past", top=600, font=ITALIC),
        *lines(*TEXT * 3, top=576),
    ]
    assert headings(drafted(page)) == [(1, f"{title} bladzijde past")]
