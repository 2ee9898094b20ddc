"""Tables that a converter has flattened: each paragraph and item knows its row and column."""

from __future__ import annotations

import re
from pathlib import Path

from corpus.pdf import read_pdf
from tests.corpus.pdfs import BOLD, Show, drafted, lines

HEADS = "Thema (doel): Klaar in 2019: In uitvoering: In onderzoek:"
REPORT = "2019-12-halfjaarbericht-politie-bijlage-1"
CELL = re.compile(r"<(?:p|li)\b[^>]*>(.*?)(?=</p>|</?li|</?ul|$)")
TAG = re.compile(r"<[^>]+>")


def row(name: str, text: str, *groups: list[str], top: float) -> list[Show]:
    shows = [Show(HEADS, y=top), Show(name, y=top - 21, font=BOLD)]
    shows += [Show(text, x=80 + 6 * len(name), y=top - 21)]
    y = top - 42
    for group in groups:
        shows += lines(*(f"• {item}" for item in group), x=90, top=y)
        y -= 12 * len(group) + 9
    return shows


def test_groups_are_columns_in_order() -> None:
    page = [
        *row(
            "Water", "Schoon water voor iedereen.", ["pomp", "put"], ["leiding"], ["filter", "dam"], top=760
        ),
        *row("Wind", "Molens op zee.", ["een", "twee"], ["drie"], ["vier"], top=560),
        *lines("Na de tabel komt nog een gewone alinea.", top=400),
    ]
    assert [(b.kind, b.text, b.heads) for b in drafted(page).blocks] == [
        ("contents", HEADS, ()),
        ("paragraph", "Water Schoon water voor iedereen.", ("Water", "Thema (doel)")),
        ("item", "• pomp", ("Water", "Klaar in 2019")),
        ("item", "• put", ("Water", "Klaar in 2019")),
        ("item", "• leiding", ("Water", "In uitvoering")),
        ("item", "• filter", ("Water", "In onderzoek")),
        ("item", "• dam", ("Water", "In onderzoek")),
        ("contents", HEADS, ()),
        ("paragraph", "Wind Molens op zee.", ("Wind", "Thema (doel)")),
        ("item", "• een", ("Wind", "Klaar in 2019")),
        ("item", "• twee", ("Wind", "Klaar in 2019")),
        ("item", "• drie", ("Wind", "In uitvoering")),
        ("item", "• vier", ("Wind", "In onderzoek")),
        ("paragraph", "Na de tabel komt nog een gewone alinea.", ()),
    ]


def test_a_list_that_the_first_paragraph_introduces_is_in_its_cell() -> None:
    page = [
        *row("Water", "Het doel is:", ["schoon", "veel"], ["pomp"], ["put", "dam"], ["filter"], top=760),
        *row("Wind", "Molens op zee.", ["een"], ["twee", "drie"], ["vier"], top=560),
    ]
    columns = [block.heads[1] for block in drafted(page).blocks if block.kind == "item"]
    assert columns[:6] == ["Thema (doel)"] * 2 + ["Klaar in 2019"] + ["In uitvoering"] * 2 + ["In onderzoek"]


def test_where_the_groups_do_not_fill_the_columns_only_the_row_is_known() -> None:
    page = [
        *row("Water", "Schoon water.", ["pomp", "put", "kraan", "bron"], ["leiding", "buis"], top=760),
        *row("Wind", "Molens op zee.", ["een", "twee"], ["drie", "vier", "vijf"], ["zes"], top=560),
    ]
    assert {block.heads for block in drafted(page).blocks if "leiding" in block.text} == {("Water",)}


def test_one_line_of_heads_is_a_sentence() -> None:
    page = row("Water", "Schoon water.", ["pomp", "put"], ["leiding"], ["dam"], top=760)
    assert {block.heads for block in drafted(page).blocks} == {()}


def test_the_portfolios_of_the_annex_of_2019(shared: Path) -> None:
    draft = read_pdf((shared / "reports" / "pdf" / f"{REPORT}.pdf").read_bytes())
    found = {letters(block.text): block.heads for block in draft.blocks if block.heads}
    markdown = (shared / "reports" / "text" / f"{REPORT}.md").read_text(encoding="utf-8")
    told = dict(portfolios(markdown))
    assert len({name for name, _ in told.values()}) == 7
    assert len(told) > 110
    assert {text: found.get(text) for text in told} == told
    assert set(found) == set(told)


def portfolios(markdown: str) -> list[tuple[str, tuple[str, str]]]:
    """The letters of each paragraph and item of the tables, with the heads of its row and column."""
    told: list[tuple[str, tuple[str, str]]] = []
    heads: list[str] = []
    for line in markdown.split("\n"):
        cells = line.split("\t")
        if len(cells) == 4 and all(cell.strip().endswith(":") for cell in cells):
            heads = [cell.strip().rstrip(":") for cell in cells]
        elif heads and line.startswith("<p><b>"):
            name = line[6 : line.index("</b>")].strip()
            told += [
                (letters(part), (name, head))
                for head, cell in zip(heads, cells, strict=True)
                for part in CELL.findall(cell)
                if letters(part)
            ]
    return told


def letters(text: str) -> str:
    return "".join(c for c in TAG.sub("", text).replace("&amp;", "&") if c.isalnum())
