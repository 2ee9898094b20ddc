"""A report with its passages as one JSON text, and back."""

from __future__ import annotations

import json
from typing import Any

from corpus import Block, Box, Marker, Page, Passage, Place, Report
from qa.units import Units

_FIELDS = ("id", "title", "sha256", "text", "date", "kind", "reference", "language", "address")


def to_record(report: Report, units: list[Units]) -> str:
    """The report, its map and its passages; sections are kept once and referred to by number."""
    sections = list(dict.fromkeys(block.section for block in report.blocks))
    sections += [unit.passage.section for unit in units if unit.passage.section not in sections]
    number = {section: at for at, section in enumerate(sections)}
    record = {
        **{field: getattr(report, field) for field in _FIELDS},
        "sections": sections,
        "pages": [(page.number, page.start, page.end, page.label) for page in report.pages],
        "blocks": [(b.kind, b.start, b.end, number[b.section], b.heads) for b in report.blocks],
        "places": [_place_record(place) for place in report.places],
        "furniture": report.furniture,
        "markers": [(marker.at, marker.number, marker.start, marker.end) for marker in report.markers],
        "passages": [
            (passage.start, passage.end, number[passage.section], passage.heads, unit.sentences)
            for unit in units
            for passage in [unit.passage]
        ],
    }
    return json.dumps(record, ensure_ascii=False, separators=(",", ":"))


def from_record(text: str) -> list[Units]:
    """The passages of a report with their sentences; each passage holds the report."""
    record: dict[str, Any] = json.loads(text)
    sections = [tuple(section) for section in record["sections"]]
    report = Report(
        **{field: record[field] for field in _FIELDS},
        pages=tuple(Page(*page) for page in record["pages"]),
        blocks=tuple(
            Block(kind, start, end, sections[at], tuple(heads))
            for kind, start, end, at, heads in record["blocks"]
        ),
        places=tuple(Place(start, end, page, Box(*box)) for start, end, page, *box in record["places"]),
        furniture=tuple(record["furniture"]),
        markers=tuple(Marker(*marker) for marker in record["markers"]),
    )
    return [
        Units(
            Passage(report, start, end, sections[at], tuple(heads)),
            tuple((first, last) for first, last in sentences),
        )
        for start, end, at, heads, sentences in record["passages"]
    ]


def _place_record(place: Place) -> tuple[float, ...]:
    """A place's numbers; a tenth of a point is a thirtieth of a letter."""
    box = (place.box.left, place.box.top, place.box.right, place.box.bottom)
    return (place.start, place.end, place.page, *(round(side, 1) for side in box))
