"""What the encoder sees of a passage."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from corpus import Passage, Report
from qa.units import Units, heading, units_of

TEXT = "Kop\n\nDe korpschef koopt bodycams. Het verzuim daalde tot 6,2%."


def passage(text: str, start: int = 0, section: tuple[str, ...] = ("Kop",)) -> Passage:
    report = Report("r", "Titel", "00", text, language="nl")
    return Passage(report, start, len(text), section)


def test_heading_is_the_innermost_two_as_words() -> None:
    assert heading(passage("x", section=("A", "B", "C"))) == "B. C. "
    assert heading(passage("x", section=("A",))) == "A. "
    assert heading(passage("x", section=())) == ""


def test_sentences_are_spans_of_the_report_and_not_of_the_passage() -> None:
    units = units_of(passage(TEXT, start=5))
    assert units.sentences == ((5, 33), (34, 62))
    assert TEXT[5:33] == "De korpschef koopt bodycams."
    assert TEXT[34:62] == "Het verzuim daalde tot 6,2%."


def test_a_passage_is_embedded_whole_and_then_by_sentence_each_after_its_headings() -> None:
    units = units_of(passage(TEXT, start=5))
    assert units.texts == [
        "Kop. De korpschef koopt bodycams. Het verzuim daalde tot 6,2%.",
        "Kop. De korpschef koopt bodycams.",
        "Kop. Het verzuim daalde tot 6,2%.",
    ]
    assert units.count == 3


def test_a_passage_of_one_sentence_is_embedded_once() -> None:
    units = units_of(passage("De korpschef koopt bodycams.", section=()))
    assert units.texts == ["De korpschef koopt bodycams."]
    assert units.sentences == ((0, 28),)
    assert units.count == 1


def test_a_passage_without_sentences_is_one_by_itself() -> None:
    units = units_of(passage("   "))
    assert units.sentences == ((0, 3),)
    assert units.count == 1


def row(text: str, *heads: str) -> Passage:
    return Passage(Report("r", "Titel", "00", text, language="nl"), 0, len(text), ("Kop",), heads)


def test_a_table_row_s_sentences_are_its_cells_each_after_its_column_s_head() -> None:
    units = units_of(row("Blue View\tVersie 4.0.\tSinds 2019", "Systeem", "Stand", "Tijd"))
    assert units.sentences == ((0, 9), (10, 21), (22, 32))
    assert units.texts == [
        "Kop. Systeem: Blue View; Stand: Versie 4.0.; Tijd: Sinds 2019",
        "Kop. Systeem: Blue View",
        "Kop. Stand: Versie 4.0.",
        "Kop. Tijd: Sinds 2019",
    ]


def test_an_empty_cell_is_passed_over_and_the_others_keep_their_heads() -> None:
    units = units_of(row("Blue View\t\tSinds 2019", "Systeem", "Stand", "Tijd"))
    assert units.sentences == ((0, 9), (11, 21))
    assert units.texts[1:] == ["Kop. Systeem: Blue View", "Kop. Tijd: Sinds 2019"]
    assert units.count == 3


def test_a_cell_without_a_head_stands_alone() -> None:
    units = units_of(row("Blue View\tVersie 4.0.", "Systeem"))
    assert units.texts[1:] == ["Kop. Systeem: Blue View", "Kop. Versie 4.0."]


def test_a_row_of_one_cell_is_embedded_once() -> None:
    units = units_of(row("\tVersie 4.0.\t", "Systeem", "Stand", "Tijd"))
    assert units.texts == ["Kop. Stand: Versie 4.0."]
    assert (units.sentences, units.count) == (((1, 12),), 1)


def test_sentences_of_a_large_cell_are_embedded_after_its_heads() -> None:
    units = units_of(row("De korpschef koopt bodycams. Het verzuim daalde tot 6,2%.", "Blue View", "Stand"))
    assert units.texts[1:] == [
        "Kop. Blue View. Stand. De korpschef koopt bodycams.",
        "Kop. Blue View. Stand. Het verzuim daalde tot 6,2%.",
    ]


@settings(deadline=None)
@given(st.text("ab. \t\n", min_size=1), st.lists(st.sampled_from(["", "Kop"]), max_size=4))
def test_a_passage_has_as_many_vectors_as_it_counts(text: str, heads: list[str]) -> None:
    units = units_of(row(f"x{text}", *heads))
    assert units.count == len(units.texts)
    for start, end in units.sentences:
        assert 0 <= start < end <= len(text) + 1
        assert "\t" not in f"x{text}"[start:end]


def test_count_is_the_number_of_texts() -> None:
    whole = passage("abcdef")
    for sentences in (((0, 6),), ((0, 3), (3, 6)), ((0, 2), (2, 4), (4, 6))):
        units = Units(whole, sentences)
        assert units.count == len(units.texts)
