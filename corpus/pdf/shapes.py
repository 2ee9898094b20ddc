"""What passes between the steps of reading a PDF: runs of characters, lines, and groups of lines.

Lengths are points (1/72 inch), x to the right and y upwards from the page's lower left corner.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import accumulate
from typing import Literal, NamedTuple

from corpus.raised import put_back


@dataclass(frozen=True, slots=True)
class Run:
    """Characters shown in one go: where their baseline begins, their width, in what letter.

    `gap` is how wide a gap before it shows as a space, as a part of the size.
    """

    text: str
    x: float
    y: float
    width: float
    size: float
    bold: bool = False
    italic: bool = False
    upright: bool = True
    gap: float = 0.125

    @property
    def end(self) -> float:
        """Where the next character would stand."""
        return self.x + self.width


class Rule(NamedTuple):
    """A drawn line, or a rectangle so thin that it looks like one."""

    left: float
    bottom: float
    right: float
    top: float


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page as shown: its number counted from 1, its size, its runs and rules in the file's order."""

    number: int
    width: float
    height: float
    runs: tuple[Run, ...] = field(repr=False)
    rules: tuple[Rule, ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True)
class Source:
    """A whole file: its pages, their printed labels, and the title it gives itself."""

    sheets: tuple[Sheet, ...]
    labels: tuple[str, ...] = ()
    title: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line, its footnote markers taken out of its words; or a whole row of a table.

    `x` is where its words begin, `left` where its bullet does; `marker` is the raised number with
    which it begins, if it does; `lead` are the bold words that it begins with, when others follow;
    `cells` how many parts stand far apart on it, as in a table's row; `contents` says that it is
    a line of the table of contents; `marks` are where the markers stood and what they were;
    `underlined` that a rule runs under all of it.
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
    left: float = 0.0
    lead: str = ""
    contents: bool = False
    runs: tuple[Run, ...] = field(default=(), repr=False, compare=False)
    row: Row | None = None
    marks: tuple[tuple[int, str], ...] = field(default=(), repr=False, compare=False)
    underlined: bool = False

    @property
    def marked(self) -> str:
        """Its words with the markers in them, as `corpus.markers` takes them out."""
        return put_back(self.text, self.marks)


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table: the lines of each cell, and the left and right edges of the columns.

    `opens` is true of the first row of a table on its page; `heads` are the cells of the table's
    head, and `is_head` is true of the row that is the head.
    """

    cells: tuple[tuple[Line, ...], ...]
    edges: tuple[tuple[float, float], ...]
    opens: bool = False
    ruled: bool = False
    is_head: bool = False
    heads: tuple[tuple[Line, ...], ...] = ()


GroupKind = Literal["text", "item", "footnote", "contents", "heading", "row"]


@dataclass(frozen=True, slots=True)
class Group:
    """Lines that belong together, on one page: a paragraph, list item, footnote, heading or row.

    `heads` are those of the row and column of a flattened table; a row has its own. `level` is
    the depth of a heading, 1 for the outermost; `number` a footnote's, "" where it goes on from
    the page before.
    """

    kind: GroupKind
    lines: tuple[Line, ...]
    gap: float = 0.0
    heads: tuple[str, ...] = ()
    row: Row | None = None
    level: int = 0
    number: str = ""

    @property
    def text(self) -> str:
        """The lines with spaces between, for looking at only: hyphens are still in it."""
        return " ".join(line.text for line in self.lines)

    @property
    def page(self) -> int:
        """The page on which the group stands."""
        return self.lines[0].page


def coverage(runs: Iterable[Run], width: int) -> list[int]:
    """How many runs stand over each point across a page."""
    steps = [0] * (width + 1)
    for run in runs:
        start, end = max(int(run.x), 0), min(int(run.end) + 1, width)
        if start < end:
            steps[start] += 1
            steps[end] -= 1
    return list(accumulate(steps))
