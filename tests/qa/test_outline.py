"""`citaat show`: what was read of a report, for a person to check."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus import Block, Box, Marker, Page, Passage, Place, Report
from corpus.page_images import PageImage
from qa.cli import main
from qa.outline import Line, outline, outline_text
from qa.outline_html import outline_html
from qa.types import source_of

TEXT = "Uitrusting\n\nDe politie koopt <b>bodycams</b>.\n\n1 Noot.\n\nPersoneel\n\nWijk\t12"
UNDER = ("Uitrusting",)
REPORT = Report(
    id="brief",
    title="Brief & bijlage",
    sha256="0",
    text=TEXT,
    date="2019-12",
    kind="letter",
    language="nl",
    pages=(Page(1, 0, 55), Page(2, 55, len(TEXT))),
    blocks=(
        Block("heading", 0, 10, UNDER),
        Block("paragraph", 12, 45, UNDER),
        Block("footnote", 47, 54, UNDER),
        Block("heading", 56, 65, ("Personeel",)),
        Block("row", 67, 74, ("Personeel",), ("Functie", "Aantal")),
    ),
    places=(Place(12, 45, 1, Box(10, 20, 76, 30)),),
    furniture=("Pagina 1 van 2", "Pagina 2 van 2", "Directie"),
    markers=(Marker(44, "1", 47, 54),),
)
PASSAGES = [Passage(REPORT, 12, 45, UNDER), Passage(REPORT, 67, 74, ("Personeel",), ("Functie", "Aantal"))]


def test_a_line_for_each_heading_with_what_stands_under_it() -> None:
    assert outline(REPORT, PASSAGES) == [
        Line(depth=1, title="Uitrusting", page=1, passages=1, rows=0, footnotes=1),
        Line(depth=1, title="Personeel", page=2, passages=1, rows=1, footnotes=0),
    ]


def test_the_outline_as_text() -> None:
    assert outline_text(REPORT, PASSAGES) == (
        "Brief & bijlage\n"
        "  letter, 2019-12, nl\n"
        "  2 pages, 2 headings, 2 passages, 1 table rows, 1 footnotes\n"
        "\n"
        "p. 1   Uitrusting  [1 passages, 1 footnotes]\n"
        "p. 2   Personeel  [1 passages, 1 rows]\n"
        "\n"
        "Footnotes, and the sentence that refers to each:\n"
        "  p. 1   1 Noot.\n"
        "         “De politie koopt <b>bodycams</b>.”\n"
        "\n"
        "Taken out as furniture:\n"
        "  Pagina 1 van 2 (and 1 like it)\n"
        "  Directie"
    )


def test_long_footnotes_and_sentences_are_shortened_and_untied_ones_told() -> None:
    long = "woord " * 20 + "eind."
    report = Report(
        "r",
        "R",
        "0",
        f"{long}\n\n1 {long}\n\n2 Los.",
        blocks=(Block("paragraph", 0, 125), Block("footnote", 127, 254), Block("footnote", 256, 262)),
        markers=(Marker(124, "1", 127, 254),),
    )
    assert outline_text(report, []).split("\n")[-4:] == [
        f"         1 {'woord ' * 12}…",
        f"         “{'woord ' * 12}…”",
        "         2 Los.",
        "         nothing refers to it",
    ]


def test_the_html_escapes_the_report_and_draws_its_passages() -> None:
    page = outline_html(REPORT, PASSAGES, [PageImage(1, 100.0, 200.0, b"png")])
    assert "<title>Brief &amp; bijlage</title>" in page
    assert "De politie koopt &lt;b&gt;bodycams&lt;/b&gt;." in page
    assert "<b>" not in page
    assert "bodycams&lt;/b&gt;.<small>1 Noot.</small></li>" in page
    assert '<rect x="10.0" y="20.0" width="66.0" height="10.0"><title>1</title></rect>' in page
    assert "Wijk" not in page.partition("</header>")[2]  # it stands on page 2


def test_show_prints_the_outline(reports: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["show", str(reports / "2019-12-brief.md")]) == 0
    assert capsys.readouterr().out == (
        "Brief 2019\n  letter, 2019-12, nl\n  3 headings, 2 passages\n\n"
        "       Uitrusting\n         Bodycams  [1 passages]\n       Personeel  [1 passages]\n"
    )


def test_show_writes_html(reports: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["show", str(reports / "2019-12-brief.md"), "--html", str(tmp_path / "o.html")]) == 0
    assert capsys.readouterr().out == f"written: {tmp_path / 'o.html'}\n"
    page = (tmp_path / "o.html").read_text()
    assert '<li value="1"><small>Uitrusting › Bodycams</small>De korpschef koopt bodycams.' in page
    assert "<svg" not in page  # no pages, no images


def test_show_says_what_is_wrong(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["show", str(tmp_path / "none.md")]) == 2
    assert capsys.readouterr().err == "citaat: none.md: it can't be opened (No such file or directory)\n"


def test_images_of_real_pages(shared: Path, tmp_path: Path) -> None:
    file = next((shared / "pdfs").glob("kamervragen*.pdf"))
    assert main(["show", str(file), "--html", str(tmp_path / "o.html")]) == 0
    page = (tmp_path / "o.html").read_text()
    assert page.count("data:image/png;base64,iVBOR") == 2


def test_a_large_cell_s_source_names_its_row_and_column() -> None:
    item = Passage(REPORT, 12, 45, UNDER, ("Intelligence", "In 2019"))
    assert source_of(item, 12, 45).path == ("Uitrusting", "Intelligence", "In 2019")
    assert source_of(item, 12, 45).section == ("Uitrusting",)
    assert source_of(PASSAGES[1], 67, 74).path == ("Personeel",)  # its heads are its cells', one to each
