"""Web pages: the main content as blocks, without what stands around it."""

from __future__ import annotations

import subprocess
import sys
import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpus.draft import Draft, lay_out
from corpus.errors import ReadError
from corpus.html import read_html
from tests.corpus.making import blocks, headings, ties

HEAD = "<h1>Kop</h1>"
SECONDS = 5.0  # a sound page of this size takes 0.01 s


def body(html: str) -> list[tuple[str, str]]:
    """The blocks of a page with a heading before it."""
    first, *rest = blocks(read_html((HEAD + html).encode()))
    assert first == ("heading", "Kop")
    return rest


def said(html: str) -> str:
    [(kind, text)] = body(html)
    assert kind == "paragraph"
    return text


def rows(html: str) -> list[tuple[str, tuple[str, ...]]]:
    return [(block.text, block.heads) for block in read_html((HEAD + html).encode()).blocks[1:]]


def stated(head: str, lang: str = "") -> dict[str, str]:
    return read_html(f"<html {lang}><head>{head}</head><body><p>Tekst.</body></html>".encode()).stated


# Headings and paragraphs


def test_headings_have_their_level() -> None:
    draft = read_html(
        b"<h1>Een</h1><h3>Drie <i>en</i> meer</h3><h6>Zes</h6><div role=heading aria-level=4>Vier</div>"
    )
    assert headings(draft) == [(1, "Een"), (3, "Drie en meer"), (6, "Zes"), (4, "Vier")]


def test_paragraphs_left_open_end_where_the_next_begins() -> None:
    assert body("<p>Een <b>vet</b>\n  woord.<p>Twee.<div>Drie<p>Vier</div>staart") == [
        ("paragraph", text) for text in ("Een vet woord.", "Twee.", "Drie", "Vier", "staart")
    ]


def test_entities_breaks_and_unseen_characters() -> None:
    assert said("<p>R&amp;D kost&nbsp;&euro;&#32;5,<br>po&shy;litie&#8203;werk <q>zo</q>.") == (
        "R&D kost € 5, politiewerk “zo”."
    )


def test_two_breaks_part_paragraphs() -> None:
    assert body("Een<br> <br/>twee<br>drie") == [("paragraph", "Een"), ("paragraph", "twee drie")]


def test_quotes_and_preformatted_text_are_paragraphs() -> None:
    assert body("<blockquote><p>Een.<p>Twee.</blockquote><pre>x\n  y</pre>") == [
        ("paragraph", "Een."),
        ("paragraph", "Twee."),
        ("paragraph", "x y"),
    ]


def test_raised_and_lowered_text_stays() -> None:
    assert (
        said("<p>Het 5<sup>e</sup> lid, 50 m<sup>2</sup> en H<sub>2</sub>O.") == "Het 5e lid, 50 m² en H2O."
    )


def test_without_headings_short_bold_paragraphs_are_headings() -> None:
    draft = read_html(
        b"<p><strong>Bodycams</strong><p>De korpschef <b>koopt</b> ze.<p>Kort<p><b>Een zin.</b>"
    )
    assert blocks(draft) == [
        ("heading", "Bodycams"),
        ("paragraph", "De korpschef koopt ze."),
        ("paragraph", "Kort"),
        ("paragraph", "Een zin."),
    ]


# Lists


def test_lists_are_numbered_as_a_reader_sees_them() -> None:
    assert body(
        "<ol start=3><li>c<li value=7>g<li>h</ol><ol type=i><li>a<li>b</ol><ol reversed><li>x<li>y</ol>"
    ) == [("item", text) for text in ("3. c", "7. g", "8. h", "i. a", "ii. b", "2. x", "1. y")]


def test_nested_items_follow_their_parent() -> None:
    assert body("<ul><li><p>een</p><ol type=A><li>diep</ol>staart<li>twee<p>meer</ul>") == [
        ("item", "- een"),
        ("item", "A. diep"),
        ("paragraph", "staart"),
        ("item", "- twee"),
        ("paragraph", "meer"),
    ]


def test_typed_bullets_are_items() -> None:
    assert body("<p>•&nbsp; een<p>– twee<p>-5% was het.") == [
        ("item", "- een"),
        ("item", "- twee"),
        ("paragraph", "-5% was het."),
    ]


def test_names_and_meanings_are_rows() -> None:
    assert body("<dl><dt>Fte<dd>voltijd</dd><dd>baan</dd><div><dt>X<dd><p>een<p>twee</div><dt>Los</dl>") == [
        ("row", "Fte\tvoltijd"),
        ("row", "Fte\tbaan"),
        ("paragraph", "X"),
        ("paragraph", "een"),
        ("paragraph", "twee"),
        ("paragraph", "Los"),
    ]


# Tables


def test_cells_meet_the_heads_of_their_columns() -> None:
    html = """<table><caption>Tabel 1</caption>
    <thead><tr><td rowspan=2><th colspan=2>2019<th>2020<tr><th>fte<th>%<th>fte</thead>
    <tr><th rowspan=2>Noord<td>1<td>2<td>3<tr><td>4<td>5<td>6
    <tr><td colspan=4>Zuid<tr><td>x<td colspan=2>7<td>8<tr><td>kort</table>"""
    heads = ("", "2019 fte", "2019 %", "2020 fte")
    assert rows(html) == [
        ("Tabel 1", ()),
        ("Noord\t1\t2\t3", heads),
        ("Noord\t4\t5\t6", heads),
        ("Zuid", ()),
        ("x\t7\t\t8", heads),
        ("kort", heads),
    ]


def test_the_first_row_is_head_and_row_where_none_is_marked() -> None:
    assert rows("<table><tr><td>Jaar<td>Fte<tr><td>2019<td>32</table>") == [
        ("Jaar\tFte", ("Jaar", "Fte")),
        ("2019\t32", ("Jaar", "Fte")),
    ]
    assert rows("<table><tr><td>Datum<td>29 mei 2020<tr><td>Aan<td>Kamer</table>") == [
        ("Datum\t29 mei 2020", ()),
        ("Aan\tKamer", ()),
    ]


def test_names_of_rows_are_no_heads_of_columns() -> None:
    assert rows("<table><tr><th>Datum<td>5 mei<tr><th scope=row>Leeg<td></table>") == [
        ("Datum\t5 mei", ()),
        ("Leeg\t", ()),
    ]


def test_new_heads_further_down_hold_from_there() -> None:
    html = "<table><tr><th>A<th>B<tr><td>1<td>2<tr><th>C<th>D<tr><td>3<td>4</table>"
    assert rows(html) == [("1\t2", ("A", "B")), ("3\t4", ("C", "D"))]


def test_a_table_that_arranges_the_page_is_what_it_holds() -> None:
    assert body("<table><tr><td>links<td><h2>Onder</h2><p>Een.</table>") == [
        ("paragraph", "links"),
        ("heading", "Onder"),
        ("paragraph", "Een."),
    ]
    assert body("<table><tr><td><p>Een.<p>Twee.</table>") == [("paragraph", "Een."), ("paragraph", "Twee.")]
    assert body("<table role=presentation><tr><td>a<td>b</table>") == [("paragraph", "a"), ("paragraph", "b")]


def test_the_paragraphs_of_a_large_cell_are_blocks_under_both_heads() -> None:
    long = "Woord " * 100 + "eind."
    assert rows(f"<table><tr><th>Nr<th>Antwoord<tr><td>4<td><p>{long}<p>Twee.</table>") == [
        ("4\t", ("Nr", "Antwoord")),
        (long, ("4", "Antwoord")),
        ("Twee.", ("4", "Antwoord")),
    ]


def test_spans_without_measure_are_passed_over() -> None:
    start = time.monotonic()
    cell = "<td colspan=99999 rowspan=65534>" + "x" * 150
    draft = read_html(f"<table>{('<tr>' + cell * 5) * 2000}</table>".encode())
    assert len(lay_out(draft).text) < 3_000_000
    assert time.monotonic() - start < SECONDS


# Footnotes


@pytest.mark.parametrize(
    ("reference", "note"),
    [
        (
            '<a href="#fn1" id="r1"><sup>1</sup></a>',
            '<ol><li id="fn1"><p>Zie brief. <a href="#r1">↩</a></ol>',
        ),
        ('<sup id="x"><a href="#n-1">[1]</a></sup>', '<p id="n-1"><a href="#x">1</a> Zie brief.</p>'),
        (
            '<a href="#_ftn1" name="_ftnref1">[1]</a>',
            '<div id=ftn1><p><a href="#_ftnref1" name="_ftn1">[1]</a> Zie brief.',
        ),
        ("<sup>1</sup>", "<p><sup>1</sup> Zie brief."),
        ('<sup><a href="#voet">1</a></sup>', '<p><a name="voet"></a>1. Zie brief.'),
        (
            '<a href="http://x.nl/p#fn1"><sup>1</sup></a>',
            '<div id="fn1" style="display:none"><p>Zie</p><p>brief.</div>',
        ),
    ],
)
def test_a_footnote_leaves_the_sentence_and_becomes_a_block(reference: str, note: str) -> None:
    html = f"<p>Dat was de eerste zin.{reference} Toen kwam er meer.</p>{note}"
    assert body(html) == [
        ("paragraph", "Dat was de eerste zin. Toen kwam er meer."),
        ("footnote", "1 Zie brief."),
    ]
    assert ties(read_html(html.encode())) == [("Dat was de eerste zin.", "1 Zie brief.")]


def test_notes_that_begin_again_at_the_end_of_the_page_are_told_apart_by_their_links() -> None:
    text = '<p>{0} zegt dit.<sup><a href="#{0}1">1</a></sup>'
    note = '<ol><li id="{0}1">Noot {0}.</ol>'
    html = "".join(part.format(name) for part in (text, note) for name in ("Een", "Twee"))
    assert ties(read_html(html.encode())) == [
        ("Een zegt dit.", "1 Noot Een."),
        ("Twee zegt dit.", "1 Noot Twee."),
    ]


def test_references_that_are_no_numbers_leave_the_words_and_are_tied() -> None:
    html = '<p>Dat bleek<a href="#fnx"><sup>*</sup></a> ook.<p id="fnx">* Noot.'
    assert body(html) == [("paragraph", "Dat bleek ook."), ("footnote", "* Noot.")]
    assert ties(read_html(html.encode())) == [("Dat bleek ook.", "* Noot.")]


def test_raised_digits_without_their_footnote_stay() -> None:
    assert said("<p>Het is 10<sup>6</sup> m<sup>2</sup>, het 5<sup>e</sup> deel<sup>7</sup>.") == (
        "Het is 10⁶ m², het 5e deel⁷."
    )
    html = "<p>Het is 10<sup>6</sup>, zei hij.<sup>6</sup><p><sup>6</sup> Noot."
    assert body(html)[0] == ("paragraph", "Het is 10⁶, zei hij.")


def test_a_cell_is_tied_to_its_footnotes() -> None:
    html = "<table><tr><th>Jaar<th>Fte<sup>1</sup><tr><td>2019<sup>2</sup><td>32</table>"
    html += "<p><sup>1</sup> Een.<p><sup>2</sup> Twee."
    assert ties(read_html(html.encode())) == [("32", "1 Een."), ("2019", "2 Twee.")]


def test_bold_words_with_a_reference_are_a_heading_and_a_signature_is_none() -> None:
    html = '<p><b>Bodycams</b><a href="#fn1"><sup>1</sup></a><p>De korpschef koopt ze.<p><b>J. Jansen</b>'
    assert blocks(read_html((html + "<p id=fn1>1 Noot.").encode())) == [
        ("heading", "Bodycams"),
        ("paragraph", "De korpschef koopt ze."),
        ("paragraph", "J. Jansen"),
        ("footnote", "1 Noot."),
    ]


def test_other_links_within_the_page_stay() -> None:
    assert said('<p>Zie <a href="#h2">2</a>, <a href="#tabel">tabel 1</a> en <a href="b.html">3</a>.') == (
        "Zie 2, tabel 1 en 3."
    )


# What is no content


def test_what_stands_around_the_text_is_left_out() -> None:
    html = """<body><header>Ministerie<nav>Menu</nav></header><script>x()</script><style>p{}</style>
    <div class="breadcrumb">Home</div><p hidden>a<p aria-hidden=true>b<p style="color:red; display: none">c
    <p class="x sr-only">d</p><form><p>Zoek<input><button>Ga</button></form><noscript>JS</noscript>
    <article><header><h2>Titel</h2></header><p>Tekst.<aside>Kader.</aside></article>
    <aside>Ook lezen</aside><div role=contentinfo>Adres</div><footer>Einde</footer>"""
    draft = read_html(html.encode())
    assert blocks(draft) == [("heading", "Titel"), ("paragraph", "Tekst."), ("paragraph", "Kader.")]
    assert draft.furniture == ["Ministerie", "Ook lezen", "Adres", "Einde"]


def test_the_main_part_is_taken_where_it_is_marked() -> None:
    assert blocks(read_html(b"<div>Zijkant</div><main><p>Een.</main><div role=main>Twee.</div><p>Na")) == [
        ("paragraph", "Een."),
        ("paragraph", "Twee."),
    ]
    assert blocks(read_html(b"<main> </main><p>Toch.")) == [("paragraph", "Toch.")]


def test_a_form_around_the_whole_page_is_no_form() -> None:
    assert body("<form><h2>Titel</h2><p>Tekst.<select><option>a</select></form>") == [
        ("heading", "Titel"),
        ("paragraph", "Tekst."),
    ]


# What the page states


def test_title_date_language_and_address() -> None:
    head = """<title>Brief | Rijksoverheid.nl</title>
    <meta name="DCTERMS.issued" content="2020-05-29T10:00">
    <link rel=canonical href="https://x.nl/brief">"""
    assert stated(head, "lang=nl-NL") == {
        "title": "Brief",
        "date": "2020-05-29",
        "language": "nl",
        "address": "https://x.nl/brief",
    }


@pytest.mark.parametrize(
    ("content", "date"),
    [("29-05-2020", "2020-05-29"), ("29 mei 2020", "2020-05-29"), ("2019-12", "2019-12"), ("ooit", "")],
)
def test_dates_as_pages_write_them(content: str, date: str) -> None:
    assert stated(f'<meta name="DC.date" content="{content}">').get("date", "") == date


def test_dublin_core_goes_before_the_title() -> None:
    assert stated('<title>x</title><meta name="DC.title" content="Echte titel">') == {"title": "Echte titel"}
    assert stated("<title>Untitled</title>", "lang=zz-onzin-te-lang") == {"language": "zz"}


# Encodings


@pytest.mark.parametrize(
    "data",
    [
        "<p>Coördinatie: € 5".encode(),
        "\ufeff<p>Coördinatie: € 5".encode(),
        "\ufeff<p>Coördinatie: € 5".encode("utf-16-le"),
        "\ufeff<p>Coördinatie: € 5".encode("utf-16-be"),
        "<p>Coördinatie: € 5".encode("cp1252"),
        '<meta charset="iso-8859-1"><p>Coördinatie: € 5'.encode("cp1252"),
        '<meta http-equiv=x content="text/html; charset=ISO-8859-15"><p>Coördinatie: € 5'.encode(
            "iso-8859-15"
        ),
        '<meta charset="utf-8"><p>Coördinatie: € 5'.encode("cp1252"),
        '<meta charset="unicode_escape"><p>Coördinatie: € 5'.encode(),
        '<?xml version="1.0" encoding="utf-8"?><html xmlns="x"><p>Coördinatie: € 5</p></html>'.encode(),
    ],
)
def test_encodings(data: bytes) -> None:
    assert blocks(read_html(data)) == [("paragraph", "Coördinatie: € 5")]


# What can't be read


def test_nothing_is_an_empty_draft() -> None:
    assert [read_html(data).blocks for data in (b"", b" ", b"<!-- x -->", b"<html>")] == [[]] * 4


def test_a_file_that_is_no_page_is_refused() -> None:
    with pytest.raises(ReadError, match="it is not an HTML file"):
        read_html(b"a\0b")
    with pytest.raises(ReadError, match="nested thousands deep"):
        read_html(b"<div>" * 5000 + b"diep")


def test_deep_nesting_keeps_its_words() -> None:
    for tag in ("div", "b", "ul><li", "blockquote", "table><tr><td", "dl><dd", "section"):
        assert "diep" in lay_out(read_html(f"<{tag}>".encode() * 500 + b"diep")).text


def test_lxml_is_imported_late() -> None:
    code = "import sys, corpus.html; sys.exit('lxml' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


PAGE = b"""<!doctype html><html lang=nl><meta charset=utf-8><title>T</title><h1>Kop</h1><p>
Een<a href="#fn1"><sup>1</sup></a>.
<ol start=2><li>a<ul><li>b</ul></ol><table><tr><th colspan=2>H<tr><td rowspan=2>1<td>2<tr><td>3</table>
<dl><dt>x<dd>y</dl><p id=fn1><sup>1</sup> Noot.</html>"""
PARTS = (
    "<table> <tr> <td> <th> <ol> <li> </li> </table> <p> <h2> </h2> <dl> <dt> <dd> <a> <sup> x <b> <br>"
).split()
calm = settings(max_examples=100, suppress_health_check=list(HealthCheck))


def only_draft_or_error(data: bytes) -> None:
    start = time.monotonic()
    try:
        draft = read_html(data)
        assert isinstance(draft, Draft)
        lay_out(draft)
    except ReadError as error:
        assert "\n" not in str(error)  # noqa: PT017 - either outcome is right
    assert time.monotonic() - start < SECONDS


@calm
@given(st.lists(st.tuples(st.integers(0, len(PAGE) - 1), st.integers(0, 255)), max_size=20))
def test_bytes_changed(changes: list[tuple[int, int]]) -> None:
    data = bytearray(PAGE)
    for at, value in changes:
        data[at] = value
    only_draft_or_error(bytes(data))


@calm
@given(st.lists(st.sampled_from(PARTS), max_size=60))
def test_tags_in_any_order(parts: list[str]) -> None:
    only_draft_or_error("".join(parts).encode())


@calm
@given(st.binary(max_size=200))
def test_any_bytes(data: bytes) -> None:
    only_draft_or_error(data)
