"""Reading PDFs: what a page shows, put back into headings, paragraphs, items and footnotes.

runs        pypdf's operators -> positioned runs of characters and rules: what is written (walk, operators,
            state, pen, fonts, widths) and painted (painting, drawing, path); what of it is seen (sight),
            with accents on their letters (accents)
margins     runs beside the text -> furniture
lines       runs -> lines in the order of reading (direction), footnote markers taken out
columns     the reading order of a page, the rows of ruled tables in it
underlines  lines with a rule under their words
furniture   headers, footers and page numbers -> furniture
contents    lines that end in page numbers
tables      rows and cells, by rules (grids) or by position; heads are the names of their columns
footnotes   small numbered lines at the foot of a page
paragraphs  lines -> groups
headings    which groups are headings, and how deep: by their looks (cues), the contents (listing),
            their numbers (numbering), and what stands over what (outline)
nameplate   whose publication it is, over the title
flattened   tables that a converter made into lists
assemble    groups -> blocks, over page breaks; hyphens decides on line-end hyphens
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from corpus.draft import Draft
from corpus.errors import ReadError
from corpus.pdf.assemble import blocks_of, mended
from corpus.pdf.columns import ordered_lines
from corpus.pdf.contents import with_contents
from corpus.pdf.flattened import with_flattened
from corpus.pdf.footnotes import split_footnotes
from corpus.pdf.furniture import without_furniture
from corpus.pdf.headings import with_headings
from corpus.pdf.heads import with_heads
from corpus.pdf.hyphens import hyphens_of
from corpus.pdf.lines import lines_of
from corpus.pdf.margins import body_of, split_margins
from corpus.pdf.nameplate import foot_of_nameplate
from corpus.pdf.paragraphs import groups_of, measure_of
from corpus.pdf.tables import aligned_rows
from corpus.pdf.underlines import with_underlines
from corpus.properties import sensible_title

if TYPE_CHECKING:
    from corpus.pdf.shapes import Group, Line, Sheet, Source

__all__ = ["read_pdf"]


def read_pdf(data: bytes) -> Draft:
    """All that the bytes of a PDF say; ReadError, in one sentence, when that is nothing."""
    from corpus.pdf.runs import read_source  # pypdf is imported when a PDF is read, not before

    return draft_of(read_source(data))


def draft_of(source: Source) -> Draft:
    """The draft of a report from the runs on its pages."""
    if not any(_has_words(sheet) for sheet in source.sheets):
        raise ReadError("the PDF has no text layer (it was scanned): run OCR on it first")
    body = body_of(source.sheets)
    inner, margins = split_margins(source.sheets, body)
    lines = [
        with_underlines(ordered_lines(sheet, runs), sheet.rules)
        for sheet, runs in zip(source.sheets, inner, strict=True)
    ]
    kept, furniture = without_furniture(lines, source.sheets)
    kept = [aligned_rows(page) for page in with_contents(kept)]
    flows, notes = _footnotes(kept, body.size)
    flows = with_heads(flows)
    measure = measure_of(flows, body)
    pages = [mended(groups_of(flow, measure)) for flow in flows]
    hyphens = hyphens_of(line.text for page in kept for line in _single(page))
    heights = [sheet.height for sheet in source.sheets]
    plate = foot_of_nameplate(source.sheets[0])
    blocks = blocks_of(_marked(pages, notes, body.size, plate), hyphens, heights)
    beside = [line.text for page, runs in enumerate(margins, 1) for line in lines_of(runs, page)]
    title = sensible_title(source.title)
    return Draft(
        blocks,
        stated={"title": title} if title else {},
        furniture=tuple(dict.fromkeys([*beside, *furniture])),
        labels=source.labels,
    )


def _single(lines: Iterable[Line]) -> Iterator[Line]:
    """The printed lines, those in the cells of a table one by one."""
    for line in lines:
        yield from (part for cell in line.row.cells for part in cell) if line.row else (line,)


def _has_words(sheet: Sheet) -> bool:
    return any(c.isalnum() for run in sheet.runs for c in run.text)


def _footnotes(pages: Iterable[Sequence[Line]], size: float) -> tuple[list[list[Line]], list[list[Group]]]:
    """The lines of each page without its footnotes, and each page's footnotes."""
    flows: list[list[Line]] = []
    notes: list[list[Group]] = []
    before: list[Group] = []
    for lines in pages:
        flow, found = split_footnotes(lines, size, before[-9:])
        before += found
        flows.append(flow)
        notes.append(found)
    return flows, notes


def _marked(
    pages: Sequence[Sequence[Group]], notes: Sequence[Sequence[Group]], size: float, plate: float
) -> list[list[Group]]:
    """The groups of each page with the headings found, and the page's footnotes after them."""
    flow = [group for page in pages for group in page if group.kind != "footnote"]
    found = iter(with_flattened(with_headings(flow, size, plate)))
    marked = [[g if g.kind == "footnote" else next(found) for g in page] for page in pages]
    return [[*page, *extra] for page, extra in zip(marked, notes, strict=True)]
