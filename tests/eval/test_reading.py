"""The measures of reading, on inputs so small that every figure can be counted by hand."""

from __future__ import annotations

import json
from dataclasses import replace
from io import BytesIO
from math import isnan
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from corpus import Block, Marker, Page, Passage, Report
from eval.reading.__main__ import save
from eval.reading.files import measured
from eval.reading.measures import (
    Share,
    furniture_in_passages,
    page_numbers_in_passages,
    times,
    titles_in_order,
    titles_of,
    words_in_order,
    words_on_their_pages,
)
from eval.reading.notes import footnotes_tied
from eval.reading.outline import compare_outlines, same_title
from eval.reading.pages import Bag, Seen, SeenPage, beside, furniture_of, lines_of, see
from eval.reading.parts import (
    breaks_joined,
    breaks_of,
    bullets_under_heads,
    footnotes_elsewhere,
    footnotes_kept,
)
from eval.reading.speed import Memory, Speed, repeated, speed_of
from eval.reading.tables import speed_table, table
from eval.reading.truth import Bullet, Title, items_of, parse_outline, truth_of
from eval.reading.words import common, in_order, key, paired, words


def report(*blocks: tuple[str, str] | tuple[str, str, tuple[str, ...]], second_page: int = 0) -> Report:
    """A report of blocks (kind, words, heads); the second page begins with the block of that number."""
    text, made = "", []
    for kind, said, *heads in blocks:
        text += "\n\n" if text else ""
        made.append(Block(kind, len(text), len(text) + len(said), (), *heads))  # type: ignore[arg-type]
        text += said
    cut = made[second_page].start if second_page else len(text)
    return Report("r", "R", "00", text, pages=(Page(1, 0, cut), Page(2, cut, len(text))), blocks=tuple(made))


def passages(of: Report) -> list[Passage]:
    return [Passage(of, block.start, block.end) for block in of.blocks]


def page(*lines: tuple[str, float, float]) -> SeenPage:
    """A page of lines (words, left, bottom), ten points high and five points for each character."""
    made = tuple(Seen(text, left, at, left + 5 * len(text), at + 10) for text, left, at in lines)
    return SeenPage("\n".join(line.text for line in made), made)


def test_words_are_compared_without_marks_ligatures_and_hyphens() -> None:
    assert words("De ofﬁcier, (35.538) e\u2010mail") == ["De", "officier", "35", "538", "e", "mail"]
    assert key("Politie- en  «Veiligheid»") == "politieenveiligheid"
    assert words("Yes¸ilgoz") == ["Yeşilgoz"]


@pytest.mark.parametrize(
    ("these", "those", "same"),
    [
        ("a b c", "a b c", 3),
        ("a b c d", "b x d", 2),
        ("a b", "b a", 1),
        ("a", "b", 0),
        ("", "a", 0),
        ("", "", 0),
    ],
)
def test_the_longest_common_subsequence(these: str, those: str, same: int) -> None:
    assert common(these.split(), those.split()) == same


def test_words_in_order_are_a_share_of_the_longer() -> None:
    assert in_order(["a", "b"], ["a", "x", "b", "c"]) == 0.5
    assert in_order([], []) == 1.0
    assert words_in_order("Een twee drie.", "een Een, drie") == Share(2, 3)


def test_pairs_are_as_many_as_can_be_made_in_order() -> None:
    assert paired("abc", "bca", lambda one, other: one == other) == [(1, 0), (2, 1)]


def test_shares_add_up() -> None:
    assert Share(1, 2) + Share(3, 4) == Share(4, 6)
    assert Share(1, 4).value == 0.25
    assert isnan(Share(0, 0).value)


def test_titles_in_order() -> None:
    precision, recall = titles_in_order(["Inhoud", "Een", "Twee"], ["INHOUD", "Twee", "Drie", "Vier"])
    assert (precision, recall) == (Share(2, 4), Share(2, 3))
    assert precision.details == ("Drie", "Vier")
    assert recall.details == ("Een",)


MARKDOWN = """
# Kop *een*

Tekst met een noot.<sup>1</sup>

<sup>1</sup> Bron &amp; nummer.

Directoraat
Politie

² Nog een.

Doel:\tNu:\tLater:
<p><b>Zorg</b> tekst</p>\t<ul><li>• alfa: <ul><li>- beta</li></ul></li></ul>\t<ul><li>• gamma</li></ul>

**Inhoudsopgave**
"""


def test_the_truth_of_a_markdown() -> None:
    truth = truth_of(MARKDOWN, "x", furniture=["Directoraat", "Politie"])
    assert truth.headings == ("Kop een", "Inhoudsopgave")
    assert truth.footnotes == {"1": " Bron & nummer.", "2": "Nog een."}
    assert words(truth.body)[:6] == ["Kop", "een", "Tekst", "met", "een", "noot"]
    assert "Directoraat" not in truth.body
    assert truth.places == {"1": ("Tekst met een noot.", 19)}
    assert truth.bullets == (
        Bullet("alfa:", "Zorg", "Nu"),
        Bullet("beta", "Zorg", "Nu"),
        Bullet("gamma", "Zorg", "Later"),
    )


def test_the_places_of_markers() -> None:
    truth = truth_of("Een *zin*\nhier.<sup>1</sup> Nog een², ja.\n\n¹ A.\n\n² B.\n", "x")
    paragraph = "Een *zin* hier. Nog een, ja."
    assert truth.places == {"1": (paragraph, 15), "2": (paragraph, 23)}


def test_footnotes_tied_to_their_sentence_and_word() -> None:
    told = "Dat was de eerste zin. Dat is de tweede zin. Dit is de derde en laatste zin."
    read = report(("paragraph", told), ("footnote", "1 Zie de brief."), ("footnote", "2 Zie de wet."))
    tied = replace(read, markers=(Marker(30, "1", 78, 93), Marker(43, "2", 95, 108)))
    footnotes = {"4": "Zie de brief.", "5": "Zie de wet.", "6": "Zie daar."}
    places = {"4": (told, 22), "5": (told, 44), "6": (told, 44)}
    right, wrong = Share(2, 2), Share(1, 2)
    assert footnotes_tied(footnotes, places, tied) == (wrong, wrong)
    places["4"] = (told, 44)  # another word of the sentence that the report ties it to
    assert footnotes_tied(footnotes, places, tied) == (right, wrong)
    assert footnotes_tied(footnotes, places, tied)[1].details == ("1 Zie de brief.",)
    assert footnotes_tied(footnotes, places, read) == (Share(0, 2), Share(0, 2))
    assert footnotes_tied({}, places, tied) == (Share(0, 0), Share(0, 0))


def test_a_letter_without_marked_headings_has_known_titles() -> None:
    assert truth_of("Tekst.", "2020-05-29-halfjaarbericht-politie").headings[-1] == "Tot slot"


def test_items_of_a_cell() -> None:
    assert items_of("<ul><li>• een <b>twee</b></li></ul><p>geen</p>") == ["een twee"]


def test_pieces_of_a_line_are_joined_and_columns_parted() -> None:
    parts = page(("Kop", 100, 50), ("Een", 10, 80), ("twee", 30, 81), ("marge", 200, 80)).lines
    assert [line.text for line in lines_of(parts)] == ["Een twee", "marge", "Kop"]


def furnished() -> list[SeenPage]:
    return [
        page((f"Pagina {number} van 9", 400, 20), ("Datum", 400, 700), (word, 50, 500))
        for number, word in [(1, "een"), (2, "twee")]
    ]


def test_furniture_repeats_at_its_place_whatever_its_digits() -> None:
    assert [[line.text for line in lines] for lines in furniture_of(furnished())] == [
        ["Pagina 1 van 9", "Datum"],
        ["Pagina 2 van 9", "Datum"],
    ]
    assert furniture_of([page(("alleen", 1, 1))]) == [[]]


def test_beside_the_body_stand_all_lines_of_the_margin() -> None:
    body = ("een lange regel " * 5, 10, 600)
    first = page(body, ("Datum", 480, 700), ("Bijlagen", 480, 650))
    assert beside([first, page(body, ("Datum", 480, 700))]) == [body[0], "Datum"] * 2 + [
        "Datum",
        "Bijlagen",
        "Datum",
    ]


def test_furniture_in_passages_is_counted_on_its_page() -> None:
    clean = report(("paragraph", "een"), ("paragraph", "twee"), second_page=1)
    assert furniture_in_passages(clean, passages(clean), furnished()) == Share(0, 4)
    dirty = report(("paragraph", "een Datum"), ("paragraph", "twee Pagina 2 van 9"), second_page=1)
    share = furniture_in_passages(dirty, passages(dirty), furnished())
    assert share == Share(2, 4)
    assert share.details == ("page 1: Datum", "page 2: Pagina 2 van 9")
    assert page_numbers_in_passages(passages(dirty)) == Share(1, 2)


def test_words_that_stand_in_the_text_as_well_are_no_furniture() -> None:
    pages = [
        page(("Datum", 400, 700), (f"de Datum van {word}", 50, 500), (word * 3, 50, 300))
        for word in ("a", "b")
    ]
    said = report(("paragraph", "de Datum van a"), ("paragraph", "de Datum van b"), second_page=1)
    assert furniture_in_passages(said, passages(said), pages) == Share(0, 2)


def test_times() -> None:
    assert times(["a", "b"], "a b a b b".split()) == 2
    assert times([], ["a"]) == 0


def test_a_passage_stands_on_its_pages_when_98_percent_of_its_words_do() -> None:
    said = report(("paragraph", "Een lange zin."), ("paragraph", "Drie lange zinnen, elders."), second_page=1)
    pages = [SeenPage("een lan-\nge zin", ()), SeenPage("drie lange zinnen", ())]
    share = words_on_their_pages(passages(said), pages)
    assert share == Share(1, 2)
    assert share.details == ("page 2: Drie lange zinnen, elders. [elders]",)


def test_a_bag_gives_a_word_as_often_as_it_stands_there() -> None:
    bag = Bag([SeenPage("een een N ederland", ())])
    assert [bag.take(word) for word in ("een", "een", "een")] == [True, True, False]
    assert bag.take("nederland")


def test_footnotes_are_kept_once_by_number_and_words() -> None:
    truth = {"1": "Bron een.", "2": "Bron twee.", "3": "Bron drie."}
    notes = ["1 Bron een.", "2 Iets anders.", "3 Bron drie.", "3 Bron drie."]
    share = footnotes_kept(truth, notes)
    assert share == Share(1, 3)
    assert share.details == ("footnote 2", "footnote 3")


def test_a_footnote_in_another_block() -> None:
    note = "Kamerstukken II 2018/2019, nr. 850"
    said = report(("paragraph", f"Tekst {note} en meer."), ("footnote", f"1 {note}"))
    assert footnotes_elsewhere({"1": note, "2": "kort"}, said) == Share(1, 1)
    kept = report(("paragraph", "Tekst."), ("footnote", f"1 {note}"))
    assert footnotes_elsewhere({"1": note}, kept) == Share(0, 1)


def test_breaks_are_found_with_the_next_line_of_the_column() -> None:
    first = page(("Wij zien in-", 50, 500), ("Datum", 400, 490), ("cidenten en poli-", 50, 480))
    assert breaks_of([first, page(("tie", 50, 500))]) == [
        ("zien", "in-", "cidenten"),
        ("en", "poli-", "tie"),
    ]


def test_breaks_are_joined_as_in_the_markdown() -> None:
    truth = "Wij zien incidenten, de e-mail en incident- en groei van 112-meldingen hier"
    breaks = [
        ("zien", "in-", "cidenten,"),
        ("de", "e-", "mail"),
        ("en", "incident-", "en"),
        ("van", "112-", "meldingen"),
        ("nooit", "ge-", "zien"),
    ]
    assert breaks_joined(breaks, truth, truth) == Share(4, 4)
    share = breaks_joined(breaks, truth, "Wij zien in-cidenten de email en incident- en van 112-meldingen")
    assert share == Share(2, 4)
    assert share.details == ("incidenten", "email")


def test_items_of_tables_know_their_heads() -> None:
    bullets = [
        Bullet("alfa", "Zorg", "Nu"),
        Bullet("beta", "Zorg", "Later"),
        Bullet("gamma", "Zorg", "Later"),
    ]
    said = report(
        ("item", "• alfa", ("Zorg", "Nu")),
        ("row", "Zorg\tiets\tbeta", ("Doel", "Nu", "Later")),
        ("item", "• gamma", ("Zorg", "Nu")),
    )
    share = bullets_under_heads(bullets, said)
    assert share == Share(2, 3)
    assert share.details == ("gamma",)


OUTLINE = "1\t= Titel van het …\n1\t  1. Een\n2\t    Deel\n3\t  2. Twee\n"


def test_an_outline_is_parsed() -> None:
    assert parse_outline(OUTLINE) == [
        Title("Titel van het …", 0, 1),
        Title("1. Een", 1, 1),
        Title("Deel", 2, 2),
        Title("2. Twee", 1, 3),
    ]


def test_a_title_may_be_over_or_beside_its_sections() -> None:
    expected = parse_outline(OUTLINE)
    over = [Title("Titel van het stuk", 1, 1), *(Title(t.text, t.depth + 1, t.page) for t in expected[1:])]
    beside = [Title("Titel van het stuk", 1, 1), *expected[1:]]
    for read in (over, beside):
        figures = compare_outlines(expected, read)
        assert figures.differences == ()
        assert (figures.precision, figures.recall, figures.parents) == (Share(4, 4), Share(4, 4), Share(3, 3))


def test_what_is_otherwise_in_an_outline() -> None:
    read = [
        Title("1. Een", 1, 1),
        Title("Iets", 1, 1),
        Title("Deel", 2, 2),
        Title("2. Twee", 1, 4),
    ]
    figures = compare_outlines(parse_outline(OUTLINE), read)
    assert (figures.precision, figures.recall, figures.parents) == (Share(2, 4), Share(2, 4), Share(1, 2))
    assert figures.differences == (
        "missing 1: Titel van het …",
        "missing 3: 2. Twee",
        "extra 1: Iets",
        "extra 4: 2. Twee",
        "under 'Iets' 2: Deel",
    )


def test_same_title() -> None:
    assert same_title("A. Kop", "A.Kop")
    assert same_title("Een lange …", "Een lange titel")
    assert not same_title("Kop", "Kop twee")


def test_titles_of_a_report() -> None:
    made = report(("paragraph", "x"), ("heading", "Kop"), second_page=1)
    assert titles_of(made) == [Title("Kop", 0, 2)]


def small_pdf(pages: int = 2) -> bytes:
    """Pages with "Pagina n" at their foot and two lines."""
    written = BytesIO()
    canvas = Canvas(written, pagesize=(300, 400))
    for number in range(1, pages + 1):
        for text, at in [("Wij lezen hier een regel.", 350), ("En nog een.", 330), (f"Pagina {number}", 20)]:
            canvas.drawString(50, at, text)
        canvas.showPage()
    canvas.save()
    return written.getvalue()


def test_pdfium_sees_lines_and_words() -> None:
    seen = see(small_pdf())
    assert [line.text for line in seen[1].lines] == ["Wij lezen hier een regel.", "En nog een.", "Pagina 2"]
    assert round(seen[0].lines[0].left) in {50, 51}
    assert "Pagina 1" in seen[0].text


def test_speed_and_a_long_file() -> None:
    speed = speed_of(small_pdf(), rounds=1)
    assert speed.pages == 2
    assert speed.ratio > 0
    assert len(see(repeated(small_pdf(), 5))) == 5


def test_the_tables_and_the_file(tmp_path: Path) -> None:
    shares = {"2019-12-a": Share(1, 2, ("x",)), "2021-12-b": Share(3, 3)}  # together 4 of 5
    found = measured([Path(f"{name}.pdf") for name in shares], lambda path: {"woorden": shares[path.stem]})
    assert table("wat", found) == (
        "| wat | 2019-12 | 2021-12 | all |\n"
        "| --- | ---: | ---: | ---: |\n"
        "| woorden | .5000 (1/2) | 1 (3/3) | .8000 (4/5) |"
    )
    assert speed_table({"2019-12-a": Speed(10, 0.5, 2.0)}, Memory(2000, 60.0, 40.0, 900.0)) == (
        "| speed | pages | pages/s | times pypdf's own |\n"
        "| --- | ---: | ---: | ---: |\n"
        "| 2019-12 | 10 | 20 | 2.00 |\n"
        "\n2000 pages in one file: 60 s, 900 MiB at most (40 before)"
    )
    path = save(tmp_path / "new", {"commit": "abc", "reports": {}})
    assert path.name == "abc-reading.json"
    assert json.loads(path.read_text(encoding="utf-8"))["commit"] == "abc"
