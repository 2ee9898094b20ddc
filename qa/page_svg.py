"""A page of a report as a drawing: its image, with rectangles over what stands there."""

from __future__ import annotations

import base64
from html import escape

from corpus import Report
from corpus.page_images import PageImage


def page_svg(image: PageImage, rectangles: str, label: str) -> str:
    """The image as SVG, in points, with rectangles over it; `label` is read out in its place."""
    png = base64.b64encode(image.png).decode()
    return (
        f'<svg viewBox="0 0 {image.width:.1f} {image.height:.1f}" role="img" '
        f'aria-label="{escape(label)}"><image href="data:image/png;base64,{png}" '
        f'width="{image.width:.1f}" height="{image.height:.1f}"/>{rectangles}</svg>'
    )


def rectangles(report: Report, start: int, end: int, page: int, title: str) -> str:
    """A rectangle for each line of a span that stands on the page; nothing when none does."""
    places = report.places_of(start, end)
    boxes = [place.box for place in places if place.page == page]
    return "".join(
        f'<rect x="{box.left:.1f}" y="{box.top:.1f}" width="{box.right - box.left:.1f}" '
        f'height="{box.bottom - box.top:.1f}"><title>{escape(title)}</title></rect>'
        for box in boxes
    )
