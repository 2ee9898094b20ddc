"""A report's outline beside images of its pages, with its passages drawn on them: one HTML file."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from corpus import Passage, Report
from corpus.page_images import PageImage
from qa.outline import outline_text, shortened
from qa.page_svg import page_svg, rectangles

_STYLE = """
body { margin: 0; font: 15px/1.5 system-ui, sans-serif; color: #1f2328; }
header { padding: 1rem 1.5rem; background: #f6f8fa; white-space: pre-wrap; }
section { display: grid; grid-template-columns: auto minmax(20rem, 1fr); gap: 1.5rem; padding: 1.5rem;
  border-top: 1px solid #d0d7de; }
svg { width: min(46vw, 50rem); height: auto; border: 1px solid #d0d7de; background: white; }
rect { fill: #ffd33d; fill-opacity: .28; stroke: #9a6700; stroke-width: .4; }
ol { margin: 0; padding-left: 2.2rem; } li { margin-bottom: .6rem; white-space: pre-wrap; }
small { color: #57606a; display: block; }
"""


def outline_html(report: Report, passages: list[Passage], images: Iterable[PageImage]) -> str:
    """The page: the outline, then each page's image with the rectangles of its passages, and their words."""
    pages = "\n".join(_page(report, passages, image) for image in images)
    if not report.pages:
        pages = f"<section>{_words(enumerate(passages, 1))}</section>"
    return (
        f'<!doctype html>\n<html lang="{escape(report.language or "nl")}"><head><meta charset="utf-8">'
        f"<title>{escape(report.title)}</title><style>{_STYLE}</style></head><body>\n"
        f"<header>{escape(outline_text(report, passages))}</header>\n{pages}\n</body></html>\n"
    )


def _page(report: Report, passages: list[Passage], image: PageImage) -> str:
    numbered = [(at, passage) for at, passage in enumerate(passages, 1) if _stands_on(passage, image.number)]
    drawn = "".join(
        rectangles(report, passage.start, passage.end, image.number, str(at)) for at, passage in numbered
    )
    drawing = page_svg(image, drawn, f"page {image.number}")
    return f'<section id="page-{image.number}">{drawing}{_words(numbered)}</section>'


def _words(numbered: Iterable[tuple[int, Passage]]) -> str:
    items = (
        f'<li value="{at}"><small>{escape(" › ".join([*passage.section, *passage.heads]))}</small>'
        f"{escape(passage.text)}{_notes(passage)}</li>"
        for at, passage in numbered
    )
    return f"<ol>{''.join(items)}</ol>"


def _notes(passage: Passage) -> str:
    """The footnotes that a passage refers to."""
    notes = passage.report.footnotes_of(passage.start, passage.end)
    return "".join(f"<small>{escape(shortened(note.text))}</small>" for note in notes)


def _stands_on(passage: Passage, page: int) -> bool:
    return passage.first_page is not None and passage.first_page <= page <= (passage.last_page or 0)
