"""The parts of lists, definition lists and tables of a web page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from corpus.html.parts import is_dropped, is_hidden
from corpus.numerals import numeral

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_PARTS = frozenset({"thead", "tbody", "tfoot"})


def marks(element: HtmlElement) -> Iterator[tuple[HtmlElement, str]]:
    """What is in a list, and the bullet or number that a reader sees before it."""
    items = [child for child in element if child.tag == "li"]
    backwards = "reversed" in element.attrib
    number = _whole(element.get("start"), len(items) if backwards else 1)
    for child in _seen(element):
        mark = "-" if child.tag == "li" else ""
        if mark and element.tag == "ol":
            number = _whole(child.get("value"), number)
            mark = f"{numeral(number, child.get('type') or element.get('type') or '1')}."
            number += -1 if backwards else 1
        yield child, mark


def definitions(element: HtmlElement) -> Iterator[tuple[HtmlElement | None, HtmlElement | None]]:
    """The names and meanings of a definition list; a name can have several meanings or none."""
    name: HtmlElement | None = None
    used = True
    children = (one for child in _seen(element) for one in (_seen(child) if child.tag == "div" else [child]))
    for child in children:
        if child.tag != "dt":
            yield name, child
            used = True
            continue
        if not used:
            yield name, None
        name, used = child, False
    if not used:
        yield name, None


def captions(table: HtmlElement) -> Iterator[HtmlElement]:
    """The caption of a table."""
    return (child for child in _seen(table) if child.tag == "caption")


def table_rows(table: HtmlElement) -> Iterator[tuple[list[HtmlElement], bool]]:
    """The cells of each row of a table, and whether the row stands in the table's head."""
    for part in _seen(table):
        for row in _seen(part) if part.tag in _PARTS else [part]:
            if row.tag == "tr":
                yield [cell for cell in _seen(row) if cell.tag in {"td", "th"}], part.tag == "thead"


def spans(cell: HtmlElement) -> tuple[int, int]:
    """How many columns and rows a cell spans; a row span of 0 reaches to the end of the table."""
    columns, rows = _whole(cell.get("colspan"), 1), _whole(cell.get("rowspan"), 1)
    return max(columns, 1), rows if rows > 0 else 65534  # the highest that browsers take


def _seen(element: HtmlElement) -> Iterator[HtmlElement]:
    return (child for child in element if not (is_dropped(child) or is_hidden(child)))


def _whole(said: str | None, otherwise: int) -> int:
    """A whole number as an attribute has it; one of ten digits is no number of anything."""
    digits = (said or "").strip()
    sound = digits.removeprefix("-").isdecimal() and len(digits) < 10
    return int(digits) if sound else otherwise
