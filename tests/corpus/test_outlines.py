"""The headings read of five real PDFs, against outlines written from the images of their pages.

Beside each outline stands what is read otherwise today, if anything, a line each: a heading that is
missing, one too many ("extra"), one "under" another than it should be. A change in either direction
fails here: look at it, and write the file anew when it is right. The PDFs stand beside the checkout;
without them these tests are skipped.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus import read_report
from eval.reading.measures import titles_of
from eval.reading.outline import compare_outlines
from eval.reading.truth import parse_outline

PDFS = Path(__file__).resolve().parents[2].parent / "shared" / "pdfs"
OUTLINES = sorted((Path(__file__).parent / "outlines").glob("*.txt"))
LONGEST = 12  # words


def known(outline: Path) -> list[str]:
    """The differences that are known."""
    path = outline.with_suffix(".differences")
    return path.read_text(encoding="utf-8").splitlines() if path.exists() else []


def test_there_are_five() -> None:
    assert len(OUTLINES) == 5


@pytest.mark.parametrize("outline", OUTLINES, ids=lambda path: path.stem)
def test_an_outline_goes_forward_and_holds_short_titles(outline: Path) -> None:
    titles = parse_outline(outline.read_text(encoding="utf-8"))
    assert [title.page for title in titles] == sorted(title.page for title in titles)
    assert all(len(title.text.removesuffix("…").split()) <= LONGEST for title in titles)
    sections = [title.depth for title in titles if title.depth]
    assert all(after <= before + 1 for before, after in zip([0, *sections], sections, strict=False))


@pytest.mark.parametrize("outline", OUTLINES, ids=lambda path: path.stem)
def test_the_headings_differ_as_known(outline: Path) -> None:
    path = PDFS / f"{outline.stem}.pdf"
    if not path.exists():
        pytest.skip(f"needs {path}")
    expected = parse_outline(outline.read_text(encoding="utf-8"))
    figures = compare_outlines(expected, titles_of(read_report(path)))
    assert list(figures.differences) == known(outline)
