"""What stands around a span: its section, and the passages beside it."""

from __future__ import annotations

from pathlib import Path

from corpus import Block, Report
from qa.remove import remove
from qa.surroundings import NEAR, beside, section_around
from tests.fakes import WordEncoder
from tests.qa.making import made, retriever_in

TEXT = "Een\n\nkop\n\nTwee drie\n\nkop\n\nVier"
REPORT = Report(
    "r",
    "Brief",
    "0",
    TEXT,
    blocks=(
        Block("paragraph", 0, 3),
        Block("heading", 5, 8, ("kop",)),
        Block("paragraph", 10, 19, ("kop",)),
        Block("heading", 21, 24, ("ander", "kop")),
        Block("paragraph", 26, 30, ("ander", "kop")),
    ),
)


def test_a_section_goes_as_far_as_its_headings() -> None:
    assert section_around(REPORT, 15, 19) == (5, 19, ("kop",))
    assert section_around(REPORT, 0, 3) == (0, 3, ())


def test_a_section_holds_the_whole_span() -> None:
    assert section_around(REPORT, 15, 28) == (5, 28, ("kop",))


def test_a_span_that_begins_between_blocks_stands_alone() -> None:
    assert section_around(REPORT, 4, 8) == (4, 8, ())


def test_a_section_without_end_is_shown_as_far_as_near() -> None:
    spans = [(at * 1000, at * 1000 + 999) for at in range(60)]
    report = Report(
        "r", "Brief", "0", "x" * 60_000, blocks=tuple(Block("paragraph", *span) for span in spans)
    )
    assert section_around(report, 30_000, 30_010) == (30_000 - NEAR, 50_999, ())


def test_a_passage_has_those_of_its_own_report_beside_it(tmp_path: Path, encoder: WordEncoder) -> None:
    reports = [made("a", [["Een."], ["Twee."], ["Drie."]]), made("b", [["Vier."]])]
    collection = retriever_in(tmp_path / "c", reports, encoder).collection
    one, two, three, four = (units.passage for units in collection.units)
    assert beside(collection, one) == (None, two)
    assert beside(collection, two) == (one, three)
    assert beside(collection, three) == (two, None)
    assert beside(collection, four) == (None, None)


def test_a_passage_that_is_no_more_has_none_beside_it(tmp_path: Path, encoder: WordEncoder) -> None:
    collection = retriever_in(tmp_path / "c", [made("a", [["Een."], ["Twee."]])], encoder).collection
    one, two = (units.passage for units in collection.units)
    remove(collection.folder, ["a"])
    assert beside(collection, one) == (None, None)
    assert beside(collection.again(), two) == (None, None)
