"""A report as JSON, and back."""

from __future__ import annotations

import json
from dataclasses import astuple, fields, replace

from hypothesis import given
from hypothesis import strategies as st

from corpus import Block, Box, Marker, Page, Passage, Place, Report
from corpus.types import BlockKind
from qa.records import from_record, to_record
from qa.units import Units
from tests.qa.making import made, paged

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=40)
SECTIONS = st.lists(TEXTS, max_size=3).map(tuple)
TENTHS = st.integers(0, 9000).map(lambda tenths: tenths / 10)  # of a point: what is kept of a box
BOXES = st.builds(Box, TENTHS, TENTHS, TENTHS, TENTHS)
KINDS: st.SearchStrategy[BlockKind] = st.sampled_from(
    ("heading", "paragraph", "item", "row", "footnote", "contents")
)
FEW = st.integers(0, 3)


@st.composite
def spans(draw: st.DrawFn, length: int) -> tuple[int, int]:
    start = draw(st.integers(0, length - 1))
    return start, draw(st.integers(start + 1, length))


@st.composite
def any_units(draw: st.DrawFn) -> list[Units]:
    text = draw(TEXTS)
    span = spans(len(text))
    report = Report(
        id=draw(TEXTS),
        title=draw(TEXTS),
        sha256=draw(TEXTS),
        text=text,
        date=draw(TEXTS),
        kind=draw(TEXTS),
        reference=draw(TEXTS),
        language=draw(TEXTS),
        address=draw(TEXTS),
        pages=tuple(Page(at, *draw(span), draw(st.none() | TEXTS)) for at in range(1, draw(FEW))),
        blocks=tuple(
            Block(draw(KINDS), *draw(span), draw(SECTIONS), draw(SECTIONS)) for _ in range(draw(FEW))
        ),
        places=tuple(Place(*draw(span), draw(FEW), draw(BOXES)) for _ in range(draw(FEW))),
        furniture=draw(SECTIONS),
        markers=tuple(Marker(draw(FEW), draw(TEXTS), *draw(span)) for _ in range(draw(FEW))),
    )
    return [
        Units(
            Passage(report, *draw(span), draw(SECTIONS), draw(SECTIONS)),
            tuple(draw(st.lists(span, min_size=1, max_size=3))),
        )
        for _ in range(1 + draw(FEW))
    ]


def test_the_property_below_fills_every_field() -> None:
    filled = {"id", "title", "sha256", "text", "date", "kind", "reference", "language", "address"}
    filled |= {"pages", "blocks", "places", "furniture", "markers"}
    assert {field.name for field in fields(Report)} == filled


@given(any_units())
def test_what_is_written_comes_back_in_every_field(units: list[Units]) -> None:
    report = units[0].passage.report
    again = from_record(to_record(report, units))
    # Reports are equal by id and file alone: as tuples they show every field, text and pages too.
    assert [astuple(one) for one in again] == [astuple(one) for one in units]


def test_the_record_of_a_small_report() -> None:
    report = replace(
        paged("Kop\n\nWoord. Zin.", (0, 11), (11, 16), labels=["i"]),
        blocks=(Block("heading", 0, 3, ("Kop",)), Block("row", 5, 16, ("Kop",), ("Wat", "Wie"))),
        places=(Place(5, 11, 1, Box(72, 100.04, 140.5, 112)),),
        furniture=("Pagina 1 van 2",),
        markers=(Marker(10, "1", 12, 16),),
    )
    units = [Units(Passage(report, 5, 16, ("Kop",), ("Wat", "Wie")), ((5, 11), (12, 16)))]
    assert json.loads(to_record(report, units)) == {
        "id": "p",
        "title": "Brief",
        "sha256": "00",
        "text": "Kop\n\nWoord. Zin.",
        "date": "2020-05-29",
        "kind": "letter",
        "reference": "2918293",
        "language": "",
        "address": "https://example.org/brief",
        "sections": [["Kop"]],
        "pages": [[1, 0, 11, "i"], [2, 11, 16, None]],
        "blocks": [["heading", 0, 3, 0, []], ["row", 5, 16, 0, ["Wat", "Wie"]]],
        "places": [[5, 11, 1, 72, 100.0, 140.5, 112]],
        "furniture": ["Pagina 1 van 2"],
        "markers": [[10, "1", 12, 16]],
        "passages": [[5, 16, 0, ["Wat", "Wie"], [[5, 11], [12, 16]]]],
    }


def test_all_passages_come_back_with_the_same_report() -> None:
    units = made("r", [["Een zin."], ["Nog een."], ["En nog een."]])
    first, second, third = from_record(to_record(units[0].passage.report, units))
    assert first.passage.report is second.passage.report is third.passage.report
    assert third.passage.text == "En nog een."


def test_letters_outside_ascii_stay_as_they_are() -> None:
    units = made("r", [["Eén coördinator kost € 93 mln."]])
    assert "Eén coördinator kost € 93 mln." in to_record(units[0].passage.report, units)
