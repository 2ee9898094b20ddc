"""What the encoder sees of a passage."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from corpus import Block, Marker, Passage, Report
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


def begun(units: Units) -> list[str]:
    """What the encoder sees of the passage, cut where the sentences begin; first what is before them."""
    text = units.texts[0]
    edges = [0, *units.begins, len(text)]
    return [text[start:end] for start, end in pairwise(edges)]


def test_each_sentence_begins_where_it_stands_in_the_first_of_the_texts() -> None:
    assert begun(units_of(passage(TEXT, start=5))) == [
        "Kop. ",
        "De korpschef koopt bodycams. ",
        "Het verzuim daalde tot 6,2%.",
    ]
    assert begun(units_of(passage("De korpschef koopt bodycams.", section=()))) == [
        "",
        "De korpschef koopt bodycams.",
    ]


def test_each_cell_begins_with_its_column_s_head() -> None:
    assert begun(units_of(row("Blue View\t\tSinds 2019", "Systeem", "Stand", "Tijd"))) == [
        "Kop. ",
        "Systeem: Blue View; ",
        "Tijd: Sinds 2019",
    ]


def test_a_large_cell_s_heads_stand_before_its_sentences() -> None:
    units = units_of(row("De korpschef koopt bodycams. Het verzuim daalde tot 6,2%.", "Blue View", "Stand"))
    assert begun(units)[0] == "Kop. Blue View. Stand. "
    assert begun(units)[1:] == ["De korpschef koopt bodycams. ", "Het verzuim daalde tot 6,2%."]


def noted(words: str, note: str, *, marker: int | None) -> Units:
    """The passage of a footnote that hangs on a character of a paragraph, or on none."""
    start = len(words) + 2
    span = (start, start + len(note))
    report = Report(
        "r",
        "Titel",
        "00",
        f"{words}\n\n{note}",
        language="nl",
        blocks=(Block("paragraph", 0, len(words), ("Kop",)), Block("footnote", *span, ("Kop",))),
        markers=() if marker is None else (Marker(marker, "1", *span),),
    )
    return units_of(Passage(report, *span, ("Kop",)))


def test_a_footnote_is_embedded_after_the_sentence_that_refers_to_it() -> None:
    words = "De korpschef koopt bodycams. Het verzuim daalde. De jassen zijn er nu ook."
    units = noted(words, "1 Exclusief zwangerschap. Zie ook elders.", marker=words.index("verzuim"))
    assert units.texts == [
        "Kop. Het verzuim daalde. 1 Exclusief zwangerschap. Zie ook elders.",
        "Kop. Het verzuim daalde. 1 Exclusief zwangerschap.",
        "Kop. Het verzuim daalde. Zie ook elders.",
    ]
    assert begun(units) == ["Kop. Het verzuim daalde. ", "1 Exclusief zwangerschap. ", "Zie ook elders."]
    assert units.passage.text == "1 Exclusief zwangerschap. Zie ook elders."  # what is shown stays its own


def test_a_footnote_that_nothing_refers_to_is_embedded_alone() -> None:
    units = noted("De korpschef koopt bodycams.", "1 Exclusief zwangerschap.", marker=None)
    assert units.texts == ["Kop. 1 Exclusief zwangerschap."]


def test_of_a_very_long_sentence_a_footnote_is_embedded_after_its_end() -> None:
    words = f"Dat {'heel ' * 200}veel is."
    (text,) = noted(words, "1 Exclusief zwangerschap.", marker=3).texts
    assert text.endswith("heel heel veel is. 1 Exclusief zwangerschap.")
    assert 100 < len(text) < len(words) // 2


@given(st.text("ab. \t\n", min_size=1), st.lists(st.sampled_from(["", "Kop"]), max_size=4))
def test_from_where_a_sentence_begins_its_words_come(text: str, heads: list[str]) -> None:
    units = units_of(row(f"x{text}", *heads))
    before, *sentences = begun(units)
    assert before.startswith("Kop. ")
    for seen, (start, end) in zip(sentences, units.sentences, strict=True):
        assert units.passage.report.text[start:end] in seen


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
