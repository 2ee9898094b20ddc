"""Raised digits in a text: which may be markers, and the text without them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.raised import Mark, as_marker, bare, marks_in, put_back, taken_out, without

SURE = as_marker("1", "n1")


def left(text: str) -> str:
    """The text without all that may be markers in it."""
    return taken_out(text)[0]


def test_a_raised_digit_may_be_a_marker() -> None:
    assert marks_in("Dat bleek.¹² En meer.") == [Mark(10, 12, "12")]


def test_what_the_file_says_is_a_marker_is_sure() -> None:
    assert marks_in(f"Dat bleek{SURE}.") == [Mark(9, 9 + len(SURE), "1", "n1", sure=True)]
    assert bare(f"Dat bleek{SURE}.²") == "Dat bleek.²"


@pytest.mark.parametrize(
    "text", ["50 m²", "50m²", "3 km²", "2 dm³ water", "per hm²", "een isotoop ¹³C", "¹³C"]
)
def test_powers_of_units_and_numbers_before_a_word_are_none(text: str) -> None:
    assert marks_in(text) == []


@pytest.mark.parametrize("text", ["10⁶", "2³²", "E = mc²", "x²", "artikel 10²", "(5²)", "de EU¹"])
def test_after_a_short_number_or_name_it_may_be_a_power(text: str) -> None:
    assert [mark.may_be_power for mark in marks_in(text)] == [True]


@pytest.mark.parametrize("text", ["team²", "2019¹", "1.250²", "zin.³", "zin ⁴", "het (ja)²", "systeem³ is"])
def test_after_a_word_a_year_or_a_stop_it_is_no_power(text: str) -> None:
    assert [mark.may_be_power for mark in marks_in(text)] == [False]


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Dat bleek.¹ En meer.", "Dat bleek. En meer."),
        ("Dat bleek ¹.", "Dat bleek."),
        ("Dat ¹ ³ bleek.", "Dat bleek."),
        ("Dat¹,² bleek¹, ja.", "Dat bleek, ja."),
        ("¹ Dat bleek.", "Dat bleek."),
        ("a ¹\t² b\tc²", "a\tb\tc"),
        (f"Dat{SURE}, {SURE} bleek{SURE}{SURE}.", "Dat bleek."),
    ],
)
def test_a_text_without_its_markers_keeps_single_spaces(text: str, plain: str) -> None:
    assert left(text) == plain


def test_each_place_is_where_the_marker_stood() -> None:
    text = "Een¹ twee ² drie.³"
    plain, places = without(text, marks_in(text))
    assert plain == "Een twee drie."
    assert [plain[:at] for at in places] == ["Een", "Een twee", "Een twee drie."]


def test_what_was_taken_out_can_be_put_back() -> None:
    plain, marks = taken_out(f"Een¹ zin{SURE} van 10⁶.")
    assert plain == "Een zin van 10."
    assert put_back(plain, marks) == f"Een¹ zin{SURE} van 10⁶."


@given(st.text(st.sampled_from("am .,\t1²³"), max_size=12))
def test_places_are_in_order_and_in_the_text(text: str) -> None:
    plain, places = without(text, marks_in(text))
    assert places == sorted(places)
    assert all(0 <= at <= len(plain) for at in places)
    assert [c for c in plain if c in "am.1"] == [c for c in text if c in "am.1"]
