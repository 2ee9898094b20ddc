"""Headings: by letter, by weight, and alone between paragraphs."""

from __future__ import annotations

from corpus.draft import Draft
from tests.corpus.pdfs import BOLD, ITALIC, Show, drafted, lines

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
