"""HTML that is put together from elements: whatever isn't an element is escaped."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from qa.answer_text import printable


class Markup(str):
    """Text that is markup already; only `tag` and `joined` make it."""

    __slots__ = ()


def tag(element: str, *inside: str, **attributes: str | float) -> Markup:
    """An element with what stands inside it; "class_" is the attribute class, "text_anchor" text-anchor."""
    named = "".join(
        f' {name.rstrip("_").replace("_", "-")}="{escape(_written(value))}"'
        for name, value in attributes.items()
    )
    return Markup(f"<{element}{named}>{joined(inside)}</{element}>")


def empty(element: str, **attributes: str) -> Markup:
    """An element of HTML that has no end tag."""
    return Markup(tag(element, **attributes).removesuffix(f"</{element}>"))


def joined(parts: Iterable[str]) -> Markup:
    """The parts in a row: markup as it is, and text escaped, without control characters."""
    return Markup("".join(part if isinstance(part, Markup) else escape(printable(part)) for part in parts))


def _written(value: str | float) -> str:
    """A number in a drawing to a tenth of a pixel."""
    return printable(value) if isinstance(value, str) else f"{value:.1f}".removesuffix(".0")
