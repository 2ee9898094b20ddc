"""Word files: as Word shows them, with all changes accepted."""

from __future__ import annotations

import io
import time
import zipfile
from pathlib import Path

import docx as python_docx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpus import read_report
from corpus.draft import Draft, lay_out
from corpus.errors import ReadError
from corpus.word import read_word
from corpus.word.package import MAX_BYTES
from tests.corpus.making import blocks, headings, ties
from tests.corpus.words import archive, docx, item, level, numbering, p, r, style

SECONDS = 5.0  # a sound file of this size takes 0.01 s
HEADINGS = style("Kop1", "heading 1") + style("Kop2", "Kop 2") + style("Titel", "Title")


def said(*runs: str) -> str:
    [(kind, text)] = blocks(read_word(docx(p(*runs))))
    assert kind == "paragraph"
    return text


def why(data: bytes) -> str:
    with pytest.raises(ReadError) as caught:
        read_word(data)
    return str(caught.value)


# Headings


def test_headings_by_style_outline_and_what_a_style_is_based_on() -> None:
    styles = (
        HEADINGS
        + style("Eigen", "Paragraafkop", '<w:basedOn w:val="Kop2"/>')
        + style("Diep", "Tussenkop", '<w:pPr><w:outlineLvl w:val="3"/></w:pPr>')
    )
    body = (
        p("Een", style="Kop1") + p("Twee", style="Kop2") + p("Ook", style="Eigen") + p("Vier", style="Diep")
    )
    body += p("Zes", properties='<w:outlineLvl w:val="5"/>') + p(
        "Tekst.", properties='<w:outlineLvl w:val="9"/>'
    )
    draft = read_word(docx(body, styles=styles))
    assert headings(draft) == [(1, "Een"), (2, "Twee"), (2, "Ook"), (4, "Vier"), (6, "Zes")]
    assert blocks(draft)[-1] == ("paragraph", "Tekst.")


def test_headings_have_the_numbers_that_word_shows() -> None:
    number = '<w:pPr><w:numPr><w:ilvl w:val="{}"/><w:numId w:val="1"/></w:numPr></w:pPr>'
    styles = style("K1", "heading 1", number.format(0)) + style("K2", "heading 2", number.format(1))
    lists = numbering(level(0, "upperRoman", "%1."), level(1, "decimal", "%1.%2", more="<w:isLgl/>"))
    body = (
        p("A", style="K1") + p("B", style="K2") + p("C", style="K2") + p("D", style="K1") + p("E", style="K2")
    )
    draft = read_word(docx(body, styles=styles, numbering=lists))
    assert [text for _, text in blocks(draft)] == ["I. A", "1.1 B", "1.2 C", "II. D", "2.1 E"]


def test_circular_styles_end() -> None:
    styles = style("a", "a", '<w:basedOn w:val="b"/>') + style("b", "b", '<w:basedOn w:val="a"/>')
    assert blocks(read_word(docx(p("x", style="a"), styles=styles))) == [("paragraph", "x")]


def test_without_headings_short_bold_paragraphs_are_headings() -> None:
    body = p(r("Bodycams", "<w:b/>")) + p("De korpschef ", r("koopt", "<w:b/>"), " ze.")
    assert blocks(read_word(docx(body))) == [("heading", "Bodycams"), ("paragraph", "De korpschef koopt ze.")]


def test_lines_of_contents_are_contents() -> None:
    draft = read_word(docx(p("Inleiding", "<w:r><w:tab/></w:r>", "3", style="T"), styles=style("T", "toc 1")))
    assert blocks(draft) == [("contents", "Inleiding 3")]


# Lists


def test_items_have_the_numbers_that_word_shows() -> None:
    lists = numbering(
        level(0, "decimal", "%1.", start=3),
        level(1, "lowerLetter", "%2)"),
        level(2, "bullet", "\uf0b7"),
        more='<w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0">'
        '<w:startOverride w:val="1"/></w:lvlOverride></w:num>',
    )
    body = (
        item("a")
        + item("b", level=1)
        + item("c", level=1)
        + item("d", level=2)
        + item("e")
        + item("f", level=1)
    )
    body += item("g", 2) + item("h", 2) + item("geen", 0)
    assert [text for _, text in blocks(read_word(docx(body, numbering=lists)))] == (
        ["3. a", "a) b", "b) c", "- d", "4. e", "a) f", "1. g", "2. h", "geen"]
    )


def test_what_python_docx_makes() -> None:
    document = python_docx.Document()
    document.core_properties.title = "Brief"
    document.add_heading("Inleiding", 1)
    for name in ("List Bullet", "List Number", "List Number"):
        document.add_paragraph("punt", style=name)
    table = document.add_table(3, 3)
    for at, cell in enumerate(table._cells):
        cell.text = "abcdefghi"[at]
    table.cell(0, 1).merge(table.cell(0, 2)).text = "bc"
    table.cell(1, 0).merge(table.cell(2, 0)).text = "dg"
    document.sections[0].header.paragraphs[0].text = "Ministerie"
    out = io.BytesIO()
    document.save(out)
    draft = read_word(out.getvalue())
    assert blocks(draft) == [
        ("heading", "Inleiding"),
        ("item", "- punt"),
        ("item", "1. punt"),
        ("item", "2. punt"),
        ("row", "a\tbc\t"),
        ("row", "dg\te\tf"),
        ("row", "dg\th\ti"),
    ]
    assert draft.blocks[-1].heads == ("a", "bc", "bc")
    assert (draft.stated["title"], draft.furniture) == ("Brief", ("Ministerie",))


# Words


def test_changes_are_accepted() -> None:
    assert said(
        "Een", f"<w:ins>{r(' nieuwe')}</w:ins>", "<w:del><w:r><w:delText>oud</w:delText></w:r></w:del>",
        f"<w:moveFrom>{r('weg')}</w:moveFrom>", f"<w:moveTo>{r(' zin')}</w:moveTo>", ".",
    ) == "Een nieuwe zin."  # fmt: skip


def test_a_paragraph_whose_end_was_deleted_goes_on() -> None:
    body = p("Een ", properties="<w:rPr><w:del/></w:rPr>") + p("zin.")
    assert blocks(read_word(docx(body))) == [("paragraph", "Een zin.")]


def test_marks_fields_and_hidden_text() -> None:
    assert said(
        "A", "<w:r><w:br/></w:r>", "b", "<w:r><w:noBreakHyphen/></w:r>", "c", "<w:r><w:softHyphen/></w:r>",
        "d",         r("weg", "<w:vanish/>"), "<w:r><w:instrText>PAGE</w:instrText></w:r>",
        " m", r("2", '<w:vertAlign w:val="superscript"/>'),
        '<w:r><w:sym w:font="x" w:char="20AC"/></w:r>', "<m:oMath><m:r><m:t>x</m:t></m:r></m:oMath>",
        f"<w:hyperlink>{r(' link')}</w:hyperlink>", f"<w:sdt><w:sdtContent>{r('!')}</w:sdtContent></w:sdt>",
    ) == "A b-cd m²€x link!"  # fmt: skip


def test_text_boxes_stand_after_their_paragraph_once() -> None:
    box = f"<w:txbxContent>{p('In de kader.')}</w:txbxContent>"
    either = f"<mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>"
    body = p("Een.", f"<w:r><mc:AlternateContent>{either}</mc:AlternateContent></w:r>")
    assert blocks(read_word(docx(body))) == [("paragraph", "Een."), ("paragraph", "In de kader.")]


# Notes


def test_notes_leave_the_sentence_and_stand_at_the_end_of_their_section() -> None:
    foot = '<w:r><w:footnoteReference w:id="{}"/></w:r>'
    body = (
        p("A", foot.format(7), ".")
        + p("B", '<w:r><w:endnoteReference w:id="2"/></w:r>', ".")
        + p("C", style="Kop1")
    )
    body += p("D", foot.format(5), foot.format(99), ".")
    note = '<w:footnote w:id="{}">{}</w:footnote>'
    footnotes = note.format(5, p("<w:r><w:footnoteRef/></w:r>", " Vijf.")) + note.format(
        7, p("Zeven") + p("meer.")
    )
    endnotes = f'<w:endnote w:id="2">{p("Eind.")}</w:endnote>'
    draft = read_word(docx(body, styles=HEADINGS, footnotes=footnotes, endnotes=endnotes))
    assert ties(draft) == [("A.", "1 Zeven meer."), ("B.", "i Eind."), ("D.", "2 Vijf.")]
    assert blocks(draft) == [
        ("paragraph", "A."),
        ("paragraph", "B."),
        ("footnote", "1 Zeven meer."),
        ("footnote", "i Eind."),
        ("heading", "C"),
        ("paragraph", "D."),
        ("footnote", "2 Vijf."),
    ]


def test_raised_digits_without_their_footnote_stay() -> None:
    raised = '<w:vertAlign w:val="superscript"/>'
    assert said("Het is 10", r("6", raised), " m", r("2", raised), " groot", r("7", raised), ".") == (
        "Het is 10⁶ m² groot⁷."
    )


def test_typed_footnotes_are_tied_to_their_sentences() -> None:
    raised = '<w:vertAlign w:val="superscript"/>'
    draft = read_word(
        docx(
            p("Dat was de eerste zin. Dat bleek de tweede", r("1", raised), ".") + p(r("1", raised), " Noot.")
        )
    )
    assert blocks(draft) == [
        ("paragraph", "Dat was de eerste zin. Dat bleek de tweede."),
        ("footnote", "1 Noot."),
    ]
    assert ties(draft) == [("Dat bleek de tweede.", "1 Noot.")]


# Tables


def cell(text: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{p(text)}</w:tc>"


def row(*cells: str, properties: str = "") -> str:
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def test_cells_meet_the_heads_that_the_file_marks() -> None:
    head = "<w:tblHeader/>"
    wide, starts, on = '<w:gridSpan w:val="2"/>', '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    body = "<w:tbl>" + row(cell(""), cell("2019", wide), properties=head)
    body += row(cell(""), cell("fte"), cell("%"), properties=head)
    body += row(cell("Noord", starts), cell("1"), cell("2")) + row(cell("", on), cell("3"), cell("4"))
    body += (
        row(cell("weg"), properties="<w:del/>")
        + row(cell("x"), properties='<w:gridBefore w:val="2"/>')
        + "</w:tbl>"
    )
    heads = ("", "2019 fte", "2019 %")
    assert [(block.text, block.heads) for block in read_word(docx(body)).blocks] == [
        ("Noord\t1\t2", heads),
        ("Noord\t3\t4", heads),
        ("\t\tx", heads),
    ]


def test_a_box_of_one_cell_is_what_it_holds() -> None:
    body = f"<w:tbl><w:tr><w:tc>{p('Kop', style='Kop1')}{p('Tekst.')}</w:tc></w:tr></w:tbl>"
    assert blocks(read_word(docx(body, styles=HEADINGS))) == [("heading", "Kop"), ("paragraph", "Tekst.")]


# What the file states


PROPERTIES = (
    "<dc:title>{}</dc:title><dc:language>nl-NL</dc:language>"
    "<dcterms:created>2020-05-29T10:00:00Z</dcterms:created>"
)


def test_properties() -> None:
    draft = read_word(docx(p("x"), PROPERTIES.format("Brief")))
    assert draft.stated == {"title": "Brief", "date": "2020-05-29", "language": "nl"}


def test_the_words_of_the_text_go_before_a_program_s() -> None:
    body = p("Halfjaarbericht", style="Titel") + p("Datum 1 mei 2019")
    draft = read_word(docx(body, PROPERTIES.format("Document1"), styles=HEADINGS))
    assert draft.stated == {"title": "Halfjaarbericht", "language": "nl"}
    assert headings(draft) == [(1, "Halfjaarbericht")]


def test_headers_and_footers_are_furniture() -> None:
    draft = read_word(docx(p("Tekst."), header=p("Ministerie") + p("Ministerie"), footer=p("Pagina 1")))
    assert (blocks(draft), draft.furniture) == ([("paragraph", "Tekst.")], ("Ministerie", "Pagina 1"))


# What can't be read


def test_other_files_are_named() -> None:
    ole = b"\xd0\xcf\x11\xe0" + bytes(600)
    assert why(ole + "WordDocument".encode("utf-16-le")) == "it is an old Word file (.doc): save it as .docx"
    assert "password" in why(ole + "EncryptedPackage".encode("utf-16-le"))
    assert "old Office program" in why(ole)
    assert ".rtf" in why(b"{\\rtf1 x}")
    assert ".xlsx" in why(archive({"xl/workbook.xml": "<x/>"}))
    assert ".pptx" in why(archive({"ppt/presentation.xml": "<x/>"}))
    assert ".odt" in why(archive({"content.xml": "<x/>"}))
    assert why(archive({"a.txt": "x"})) == why(archive({"word/document.xml": "<x/>"}))
    assert why(b"") == why(b"Tekst.") == "it is not a Word file (.docx)"


def test_damaged_files() -> None:
    sound = docx(p("x"))
    damaged = "the Word file is damaged: open it in Word and save it again"
    assert why(sound[: len(sound) // 2]) == damaged
    assert why(archive({"word/document.xml": "<document>"})) == damaged
    assert why(archive({"word/document.xml": "<document/>"}, zipfile.ZIP_LZMA)) == damaged
    assert "deep" in why(docx("<w:ins>" * 5000 + "</w:ins>" * 5000))


def test_bombs() -> None:
    start = time.monotonic()
    assert why(archive({"word/document.xml": b" " * (MAX_BYTES + 1)})) == (
        "it unpacks to more than the 100 MB that is read"
    )
    bomb = '<!DOCTYPE d [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><document>&b;</document>'
    assert "DTD" in why(archive({"word/document.xml": bomb}))
    assert "DTD" in why(archive({"word/document.xml": bomb.encode("utf-16")}))
    assert time.monotonic() - start < SECONDS


@pytest.mark.parametrize("name", ["a.docx", "a.md", "a.txt", "a.html", "a.pdf"])
def test_a_file_is_read_as_what_it_is(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(docx(p("Een zin.")))
    assert read_report(path).text == "Een zin."
    if name != "a.pdf":
        path.write_bytes(b"\xef\xbb\xbf\n<!DOCTYPE html>\n<p>Een <b>zin</b>.")
        assert read_report(path).text == "Een zin."
    path.write_bytes(b"%PDF-1.7 stuk")
    with pytest.raises(ReadError, match="PDF"):
        read_report(path)
    path.write_bytes(b"\xd0\xcf\x11\xe0" + "WordDocument".encode("utf-16-le"))
    with pytest.raises(ReadError, match="old Word file"):
        read_report(path)


SOUND = docx(
    p("Kop", style="Kop1")
    + item("a")
    + f"<w:tbl>{row(cell('a'), cell('b'))}{row(cell('c'), cell('d'))}</w:tbl>",
    PROPERTIES.format("T"),
    styles=HEADINGS,
    numbering=numbering(level(0, "decimal", "%1.")),
)
with zipfile.ZipFile(io.BytesIO(SOUND)) as _opened:
    FILES = {name: _opened.read(name) for name in _opened.namelist()}
calm = settings(max_examples=100, suppress_health_check=list(HealthCheck))
changed = st.lists(st.tuples(st.integers(0, 10_000), st.integers(0, 255)), max_size=8)


def only_draft_or_error(data: bytes) -> None:
    start = time.monotonic()
    try:
        draft = read_word(data)
        assert isinstance(draft, Draft)
        lay_out(draft)
    except ReadError as error:
        assert "\n" not in str(error)  # noqa: PT017 - either outcome is right
    assert time.monotonic() - start < SECONDS


def mutated(data: bytes, changes: list[tuple[int, int]]) -> bytes:
    made = bytearray(data)
    for at, value in changes:
        made[at % len(made)] = value
    return bytes(made)


@calm
@given(changed)
def test_bytes_changed(changes: list[tuple[int, int]]) -> None:
    only_draft_or_error(mutated(SOUND, changes))


@calm
@given(st.sampled_from(sorted(FILES)), changed)
def test_bytes_of_a_part_changed(name: str, changes: list[tuple[int, int]]) -> None:
    only_draft_or_error(archive({**FILES, name: mutated(FILES[name], changes)}))


@calm
@given(st.integers(0, len(SOUND)), st.binary(max_size=40))
def test_truncated(length: int, more: bytes) -> None:
    only_draft_or_error(SOUND[:length] + more)
