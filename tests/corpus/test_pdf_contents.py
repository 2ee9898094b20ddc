"""Tables of contents, also without dots between title and page."""

from __future__ import annotations

from tests.corpus.pdfs import Show, blocks, drafted, lines

TITLES = ["Inleiding", "Aanpak", "Uitkomsten", "Wat mensen zeggen", "Kosten", "Slot"]
PAGES = ["2", "3", "3", "4", "7", "8"]
REST = [lines(f"Hier staat de tekst van bladzijde {n}, een korte zin.") for n in range(2, 9)]


def entries(titles: list[str], pages: list[str]) -> list[Show]:
    shows = [Show(title, y=640 - 14 * at) for at, title in enumerate(titles)]
    return shows + [Show(page, x=500, y=640 - 14 * at) for at, page in enumerate(pages)]


def test_under_a_title_three_lines_are_enough() -> None:
    page = [Show("Inhoudsopgave", y=660, size=14), *entries(TITLES[:3], PAGES[:3])]
    assert blocks(drafted(page, *REST))[:4] == [
        ("heading", "Inhoudsopgave"),
        ("contents", "Inleiding 2"),
        ("contents", "Aanpak 3"),
        ("contents", "Uitkomsten 3"),
    ]


def test_without_a_title_there_are_more() -> None:
    kinds = [kind for kind, _ in blocks(drafted(entries(TITLES, PAGES), *REST))]
    assert kinds[:6] == ["contents"] * 6
    assert kinds.count("contents") == 6


def test_an_entry_of_two_lines() -> None:
    page = [
        Show("Inhoud", y=660, size=14),
        *entries(["Inleiding", "Een lange titel", "die doorgaat", "Slot"], ["2"]),
    ]
    page += [Show("5", x=500, y=612), Show("8", x=500, y=598)]
    assert blocks(drafted(page, *REST))[1:4] == [
        ("contents", "Inleiding 2"),
        ("contents", "Een lange titel die doorgaat 5"),
        ("contents", "Slot 8"),
    ]


def test_a_table_of_figures_is_none() -> None:
    figures = ["120", "96", "310", "4", "7", "8"]
    assert [kind for kind, _ in blocks(drafted(entries(TITLES, figures), *REST))][:6] == ["row"] * 6
