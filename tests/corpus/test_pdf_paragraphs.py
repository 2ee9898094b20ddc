"""Paragraphs, items and lines of contents: what belongs together."""

from __future__ import annotations

import io
from typing import cast

from pypdf import PdfWriter
from pypdf.generic import ArrayObject, DictionaryObject, FloatObject, NameObject
from reportlab.pdfgen.canvas import Canvas

from corpus.pdf import read_pdf
from tests.corpus.pdfs import BOLD, VERA, Show, blocks, drafted, lines, pages_of, pdf, pieces

LONG = "Dit is een volle regel tekst van een alinea die tot aan de rechterkant van de pagina gaat"
FULL = [LONG, "en die dan op de volgende regel gewoon doorgaat tot haar einde is bereikt hier"]


def test_a_gap_parts_paragraphs() -> None:
    page = lines(*FULL, "met een punt.") + lines("De tweede alinea.", top=650)
    assert blocks(drafted(page)) == [
        ("paragraph", f"{FULL[0]} {FULL[1]} met een punt."),
        ("paragraph", "De tweede alinea."),
    ]


def test_an_indent_after_a_full_stop_begins_a_paragraph() -> None:
    page = [
        *lines(LONG, "en houdt hier op, bijna aan het einde van deze regel met een punt op de plaats."),
        *lines(
            "Na het inspringen begint een nieuwe alinea die ook een hele regel lang is en",
            x=85,
            top=676,
        ),
        *lines("dan doorgaat zonder inspringen.", top=664),
    ]
    assert [text[:14] for _, text in blocks(drafted(page))] == ["Dit is een vol", "Na het insprin"]


def test_a_bold_word_at_the_start_is_no_heading() -> None:
    page = [
        Show("Kern", font=BOLD),
        Show("is het eerste woord van deze alinea, en de rest is gewoon.", x=96),
        *lines("De alinea gaat nog even door.", top=688),
    ]
    assert [kind for kind, _ in blocks(drafted(page))] == ["paragraph"]


def test_items_keep_their_mark_and_their_own_lines() -> None:
    page = [
        *lines("De eisen zijn:"),
        Show("•", x=80, y=680),
        Show("het eerste punt, dat op een tweede regel", x=92, y=680),
        Show("nog doorgaat;", x=92, y=668),
        Show("•", x=80, y=656),
        Show("het tweede punt.", x=92, y=656),
        *lines("Daarna volgt weer een alinea.", top=636),
    ]
    assert blocks(drafted(page)) == [
        ("paragraph", "De eisen zijn:"),
        ("item", "• het eerste punt, dat op een tweede regel nog doorgaat;"),
        ("item", "• het tweede punt."),
        ("paragraph", "Daarna volgt weer een alinea."),
    ]


def test_numbered_items() -> None:
    page = lines("De vragen zijn:", "1. wat is er gebeurd;", "2. wat volgt er.")
    assert [kind for kind, _ in blocks(drafted(page))] == ["paragraph", "item", "item"]


def test_a_dash_in_a_sentence_begins_no_item() -> None:
    page = lines(
        "De werkwijze moet naar het oordeel van de inspectie worden verbeterd en wordt nu",
        "– zo is afgesproken – elk jaar bekeken.",
    )
    assert [kind for kind, _ in blocks(drafted(page))] == ["paragraph"]


def test_lines_with_leaders_are_contents() -> None:
    page = lines("Inleiding .......... 1", "Werkwijze .......... 12")
    assert blocks(drafted(page)) == [
        ("contents", "Inleiding .......... 1"),
        ("contents", "Werkwijze .......... 12"),
    ]


def test_a_paragraph_goes_on_over_a_page_break() -> None:
    draft = drafted(
        lines(*FULL, "zonder punt aan het eind van de pagina en dan met een", top=130),
        lines("slot op de volgende pagina."),
    )
    (pair,) = pieces(draft)
    assert [page for page, _ in pair] == [1, 2]
    assert pair[0][1].endswith("en dan met een ")
    assert pair[1][1] == "slot op de volgende pagina."


def test_a_paragraph_goes_on_over_three_pages() -> None:
    middle = lines(*[f"{LONG} en" for _ in range(40)], top=760, pitch=12)
    draft = drafted(lines(f"{LONG} en", top=130), middle, lines("het slot."))
    assert [pages_of(block) for block in draft.blocks] == [[1, 2, 3]]


def test_a_word_broken_over_a_page_break_is_whole_on_the_first() -> None:
    draft = drafted(
        lines(*FULL, "zonder punt aan het eind van de pagina met een gebro\u00ad", top=130),
        lines("ken woord op de volgende pagina."),
    )
    (pair,) = pieces(draft)
    assert pair[0][1].endswith("met een gebroken ")
    assert pair[1][1] == "woord op de volgende pagina."


def test_a_full_stop_ends_the_paragraph_at_the_page_break() -> None:
    draft = drafted(lines("Het einde."), lines("Het begin."))
    assert [block.text for block in draft.blocks] == ["Het einde.", "Het begin."]


def test_ligatures_and_odd_spaces_are_made_plain() -> None:
    page = lines("De o\ufb03ci\u00eble\u00a0 \ufb01nanci\u00ebn   staan hier.", font=VERA)
    text = drafted(page).blocks[0].text
    assert "\ufb01" not in text
    assert text.endswith("financiën staan hier.")


def test_two_columns_are_read_one_after_the_other() -> None:
    left = lines(*[f"links staat hier regel nummer {n} van de" for n in range(1, 13)], x=50)
    right = lines(*[f"rechts staat ook een regel nummer {n} die" for n in range(1, 13)], x=320)
    text = " ".join(block.text for block in drafted([*left, *right]).blocks)
    assert text.index("regel nummer 12 van") < text.index("rechts staat ook een regel nummer 1 die")


def test_a_turned_page_is_read_as_it_is_shown() -> None:
    page = [
        Show("Eerste regel van de tekst", x=100, y=100, turned=90),
        Show("en de tweede.", x=112, y=100, turned=90),
    ]
    assert blocks(read_pdf(pdf(page, rotate=90))) == [
        ("paragraph", "Eerste regel van de tekst en de tweede.")
    ]


def test_what_stands_outside_the_page_is_left_out() -> None:
    assert blocks(drafted([Show("Binnen."), Show("Buiten.", x=5000)])) == [("paragraph", "Binnen.")]


def test_words_shown_one_by_one_are_parted_by_their_gaps() -> None:
    page = [Show("Kamer"), Show("brief", x=100.6), Show("van", x=124.4), Show("gisteren.", x=143.6)]
    assert blocks(drafted(page)) == [("paragraph", "Kamerbrief van gisteren.")]


def test_a_title_across_two_columns_comes_first() -> None:
    title = [Show("Een titel die over de hele breedte van beide kolommen van deze pagina loopt.", y=760)]
    left = lines(*[f"links staat hier regel nummer {n} van de" for n in range(1, 13)], x=50)
    right = lines(*[f"rechts staat ook een regel nummer {n} die" for n in range(1, 13)], x=320)
    assert blocks(drafted([*right, *left, *title]))[0] == ("paragraph", title[0].text)


def test_a_form_stands_where_it_is_put() -> None:
    out = io.BytesIO()
    canvas = Canvas(out, invariant=1)
    canvas.beginForm("stempel")
    form = canvas.beginText(0, 20)  # a form shows nothing below its lower edge
    form.textLines("De tweede alinea, uit\neen formulier.")
    canvas.drawText(form)
    canvas.endForm()
    canvas.translate(70, 600)
    canvas.doForm("stempel")
    canvas.translate(0, 100)
    canvas.drawString(0, 0, "De eerste alinea van de pagina.")
    canvas.save()
    assert blocks(read_pdf(out.getvalue())) == [
        ("paragraph", "De eerste alinea van de pagina."),
        ("paragraph", "De tweede alinea, uit een formulier."),
    ]


def test_a_form_has_a_matrix_and_its_markers_are_taken_out() -> None:
    out = io.BytesIO()
    canvas = Canvas(out, invariant=1)
    canvas.beginForm("blok")
    canvas.setFont("Helvetica", 20)
    canvas.drawString(0, 0, "Dat staat in de wet")
    canvas.setFont("Helvetica", 12)
    canvas.drawString(172, 7, "1")
    canvas.setFont("Helvetica", 20)
    canvas.drawString(186, 0, "van dat jaar.")
    canvas.endForm()
    canvas.doForm("blok")
    canvas.setFont("Helvetica", 10)
    canvas.drawString(70, 700, "De eerste alinea van de pagina.")
    canvas.setFont("Helvetica", 7)
    canvas.drawString(70, 90, "1. Een noot.")
    canvas.save()
    writer = PdfWriter(clone_from=out)
    resources = cast("DictionaryObject", writer.pages[0]["/Resources"])
    (form,) = cast("DictionaryObject", resources["/XObject"]).values()
    matrix = ArrayObject(FloatObject(n) for n in (0.5, 0, 0, 0.5, 70, 600))
    form.get_object()[NameObject("/Matrix")] = matrix
    placed = io.BytesIO()
    writer.write(placed)
    draft = read_pdf(placed.getvalue())
    assert [text for _, text in blocks(draft)] == [
        "De eerste alinea van de pagina.",
        "Dat staat in de wet van dat jaar.",
        "1 Een noot.",
    ]
    box = draft.blocks[1].pieces[0].box
    assert box is not None
    assert round(box.left) == 70
