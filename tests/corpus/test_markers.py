"""Footnote markers: one rule for all formats, and each tied to the right footnote."""

from __future__ import annotations

import pytest

from corpus.draft import DraftBlock, DraftMarker, Piece, footnote
from corpus.markers import with_markers
from corpus.raised import as_marker
from tests.corpus.making import block

NOTES = (footnote("1", "Een."), footnote("2", "Twee."))


def words(*drafted: DraftBlock) -> list[str]:
    """The words of all blocks but the footnotes."""
    return [one.text for one in with_markers(drafted) if one.kind != "footnote"]


def tied(*drafted: DraftBlock) -> list[tuple[str, int]]:
    """Each marker: the words up to the character it hangs on, and the footnote's place."""
    return [
        (one.text[: marker.at + 1], marker.footnote)
        for one in with_markers(drafted)
        for marker in one.markers
    ]


def on(page: int, *texts: str) -> DraftBlock:
    return block("paragraph", *((text, page) for text in texts))


def note_on(page: int, number: str) -> DraftBlock:
    return DraftBlock("footnote", (Piece(f"{number} Noot.", page),), number=number)


def test_a_marker_leaves_the_words_and_hangs_on_the_character_before_it() -> None:
    drafted = (block("paragraph", "Dat bleek.¹ En ² meer²."), *NOTES)
    assert words(*drafted) == ["Dat bleek. En meer."]
    assert tied(*drafted) == [("Dat bleek.", 0), ("Dat bleek. En", 1), ("Dat bleek. En meer", 1)]


def test_blocks_without_markers_are_the_same() -> None:
    plain = block("paragraph", "Het meet 50 m².")
    assert with_markers([plain, *NOTES])[0] is plain


def test_a_raised_digit_in_a_file_without_footnotes_stays() -> None:
    assert words(block("paragraph", "Dat bleek.¹")) == ["Dat bleek.¹"]


def test_raised_digits_that_count_are_markers_though_their_footnotes_are_lost() -> None:
    assert words(block("paragraph", "Een.¹ Twee.² Drie.³")) == ["Een. Twee. Drie."]


def test_a_marker_whose_footnote_is_lost_leaves_the_words_too() -> None:
    drafted = (block("paragraph", "Dat bleek.⁹ En 2019.¹"), *NOTES)
    assert words(*drafted) == ["Dat bleek. En 2019."]
    assert tied(*drafted) == [("Dat bleek. En 2019.", 0)]


@pytest.mark.parametrize("power", ["50 m²", "10²", "mc²", "10⁶"])
def test_powers_stay_where_something_else_refers_to_the_footnote(power: str) -> None:
    assert words(block("paragraph", f"Het is {power}, zei hij.²"), *NOTES) == [f"Het is {power}, zei hij."]


def test_digits_that_may_be_a_power_are_a_marker_where_nothing_else_refers_to_it() -> None:
    drafted = (block("paragraph", "Artikel 10² en 10⁶ en de OM¹ zin."), *NOTES)
    assert words(*drafted) == ["Artikel 10 en 10⁶ en de OM zin."]
    assert tied(*drafted) == [("Artikel 10", 1), ("Artikel 10 en 10⁶ en de OM", 0)]


def test_what_the_file_says_is_a_marker_always_leaves_the_words() -> None:
    assert words(block("paragraph", f"Het is 10{as_marker('7')}.")) == ["Het is 10."]


def test_numbers_that_begin_again_mean_the_next_footnote() -> None:
    chapter = (
        block("paragraph", "Een.¹"),
        footnote("1", "A."),
        block("paragraph", "Twee.¹"),
        footnote("1", "B."),
    )
    assert tied(*chapter, block("paragraph", "Slot.¹")) == [("Een.", 0), ("Twee.", 1), ("Slot.", 1)]


def test_a_marker_means_the_footnote_on_its_page() -> None:
    drafted = (note_on(1, "1"), on(1, "Een.¹"), on(2, "Twee.¹"), note_on(2, "1"), note_on(3, "1"))
    assert tied(*drafted) == [("Een.", 0), ("Twee.", 1)]


def test_a_paragraph_over_two_pages_means_the_footnotes_of_both() -> None:
    drafted = (note_on(1, "1"), block("paragraph", ("Een¹ zin ", 1), ("loopt¹ door.", 2)), note_on(2, "1"))
    assert tied(*drafted) == [("Een", 0), ("Een zin loopt", 1)]


def test_a_marker_does_not_take_the_footnote_of_another_page_that_has_its_own_marker() -> None:
    drafted = (on(1, "Een.¹"), on(2, "Twee.¹"), note_on(2, "1"))
    assert tied(*drafted) == [("Twee.", 0)]
    assert words(*drafted) == ["Een.", "Twee."]


def test_notes_at_the_end_of_a_file_with_pages() -> None:
    assert tied(on(1, "Een.¹"), on(2, "Twee.²"), note_on(9, "1"), note_on(9, "2")) == [
        ("Een.", 0),
        ("Twee.", 1),
    ]


def test_two_footnotes_of_one_number_on_a_page_are_taken_in_turn() -> None:
    assert tied(on(1, "Een.¹ Twee.¹"), note_on(1, "1"), note_on(1, "1")) == [("Een.", 0), ("Een. Twee.", 1)]


def test_a_name_tells_footnotes_of_one_number_apart() -> None:
    notes = (footnote("1", "A.", "a"), footnote("1", "B.", "b"))
    text = f"Een.{as_marker('1', 'b')} Twee.{as_marker('1', 'a')} Drie.{as_marker('1', 'weg')}"
    assert tied(block("paragraph", text), *notes) == [("Een.", 1), ("Een. Twee.", 0)]


def test_a_marker_between_two_pieces() -> None:
    drafted = (block("paragraph", "Dat bleek. ", "¹ En meer."), *NOTES)
    assert words(*drafted) == ["Dat bleek. En meer."]
    assert tied(*drafted) == [("Dat bleek.", 0)]


def test_a_marker_before_the_words_hangs_on_the_first() -> None:
    row = block("row", "2019\t¹ 32")
    assert words(row, *NOTES) == ["2019\t32"]
    assert tied(row, *NOTES) == [("2019\t3", 0)]


def test_what_the_head_of_a_column_refers_to_its_cells_do() -> None:
    rows = [
        DraftBlock("row", (Piece(cells),), heads=("Jaar", "Fte¹", "m²"))
        for cells in ("2019\t32\t5", "2020\t\t6")
    ]
    found = with_markers([*rows, *NOTES])
    assert [one.heads for one in found[:2]] == [("Jaar", "Fte", "m²")] * 2
    assert [one.markers for one in found[:2]] == [(DraftMarker(6, 0),), ()]


def test_a_footnote_can_refer_to_another() -> None:
    found = with_markers([footnote("1", "Zie ook noot.²"), footnote("2", "Zie daar.")])
    assert found[0].text == "1 Zie ook noot."
    assert found[0].markers == (DraftMarker(14, 1),)
