"""The numbers of headings, and which of them make a series."""

from __future__ import annotations

import pytest

from corpus.pdf.numbering import follows, numbers_of, series_of


def kinds(text: str) -> dict[str, tuple[int, ...]]:
    return {number.kind: number.value for number in numbers_of(text)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("3. Aanpak", {"1": (3,)}),
        ("3 Aanpak", {"1": (3,)}),
        ("3.Aanpak", {"1": (3,)}),
        ("2.1 Aanpak", {"1.1": (2, 1)}),
        ("2.1.4. aanpak", {"1.1.1": (2, 1, 4)}),
        ("B.2 Aanpak", {"A.1": (2, 2)}),
        ("B. Aanpak", {"A": (2,)}),
        ("b) aanpak", {"a": (2,)}),
        ("IV. Aanpak", {"I": (4,)}),
        ("IX Aanpak", {"I": (9,)}),
        ("I. Aanpak", {"I": (1,), "A": (9,)}),
        ("(2) Aanpak", {"(1)": (2,)}),
        ("(i) aanpak", {"(i)": (1,), "(a)": (9,)}),
        ("Bijlage 2: Aanpak", {"bijlage1": (2,)}),
        ("Hoofdstuk IV Aanpak", {"hoofdstuki": (4,)}),
        ("Annex B", {"annexa": (2,)}),
        ("Artikel 8 Aanpak", {"artikel1": (8,)}),
    ],
)
def test_what_a_number_may_be(text: str, expected: dict[str, tuple[int, ...]]) -> None:
    assert kinds(text) == expected


@pytest.mark.parametrize(
    "text", ["24 maart", "35 538 Titel", "112-platform", "Deelname 3", "Bijlagen", "XTC in beeld", "A4", "3"]
)
def test_what_is_no_number(text: str) -> None:
    assert kinds(text) == {}


@pytest.mark.parametrize(
    ("before", "after", "steps"),
    [
        ((1,), (2,), 1),
        ((1,), (4,), 3),
        ((1,), (5,), 0),
        ((2,), (2,), 0),
        ((2,), (1,), 0),
        ((1, 2), (1, 3), 1),
        ((1, 2), (2, 1), 1),
        ((1, 2), (2, 3), 2),
        ((1,), (1, 1), 0),
    ],
)
def test_how_far_a_number_is_after_another(
    before: tuple[int, ...], after: tuple[int, ...], steps: int
) -> None:
    assert follows(before, after) == steps


def series(*texts: str) -> list[int]:
    """For each title the place of the first in its series, -1 where it is in none."""
    found = series_of([(text, "bold") for text in texts])
    return [own.places[0] if own else -1 for own in found]


def test_numbers_go_on_over_letters_and_begin_again() -> None:
    titles = [
        "A. Eerst",
        "1. Een",
        "2. Twee",
        "B. Dan",
        "3. Drie",
        "Bijlage 1",
        "1. Een",
        "2. Twee",
        "3. Drie",
    ]
    assert series(*titles) == [0, 1, 1, 0, 1, 5, 6, 6, 6]


def test_an_i_is_what_the_others_are() -> None:
    assert series(*(f"{letter}. Titel" for letter in "ABCDEFGHIJ")) == [0] * 10
    assert series("I. Eerst", "II. Tweede", "III. Derde", "IV. Vierde", "V. Vijfde") == [0] * 5


def test_one_number_alone_is_no_series() -> None:
    assert series("Inleiding", "1. Enig", "Slot", "Bijlage 1") == [-1, -1, -1, 3]


def test_of_two_series_print_tells_which_goes_on() -> None:
    titles = [("1 Een", "large"), ("1. Een", "small"), ("2. Twee", "small"), ("2 Twee", "large")]
    titles += [("1. Een", "small"), ("2. Twee", "small"), ("3 Drie", "large")]
    found = series_of(titles)
    assert [own.places[0] if own else -1 for own in found] == [0, 1, 1, 0, 4, 4, 0]
