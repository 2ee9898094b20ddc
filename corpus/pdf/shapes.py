"""What passes between the steps of reading a PDF: runs of characters, lines, and groups of lines.

Lengths are points (1/72 inch), x to the right and y upwards from the page's lower left corner.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal


@dataclass(frozen=True, slots=True)
class Run:
    """Characters shown in one go: where their baseline begins, their width, in what letter.

    `space` is how wide the font's space is, as a part of the size.
    """

    text: str
    x: float
    y: float
    width: float
    size: float
    bold: bool = False
    italic: bool = False
    upright: bool = True
    space: float = 0.25

    @property
    def end(self) -> float:
        """Where the next character would stand."""
        return self.x + self.width


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page as printed: its number counted from 1, its size and its runs in the file's order."""

    number: int
    width: float
    height: float
    runs: tuple[Run, ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Source:
    """A whole file: its pages, their printed labels, and the title it gives itself."""

    sheets: tuple[Sheet, ...]
    labels: tuple[str, ...] = ()
    title: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line, its footnote markers taken out of its words.

    `marker` is the raised number with which the line begins, if it does; `cells` how many parts
    stand far apart on it, as in a table's row.
    """

    text: str
    page: int
    x: float
    y: float
    end: float
    size: float
    bold: bool = False
    italic: bool = False
    marker: str = ""
    column: int = 0
    cells: int = 1


GroupKind = Literal["text", "item", "footnote", "contents", "heading"]


@dataclass(frozen=True, slots=True)
class Group:
    """Lines that belong together, on one page: a paragraph, list item, footnote or heading."""

    kind: GroupKind
    lines: tuple[Line, ...]
    gap: float = 0.0

    @property
    def text(self) -> str:
        """The lines with spaces between, for looking at only: hyphens are still in it."""
        return " ".join(line.text for line in self.lines)

    @property
    def page(self) -> int:
        """The page on which the group stands."""
        return self.lines[0].page
