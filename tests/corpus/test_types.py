"""Reports, pages and passages: every text is a span of the report, every page the one it stands on."""

from __future__ import annotations

from dataclasses import FrozenInstanceError, replace

import pytest

from corpus import Block, Box, Footnote, Marker, Page, Passage, Place, Report

#       0         1         2
#       012345678901234567890123
TEXT = "Kop\n\nEen zin. Twee.\n\nSlot"
PAGES = (Page(1, 0, 14, "i"), Page(2, 14, 14, "ii"), Page(3, 14, 25, "1"))
REPORT = Report(
    id="brief",
    title="Brief",
    sha256="a1",
    text=TEXT,
    pages=PAGES,
    blocks=(Block("heading", 0, 3, ("Kop",)), Block("paragraph", 5, 19, ("Kop",))),
)


def number_at(report: Report, offset: int) -> int | None:
    page = report.page_at(offset)
    return page.number if page else None


def test_a_character_stands_on_the_page_whose_span_holds_it() -> None:
    assert [number_at(REPORT, at) for at in (0, 5, 13, 14, 24)] == [1, 1, 1, 3, 3]


def test_nothing_stands_on_an_empty_page() -> None:
    assert all(number_at(REPORT, at) != 2 for at in range(len(TEXT)))


def test_the_end_of_the_text_is_on_the_last_page() -> None:
    assert number_at(REPORT, len(TEXT)) == 3


def test_an_empty_first_page_holds_no_character() -> None:
    report = Report("r", "t", "0", "Een.", pages=(Page(1, 0, 0), Page(2, 0, 4)))
    assert [number_at(report, at) for at in range(4)] == [2, 2, 2, 2]


def test_a_report_without_pages_has_no_page_anywhere() -> None:
    report = replace(REPORT, pages=())
    assert report.page_at(0) is None
    assert Passage(report, 5, 13).first_page is None
    assert Passage(report, 5, 13).last_page is None


def test_the_page_keeps_its_printed_label() -> None:
    page = REPORT.page_at(20)
    assert page is not None
    assert page.label == "1"


def test_a_passage_is_the_exact_words_of_its_span() -> None:
    passage = Passage(REPORT, 5, 13, ("Kop",))
    assert passage.text == "Een zin."
    assert passage.section == ("Kop",)


def test_a_passage_over_a_page_break_begins_and_ends_on_its_pages() -> None:
    passage = Passage(REPORT, 5, 19)
    assert passage.text == "Een zin. Twee."
    assert (passage.first_page, passage.last_page) == (1, 3)


def test_a_passage_that_ends_where_a_page_ends_does_not_stand_on_the_next() -> None:
    assert (Passage(REPORT, 5, 14).first_page, Passage(REPORT, 5, 14).last_page) == (1, 1)


def test_an_empty_passage_stands_on_the_page_of_its_place() -> None:
    assert (Passage(REPORT, 14, 14).first_page, Passage(REPORT, 14, 14).last_page) == (3, 3)


def test_a_part_of_a_line_has_its_part_of_the_box() -> None:
    line = Place(10, 20, 2, Box(100, 50, 200, 60))  # ten characters of ten points
    assert line.clipped(12, 15) == Place(12, 15, 2, Box(120, 50, 150, 60))
    assert line.clipped(0, 15) == Place(10, 15, 2, Box(100, 50, 150, 60))
    assert line.clipped(0, 99) == line


LINES = (
    Place(0, 10, 1, Box(100, 50, 200, 60)),
    Place(11, 21, 1, Box(100, 62, 200, 72)),
    Place(21, 31, 2, Box(100, 50, 200, 60)),
)


@pytest.mark.parametrize(
    ("span", "places"),
    [
        ((0, 10), [LINES[0]]),
        ((2, 4), [Place(2, 4, 1, Box(120, 50, 140, 60))]),
        ((8, 13), [Place(8, 10, 1, Box(180, 50, 200, 60)), Place(11, 13, 1, Box(100, 62, 120, 72))]),
        ((10, 11), []),
        ((16, 21), [Place(16, 21, 1, Box(150, 62, 200, 72))]),
        ((21, 26), [Place(21, 26, 2, Box(100, 50, 150, 60))]),
        ((0, 40), list(LINES)),
        ((31, 40), []),
    ],
)
def test_a_span_stands_in_the_boxes_of_its_lines(span: tuple[int, int], places: list[Place]) -> None:
    report = Report("r", "t", "0", "x" * 40, places=LINES)
    assert report.places_of(*span) == places


def test_a_report_without_places_has_none_anywhere() -> None:
    assert REPORT.places_of(0, len(TEXT)) == []


NOTED = Report(
    id="brief",
    title="Brief",
    sha256="a1",
    text="Hier is zin een. Daar is zin twee.\n\nJaar\t2019\n\n1 Noot een.\n\n2 Noot twee.",
    pages=(Page(1, 0, 47), Page(2, 47, 72)),
    blocks=(
        Block("paragraph", 0, 34),
        Block("row", 36, 45),
        Block("footnote", 47, 58),
        Block("footnote", 60, 72),
    ),
    markers=(
        Marker(15, "1", 47, 58),
        Marker(20, "2", 60, 72),
        Marker(33, "1", 47, 58),
        Marker(44, "2", 60, 72),
    ),
)
FIRST, SECOND = Footnote(NOTED, "1", 47, 58), Footnote(NOTED, "2", 60, 72)


@pytest.mark.parametrize(
    ("span", "notes"),
    [
        ((0, 15), []),
        ((0, 16), [FIRST]),
        ((17, 34), [SECOND, FIRST]),
        ((0, 34), [FIRST, SECOND]),
        ((15, 16), [FIRST]),
        ((47, 72), []),
    ],
)
def test_a_span_has_the_footnotes_that_it_refers_to(span: tuple[int, int], notes: list[Footnote]) -> None:
    assert NOTED.footnotes_of(*span) == notes


def test_a_footnote_knows_its_words_page_and_sentences() -> None:
    assert (FIRST.text, FIRST.words, FIRST.page) == ("1 Noot een.", "Noot een.", 2)
    assert [NOTED.text[slice(*span)] for span in FIRST.sentences] == ["Hier is zin een.", "Daar is zin twee."]
    assert [NOTED.text[slice(*span)] for span in SECOND.sentences] == ["Daar is zin twee.", "2019"]


def test_all_footnotes_stand_in_order() -> None:
    assert NOTED.footnotes == [FIRST, SECOND]
    untied = replace(NOTED, markers=NOTED.markers[1:2])
    assert [(note.number, note.sentences) for note in untied.footnotes] == [("", []), ("2", [(17, 34)])]


def test_a_heading_is_one_sentence() -> None:
    blocks = (Block("heading", 0, 34), *NOTED.blocks[1:])
    assert replace(NOTED, blocks=blocks).footnotes[0].sentences == [(0, 34)]


def test_a_character_stands_in_its_block() -> None:
    assert [NOTED.block_at(at) for at in (0, 33, 34, 36)] == [NOTED.blocks[0]] * 2 + [None, NOTED.blocks[1]]


def test_reports_are_equal_when_their_id_and_file_are() -> None:
    again = Report(id="brief", title="Brief", sha256="a1", text="anders gelezen", date="2020")
    assert again == REPORT
    assert hash(again) == hash(REPORT)
    assert replace(REPORT, id="bijlage") != REPORT
    assert replace(REPORT, sha256="b2") != REPORT


def test_the_same_words_in_two_places_are_two_passages() -> None:
    report = Report("r", "t", "0", "Ja. Ja.")
    first, second = Passage(report, 0, 3), Passage(report, 4, 7)
    assert first.text == second.text
    assert first != second
    assert len({first, second, Passage(report, 0, 3)}) == 2


def test_the_same_place_in_two_reports_is_two_passages() -> None:
    assert Passage(Report("a", "t", "0", "Ja."), 0, 3) != Passage(Report("b", "t", "0", "Ja."), 0, 3)


def test_nothing_of_a_report_can_be_changed() -> None:
    with pytest.raises(FrozenInstanceError):
        REPORT.text = "anders"  # type: ignore[misc]
    with pytest.raises(FrozenInstanceError):
        Passage(REPORT, 0, 3).start = 1  # type: ignore[misc]


def test_a_report_shows_itself_without_its_text() -> None:
    assert "Een zin" not in repr(REPORT)
    assert "id='brief'" in repr(REPORT)
