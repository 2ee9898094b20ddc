"""What was read of a report, counted section by section, so that a person can check it."""

from __future__ import annotations

import re
import textwrap
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from corpus import Footnote, Passage, Report

_SHORT = 76  # characters of a footnote, and of the sentence it belongs to


@dataclass(frozen=True, slots=True)
class Line:
    """A heading of the report: how deep it stands, its first page, and what stands directly under it."""

    depth: int
    title: str
    page: int | None
    passages: int
    rows: int
    footnotes: int


def outline(report: Report, passages: list[Passage]) -> list[Line]:
    """A line for each heading, in order; first one without a title for what stands before them."""
    under = Counter(passage.section for passage in passages)
    rows = Counter(block.section for block in report.blocks if block.kind == "row")
    notes = Counter(block.section for block in report.blocks if block.kind == "footnote")
    starts: dict[tuple[str, ...], int] = {}
    for block in report.blocks:
        starts.setdefault(block.section, block.start)
    return [
        Line(
            depth=len(section),
            title=section[-1] if section else "",
            page=page.number if (page := report.page_at(start)) else None,
            passages=under[section],
            rows=rows[section],
            footnotes=notes[section],
        )
        for section, start in starts.items()
    ]


def outline_text(report: Report, passages: list[Passage]) -> str:
    """The report's metadata, its outline, its footnotes, and what was taken out as furniture."""
    known = [report.kind, report.date, report.reference, report.language, report.address]
    stated = ", ".join(fact for fact in known if fact)
    parts = [report.title, f"  {stated}", f"  {_counts(report, passages)}", ""]
    parts += [_line(line) for line in outline(report, passages)]
    if report.footnotes:
        parts += ["", "Footnotes, and the sentence that refers to each:", *map(_footnote, report.footnotes)]
    if report.furniture:
        parts += ["", "Taken out as furniture:", *_furniture(report.furniture)]
    return "\n".join(parts)


def _footnote(note: Footnote) -> str:
    """A footnote with its page and number, and the first sentence that refers to it, both shortened."""
    told = "nothing refers to it"
    if note.sentences:
        start, end = note.sentences[0]
        told = f"“{shortened(note.report.text[start:end])}”"
    return f"  {_page(note.page)}{shortened(note.text)}\n         {told}"


def shortened(text: str) -> str:
    """The first words of a text."""
    return textwrap.shorten(text, _SHORT, placeholder=" …")


def _page(number: int | None) -> str:
    return f"{f'p. {number}' if number is not None else '':<7}"


def _furniture(lines: Iterable[str]) -> list[str]:
    """Each line once; lines that differ in their numbers only ("Pagina 3 van 34") are told together."""
    alike: dict[str, list[str]] = {}
    for line in lines:
        alike.setdefault(re.sub(r"\d+", "#", line), []).append(line)
    return [f"  {same[0]}{f' (and {len(same) - 1} like it)' if same[1:] else ''}" for same in alike.values()]


def _counts(report: Report, passages: list[Passage]) -> str:
    kinds = Counter(block.kind for block in report.blocks)
    counts = {
        "pages": len(report.pages),
        "headings": kinds["heading"],
        "passages": len(passages),
        "table rows": kinds["row"],
        "footnotes": kinds["footnote"],
    }
    return ", ".join(f"{count} {what}" for what, count in counts.items() if count)


def _line(line: Line) -> str:
    counts = {"passages": line.passages, "rows": line.rows, "footnotes": line.footnotes}
    told = ", ".join(f"{count} {what}" for what, count in counts.items() if count)
    title = "  " * max(line.depth - 1, 0) + (line.title or "(before the first heading)")
    return f"{_page(line.page)}{title}{f'  [{told}]' if told else ''}"
