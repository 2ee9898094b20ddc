"""Boxes: where each line's words stand on the page as it is shown."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import astuple
from pathlib import Path

import pytest

from corpus.draft import CanonicalText, Draft, lay_out
from corpus.pdf import read_pdf
from corpus.types import Box, Place
from tests.corpus.pdfs import VERA, Show, drafted, lines, pdf

GROWN = 1.5  # points
FILES = [
    ("reports/pdf/2019-12-halfjaarbericht-politie-bijlage-1.pdf", 0.99),
    ("reports/pdf/2020-05-29-halfjaarbericht-politie.pdf", 0.99),
    ("reports/pdf/2021-12-02-halfjaarbericht-politie-bijlage-2.pdf", 0.99),
    ("pdfs/dpia-coronamelder-vws-2020.pdf", 0.97),
    ("pdfs/eerste-kamer-nota-36154-bedrag-ineens.pdf", 0.97),
    ("pdfs/kamerbrief-verzamelbrief-luchtvaart-ienw-2023.pdf", 0.97),
    ("pdfs/kamerstuk-35538-4-raad-van-state-2020.pdf", 0.97),
    ("pdfs/kamervragen-2024-1949-heenzenden-jeugdige-criminelen-jenv.pdf", 0.97),
]


def boxed(draft: Draft) -> list[tuple[str, list[float] | None]]:
    pieces = (piece for block in draft.blocks for piece in block.pieces)
    return [(piece.text, _rounded(piece.box)) for piece in pieces]


def _rounded(box: Box | None) -> list[float] | None:
    return None if box is None else [round(side, 1) for side in astuple(box)]


def test_the_box_of_a_line() -> None:
    # 842 - 700 = 142; 10 pt letters rise 8 pt and hang 2.2 pt; "Dit is het." is 41.7 pt wide.
    assert boxed(drafted(lines("Dit is het."))) == [("Dit is het.", [70.0, 134.0, 111.7, 144.2])]


def test_a_broken_word_has_a_half_in_each_line() -> None:
    found = boxed(
        drafted(lines("Dit is een lange regel tekst over opspo\u00ad", "ring in het land.", font=VERA))
    )
    assert [text for text, _ in found] == ["Dit is een lange regel tekst over opspo", "ring in het land."]
    assert [box[1] for _, box in found if box] == [134.0, 146.0]


def test_the_end_of_a_word_broken_over_a_page_has_no_box() -> None:
    full = "Dit is een volle regel tekst van een alinea die tot aan de rechterkant van de pagina gaat"
    draft = drafted(
        lines(full, f"{full[:-12]} gebro\u00ad", top=130), lines("ken woord op de volgende pagina.")
    )
    assert boxed(draft)[2] == ("ken ", None)
    assert [piece.page for piece in draft.blocks[0].pieces] == [1, 1, 1, 2]


def test_spaces_and_bullets() -> None:
    page = [Show("•", x=60), Show("  Een punt.  ", x=72)]
    ((text, box),) = boxed(drafted(page))
    assert text == "• Een punt."
    assert box is not None
    assert (box[0], box[2]) == (60.0, 120.4)  # the words begin two spaces (5.56 pt) further on


@pytest.mark.parametrize(("turn", "x", "y"), [(90, 100, 100), (180, 495, 100), (270, 742, 495)])
def test_a_page_that_is_shown_turned(turn: int, x: float, y: float) -> None:
    draft = read_pdf(pdf([Show("Dit is het.", x=x, y=y, turned=turn)], rotate=turn))
    assert boxed(draft) == [("Dit is het.", [100.0, 92.0, 141.7, 102.2])]


def test_a_page_that_is_cropped() -> None:
    draft = read_pdf(pdf([Show("Dit is het.")], crop=(20, 30, 575, 800)))
    assert boxed(draft) == [("Dit is het.", [50.0, 92.0, 91.7, 102.2])]


@pytest.mark.parametrize(("name", "least"), FILES)
def test_the_words_stand_in_their_boxes(shared: Path, name: str, least: float) -> None:
    pdfium = pytest.importorskip("pypdfium2")
    data = (shared / name).read_bytes()
    layout = lay_out(read_pdf(data))
    pages = list(pdfium.PdfDocument(data))
    texts = [(page.get_textpage(), page.get_cropbox()) for page in pages]
    right = sum(
        _stands_in_order(
            _letters(layout.text[place.start : place.end]), _inside(texts[place.page - 1], place)
        )
        for place in layout.places
    )
    assert right >= least * len(layout.places)  # reached: 0.9996 for the dpia, 1.0 for the others
    assert _covered(layout) > 0.97


def _covered(layout: CanonicalText) -> float:
    return sum(place.end - place.start for place in layout.places) / len(layout.text)


def _inside(page: tuple[object, tuple[float, ...]], place: Place) -> list[str]:
    text, (left, _, _, top) = page
    box = place.box
    sides = (
        left + box.left - GROWN,
        top - box.bottom - GROWN,
        left + box.right + GROWN,
        top - box.top + GROWN,
    )
    return _letters(text.get_text_bounded(*sides))  # type: ignore[attr-defined]


def _letters(text: str) -> list[str]:
    return [c for c in unicodedata.normalize("NFKC", text) if c.isalpha()]


def _stands_in_order(these: Iterable[str], those: Iterable[str]) -> bool:
    rest = iter(those)
    return all(c in rest for c in these)
