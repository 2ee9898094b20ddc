"""How deep headings are: by the contents, by numbers, by print."""

from __future__ import annotations

from corpus.pdf.outline import Style, Title, depths_of
from tests.corpus.pdfs import BOLD, Show, drafted, lines

TEXT = ["Een alinea met gewone tekst, die langer is dan een enkele regel en dus doorgaat op", "de volgende."]
BOLD_TEN, ITALIC_TEN, BOLD_TWELVE = Style(-10, 0), Style(-10, 2), Style(-12, 0)


def depths(*titles: str, style: Style = BOLD_TEN) -> list[int]:
    return depths_of([Title(text, style) for text in titles])


def test_figures_with_more_parts_are_deeper_in_the_same_print() -> None:
    assert depths("1 Inleiding", "1.1 Doel", "1.1.1 Kort", "1.2 Vorm", "2 Aanpak", "2.1 Doel") == [
        1, 2, 3, 2, 1, 2,
    ]  # fmt: skip


def test_what_stands_between_two_numbers_is_under_the_first() -> None:
    titles = ["Samenvatting", "1. Een", "Waarom", "Hoe", "2. Twee", "Waarom", "3. Drie"]
    assert depths(*titles) == [1, 1, 2, 2, 1, 2, 1]


def test_after_the_last_number_the_same_print_is_as_deep_as_it_was_before() -> None:
    assert depths("1. Een", "Waarom", "2. Twee", "Waarom") == [1, 2, 1, 2]
    assert depths("1. Een", "2. Twee", "Slot") == [1, 1, 1]


def test_figures_go_on_under_letters_and_begin_again_under_an_annex() -> None:
    titles = [
        "A. Deel",
        "1. Een",
        "2. Twee",
        "B. Deel",
        "3. Drie",
        "Bijlage 1",
        "1. Een",
        "2. Twee",
        "Bijlage 2",
    ]
    assert depths(*titles) == [1, 2, 2, 1, 2, 1, 2, 2, 1]


def test_letters_under_the_last_figure_are_as_deep_as_under_the_first() -> None:
    assert depths("1. Een", "A. x", "B. y", "2. Twee", "A. x", "B. y") == [1, 2, 2, 1, 2, 2]


def test_one_of_a_series_in_another_print_is_as_deep_as_the_others() -> None:
    titles = [("1. Een", ITALIC_TEN), ("2. Twee", BOLD_TEN), ("3. Drie", ITALIC_TEN), ("Bijlage", BOLD_TEN)]
    outer = [("Titel", BOLD_TWELVE), *titles]
    assert depths_of([Title(text, style) for text, style in titles]) == [1, 1, 1, 1]
    assert depths_of([Title(text, style) for text, style in outer]) == [1, 2, 2, 2, 2]


def test_larger_print_ends_a_series() -> None:
    titles = [("1. Een", BOLD_TEN), ("2. Twee", BOLD_TEN), ("Deel", BOLD_TWELVE), ("3. Drie", BOLD_TEN)]
    assert depths_of([Title(text, style) for text, style in titles]) == [1, 1, 1, 1]


def test_what_the_contents_leave_out_is_under_what_they_name() -> None:
    titles = [
        Title("Inhoud", BOLD_TEN),
        Title("Inleiding", BOLD_TEN, listed=1),
        Title("Aanleiding", BOLD_TEN),
        Title("Aanpak", BOLD_TEN, listed=1),
        Title("Doel", BOLD_TEN, listed=2),
        Title("Kort", BOLD_TEN),
        Title("Kosten", ITALIC_TEN, listed=2),
        Title("Bijlage", BOLD_TWELVE, listed=1),
    ]
    assert depths_of(titles) == [1, 1, 2, 1, 2, 3, 2, 1]


def document(*entries: tuple[str, float]) -> list[tuple[int, str]]:
    """The headings of a file whose contents are set in by so much, and whose titles are all bold."""
    contents = [
        Show(f"{title} ........................ {at + 2}", x=x, y=700 - 14 * at)
        for at, (title, x) in enumerate(entries)
    ]
    pages = [
        [
            Show(title, y=760, font=BOLD),
            *lines(*TEXT, top=736),
            Show("Meer", y=690, font=BOLD),
            *lines(*TEXT, top=666),
        ]
        for title, _ in entries
    ]
    return [(b.level, b.text) for b in drafted(contents, *pages).blocks if b.kind == "heading"]


def test_contents_set_in_tell_depths() -> None:
    assert document(("Aanpak", 70), ("Doel", 90), ("Vorm", 90), ("Kosten", 70)) == [
        (1, "Aanpak"),
        (2, "Meer"),
        (2, "Doel"),
        (3, "Meer"),
        (2, "Vorm"),
        (3, "Meer"),
        (1, "Kosten"),
        (2, "Meer"),
    ]  # fmt: skip


def test_contents_in_one_column_tell_none() -> None:
    assert {level for level, _ in document(("Aanpak", 70), ("Doel", 70), ("Vorm", 70), ("Kosten", 70))} == {1}
