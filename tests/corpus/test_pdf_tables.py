"""Tables: a row is a block, its cells parted by tabs, with the heads of its columns."""

from __future__ import annotations

from pathlib import Path

from corpus.draft import Draft
from corpus.pdf import read_pdf
from tests.corpus.pdfs import BOLD, Show, blocks, cells, drafted, grid, lines, pages_of

COLUMNS = [70, 200, 300]
EDGES = [65, 195, 295, 400]
HEADS = ("", "2019", "2020")
TEXT = "Een gewone alinea die boven een tabel staat, en die over de volle breedte van de pagina loopt."


def rows(draft: Draft) -> list[tuple[str, tuple[str, ...]]]:
    return [(block.text, block.heads) for block in draft.blocks if block.kind == "row"]


def test_a_ruled_table_with_cells_of_several_lines() -> None:
    page = [
        *lines(TEXT),
        *grid(EDGES, [670, 650, 610, 590]),
        *cells(COLUMNS, 655, HEADS),
        *[Show("Aantal mensen", y=640), Show("in dienst", y=628), Show("120", x=200, y=634)],
        *[Show("130", x=300, y=634)],
        *cells(COLUMNS, 595, ("Uitstroom", "7", "")),
    ]
    assert blocks(drafted(page)) == [
        ("paragraph", TEXT),
        ("contents", "2019\t2020"),
        ("row", "Aantal mensen in dienst\t120\t130"),
        ("row", "Uitstroom\t7\t"),
    ]
    assert {heads for _, heads in rows(drafted(page))} == {HEADS}


def test_a_table_without_rules() -> None:
    page = [
        *lines(TEXT),
        *cells(COLUMNS, 660, ("Regio", "Mensen", "Auto's"), ("Noord", "120", "31"), ("Oost", "96", "8")),
        *cells(COLUMNS, 600, ("Zuid", "n.v.t.", "12")),
    ]
    heads = ("Regio", "Mensen", "Auto's")
    assert rows(drafted(page)) == [
        ("Noord\t120\t31", heads),
        ("Oost\t96\t8", heads),
        ("Zuid\tn.v.t.\t12", heads),
    ]


def test_a_cell_without_rules_goes_on_in_the_next_line() -> None:
    page = cells([70, 200], 700, ("AVG", "een verordening over"), pitch=24)
    page += [Show("persoonsgegevens", x=200, y=688)]
    page += cells([70, 200], 664, ("BZK", "een ministerie"), ("CAO", "een afspraak"), pitch=24)
    assert rows(drafted(page)) == [
        ("AVG\teen verordening over persoonsgegevens", ()),
        ("BZK\teen ministerie", ()),
        ("CAO\teen afspraak", ()),
    ]


def test_bold_heads_of_a_table_of_words() -> None:
    page = [Show("Naam", font=BOLD, y=700), Show("Taak", x=200, font=BOLD, y=700)]
    page += cells([70, 200], 685, ("Jansen", "voorzitter"), ("Pieters", "lid"), pitch=15)
    assert rows(drafted(page)) == [
        ("Jansen\tvoorzitter", ("Naam", "Taak")),
        ("Pieters\tlid", ("Naam", "Taak")),
    ]


def test_a_table_goes_on_over_a_page_break_with_its_heads_again() -> None:
    first = [
        *lines(TEXT, top=160),
        *grid(EDGES, [130, 110, 90]),
        *cells(COLUMNS, 115, HEADS, ("Noord", "1", "2")),
    ]
    again = [*grid(EDGES, [800, 780, 760]), *cells(COLUMNS, 785, HEADS, ("Oost", "3", "4"))]
    last = [*grid(EDGES, [800, 780, 760]), *cells(COLUMNS, 785, ("Zuid", "5", "6"), ("West", "7", "8"))]
    draft = drafted(first, again, last)
    assert rows(draft) == [
        ("Noord\t1\t2", HEADS),
        ("Oost\t3\t4", HEADS),
        ("Zuid\t5\t6", HEADS),
        ("West\t7\t8", HEADS),
    ]
    assert [pages_of(block) for block in draft.blocks] == [[1], [1], [1], [2], [2], [3], [3]]


def test_a_frame_a_form_and_two_lines_are_no_table() -> None:
    frame = [*grid([60, 540], [720, 600]), *lines(TEXT, "Nog een regel.", top=700)]
    assert rows(drafted(frame)) == []
    assert (
        rows(drafted(cells([70, 300], 700, ("De minister", "De directeur"), ("A. Bakker", "C. Dekker"))))
        == []
    )
    items = cells([70, 110], 700, ("1.", "Een punt."), ("2.", "Nog een."), ("3.", "Het laatste."), pitch=12)
    assert rows(drafted(items)) == []


def test_boxes_of_cells() -> None:
    page = [*grid(EDGES, [720, 690, 670]), *cells(COLUMNS, 700, HEADS, ("Noord", "1", "2"))]
    row = drafted(page).blocks[1]
    assert [(piece.text, piece.box and round(piece.box.left)) for piece in row.pieces] == [
        ("Noord", 70),
        ("\t", None),
        ("1", 200),
        ("\t", None),
        ("2", 300),
    ]


def test_the_tables_of_a_note_to_parliament(shared: Path) -> None:
    path = shared / "pdfs" / "eerste-kamer-nota-36154-bedrag-ineens.pdf"
    found = rows(read_pdf(path.read_bytes()))
    assert len(found) == 6 * 12
    assert {heads for _, heads in found} == {
        ("", "", "Geen bedrag ineens", "Bedrag ineens", "Jaar na bedrag ineens")
    }
    assert {text.count("\t") for text, _ in found} == {4}
    assert [text.split("\t")[0] for text, _ in found[:12]] == [
        *("1", "2", "3", "4=1+2+3", "5", "6", "7=4-5-6", "8", "9", "10=7-8+9", "11", "12=10+11")
    ]
    assert found[5][0].endswith("\t900\t4.000\t700")
    assert found[11][0].endswith("\t26.600\t31.300\t26.300")
    assert found[71][0].endswith("\t34.200\t44.200\t33.500")


def test_the_tables_of_an_assessment(shared: Path) -> None:
    found = rows(read_pdf((shared / "pdfs" / "dpia-coronamelder-vws-2020.pdf").read_bytes()))
    assert [text.split("\t")[0] for text, heads in found if not heads] == [
        *("AP", "AVG", "BLE", "DPIA", "D3P-T", "EDPB", "EHRM", "GGD", "HvJ", "RPI", "UAVG", "TEK", "VWS"),
        *("Wpg", "WP29"),
    ]
    named = [text for text, heads in found if heads == ("Impact", "Kans", "Risico")]
    assert named[0] == "Laag\tLaag\tLaag-Laag"
    assert named[-1] == "Hoog\tHoog\tHoog-Hoog"
    assert len(named) == 9
    assert len(found) == 15 + 9
