"""Margin blocks, headers, footers and page numbers: out of the text, and kept apart."""

from __future__ import annotations

import pytest

from corpus.draft import Draft
from tests.corpus.pdfs import Show, drafted, lines


def body(number: int) -> list[Show]:
    texts = [
        f"Op bladzijde {number} staat regel {n} van een tekst die over de hele breedte loopt en"
        for n in range(20)
    ]
    return lines(*texts, "daar ook eindigt.", x=70, top=720)


def words(draft: Draft) -> str:
    return "\n".join(block.text for block in draft.blocks)


@pytest.mark.parametrize(
    "label", ["Pagina {n} van 3", "{n} | 3", "{n}", "- {n} -", "Jaarverslag 2020 | {n}", "blz. {n}"]
)
def test_page_numbers(label: str) -> None:
    pages = [[*body(n), Show(label.format(n=n), x=400, y=40, size=8)] for n in (1, 2, 3)]
    draft = drafted(*pages)
    assert label.format(n=2) not in words(draft).split("\n")
    assert label.format(n=2) in draft.furniture
    assert "Op bladzijde 2 staat regel 0" in words(draft)


def test_a_running_header() -> None:
    pages = [[Show("Ministerie van Voorbeelden", y=800, size=8), *body(n)] for n in (1, 2, 3)]
    draft = drafted(*pages)
    assert "Voorbeelden" not in words(draft)
    assert list(draft.furniture) == ["Ministerie van Voorbeelden"]


def test_a_line_of_the_text_that_repeats_in_a_short_file_stays() -> None:
    pages = [[Show("Antwoord", y=735), *body(n)] for n in (1, 2)]
    assert words(drafted(*pages)).count("Antwoord") == 2


def test_a_masthead_that_the_footers_repeat_is_furniture() -> None:
    footers = [Show(f"Voorbeeldblad, jaargang 2019-2020, nr. 4 {n}", y=40, size=8) for n in range(1, 8)]
    pages = [[*body(n), footer] for n, footer in enumerate(footers, 1)]
    pages[0] += [Show("Een grote titel", y=800, size=18), Show("Jaargang 2019-2020", y=760)]
    draft = drafted(*pages)
    assert "Jaargang" not in words(draft)
    assert "Een grote titel" in words(draft)


def test_what_stands_at_the_top_once_stays() -> None:
    pages = [[Show("Alleen op de eerste bladzijde.", y=800), *body(1)], body(2), body(3)]
    assert "Alleen op de eerste bladzijde." in words(drafted(*pages))


def test_a_margin_block() -> None:
    block = lines("Afdeling Proeven", "Datum", "29 mei 2020", x=490, top=719, size=6.5, pitch=9)
    draft = drafted([*body(1), *block], [*body(2), *block])
    assert "Afdeling" not in words(draft)
    assert list(draft.furniture) == ["Afdeling Proeven", "Datum", "29 mei 2020"]


def test_turned_text_in_the_margin() -> None:
    draft = drafted([*body(1), Show("Concept", x=30, y=300, turned=90)])
    assert "Concept" not in words(draft)
    assert "Concept" in draft.furniture


def test_footnotes_alike_are_no_footers() -> None:
    pages = [[*body(n), *lines(f"{n}. Kamerstuk 29628, nr. {880 + n}.", top=60, size=7)] for n in (1, 2, 3)]
    kinds = [block.kind for block in drafted(*pages).blocks]
    assert kinds.count("footnote") == 3


def test_title_and_labels() -> None:
    draft = drafted(body(1), body(2), title="Een rapport")
    assert draft.stated == {"title": "Een rapport"}
    assert list(draft.labels) == ["1", "2"]


@pytest.mark.parametrize(
    "title", ["", "None", "Microsoft Word - brief.docx", "brief.pdf", "Untitled", "untitled"]
)
def test_titles_that_are_none(title: str) -> None:
    assert drafted(body(1), title=title).stated == {}
