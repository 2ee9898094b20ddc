"""What drawings are made of: lines, labels, and the SVG around them."""

from __future__ import annotations

from collections.abc import Sequence

from eval.page.markup import Markup, tag


def svg(told: str, width: float, height: float, drawn: Sequence[Markup]) -> Markup:
    """A drawing as wide as the page; `told` says what it shows to who can't see it."""
    box = f"0 0 {width:.0f} {height:.0f}"
    return tag("svg", *drawn, viewBox=box, role="img", aria_label=told)


def line(x1: float, y1: float, x2: float, y2: float, kind: str) -> Markup:
    """A straight line; `kind` is a class of the page's style."""
    return tag("line", x1=x1, y1=y1, x2=x2, y2=y2, class_=kind)


def label(words: str, x: float, y: float, anchor: str = "middle") -> Markup:
    """Quiet words at a place."""
    return tag("text", words, x=x, y=y, text_anchor=anchor, class_="quiet")


def point(told: str, x: float, y: float) -> Markup:
    """A point that says what it is when it is pointed at."""
    return tag("circle", tag("title", told), cx=x, cy=y, r=4.5, class_="one")


def figure(drawing: Markup, caption: str) -> Markup:
    """A drawing with a line under it."""
    return tag("figure", drawing, tag("figcaption", caption))
