"""A report with its passages as one JSON text, and back."""

from __future__ import annotations

import json
from typing import Any

from corpus import Block, Page, Passage, Report
from qa.units import Units

_FIELDS = ("id", "title", "sha256", "text", "date", "kind", "reference", "language")


def to_record(report: Report, units: list[Units]) -> str:
    """The report, its map and its passages; sections are kept once and referred to by number."""
    sections = list(dict.fromkeys(block.section for block in report.blocks))
    sections += [unit.passage.section for unit in units if unit.passage.section not in sections]
    number = {section: at for at, section in enumerate(sections)}
    record = {
        **{field: getattr(report, field) for field in _FIELDS},
        "sections": sections,
        "pages": [(page.number, page.start, page.end, page.label) for page in report.pages],
        "blocks": [(b.kind, b.start, b.end, number[b.section]) for b in report.blocks],
        "passages": [
            (unit.passage.start, unit.passage.end, number[unit.passage.section], unit.sentences)
            for unit in units
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
        blocks=tuple(Block(kind, start, end, sections[at]) for kind, start, end, at in record["blocks"]),
    )
    return [
        Units(Passage(report, start, end, sections[at]), tuple((a, b) for a, b in sentences))
        for start, end, at, sentences in record["passages"]
    ]
