"""What a report is known to say: its Markdown as body, footnotes, headings and table cells; outlines."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from html.parser import HTMLParser

from eval.reading.words import words

_NOTE = re.compile(r"\s*(?:<sup>(\d+)</sup>|([⁰¹²³⁴⁵⁶⁷⁸⁹]+) )")
_SUPERSCRIPT = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_MARKER = re.compile(r"<sup>(\d+)</sup>|([⁰¹²³⁴⁵⁶⁷⁸⁹]+)")
_MARKUP = re.compile(r"<sup>[\d\s,]*</sup>|[⁰¹²³⁴⁵⁶⁷⁸⁹]+|<[^>]+>|\\")
_HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)

MARGIN = "Directoraat Generaal Politie en Veiligheidsregio s"
"""A block of the margin that stands on one line in the Markdown and on three in the PDF."""

MENDED = {r"\*\*Inhoudsopgave\*\*": "## Inhoudsopgave"}
"""What the Markdown's converter left as bold print is a heading."""

TITLES = {
    "2020-05-29-halfjaarbericht-politie": (
        "Beheer meldkamers en C2000",
        "Ondermijnende criminaliteit",
        "Capaciteit en inzetbaarheid",
        "Diversiteit en inclusie binnen de politie",
        "GGP en opsporing",
        "Resultaten Veiligheidsagenda 2019",
        "Interceptie",
        "Tot slot",
    )
}
"""The headings of a report whose Markdown marks none."""


Place = tuple[str, int]
"""A paragraph without markers, and how many of its characters stand before one."""


@dataclass(frozen=True, slots=True)
class Bullet:
    """An item in a cell of a table, with the heads over it."""

    text: str
    row: str
    column: str


@dataclass(frozen=True, slots=True)
class Truth:
    """What the Markdown of a report says; `footnotes` by their number, and `places` of their markers."""

    body: str
    footnotes: dict[str, str]
    headings: tuple[str, ...]
    bullets: tuple[Bullet, ...]
    places: dict[str, Place]


@dataclass(frozen=True, slots=True)
class Title:
    """A heading in an outline; depth 0 is the title of the document, over or beside its sections."""

    text: str
    depth: int
    page: int


def truth_of(markdown: str, name: str, furniture: Iterable[str] = ()) -> Truth:
    """The Markdown of a report without the lines of `furniture`, which stand between its paragraphs."""
    for broken, whole in MENDED.items():
        markdown = re.sub(broken, whole, markdown)
    markdown = markdown.replace("&amp;", "&")
    margin = {" ".join(words(line)) for line in [*furniture, MARGIN, ""]}
    body: list[str] = []
    notes: dict[str, str] = {}
    places: dict[str, Place] = {}
    for part in re.split(r"\n\s*\n", markdown):
        if note := _NOTE.match(part):
            number = note[1] or note[2].translate(_SUPERSCRIPT)
            notes[number] = _bare(part[note.end() :])
        elif any(" ".join(words(line)) not in margin for line in part.split("\n")):
            body.append(_bare(part))
            places |= _places(part)
    marked = tuple(_bare(title).replace("*", "").strip() for title in _HEADING.findall(markdown))
    return Truth("\n\n".join(body), notes, TITLES.get(name, marked), tuple(_bullets(markdown)), places)


def _places(part: str) -> dict[str, Place]:
    """Where the markers of a paragraph stand, by their number."""
    paragraph = _bare(part).replace("\n", " ")
    return {
        found[1] or found[2].translate(_SUPERSCRIPT): (paragraph, len(_bare(part[: found.start()]).rstrip()))
        for found in _MARKER.finditer(part)
    }


def _bare(markdown: str) -> str:
    return _MARKUP.sub("", markdown)


def _bullets(markdown: str) -> Iterable[Bullet]:
    """The items of all tables: a line of heads, then lines of cells in HTML; tabs between the cells."""
    columns: list[str] = []
    for line in markdown.split("\n"):
        cells = line.split("\t")
        if len(cells) < 3:
            columns = []
        elif "<li>" not in line:
            columns = [_bare(cell).strip(" :") for cell in cells]
        elif columns:
            row = re.search(r"<b>(.*?)</b>", cells[0])
            for column, cell in zip(columns, cells, strict=True):
                for text in items_of(cell):
                    yield Bullet(text, row[1] if row else "", column)


class _Items(HTMLParser):
    """The text of each list item, without that of the items in it."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._open: list[int] = []

    def handle_starttag(self, tag: str, _attrs: object) -> None:
        if tag == "li":
            self._open.append(len(self.found))
            self.found.append("")

    def handle_endtag(self, tag: str) -> None:
        if tag == "li" and self._open:
            self._open.pop()

    def handle_data(self, data: str) -> None:
        if self._open:
            self.found[self._open[-1]] += data


def items_of(html: str) -> list[str]:
    """The list items in a cell, each without the items in it, markers taken off."""
    parser = _Items()
    parser.feed(html)
    return [text.strip(" •-\n") for text in parser.found]


def parse_outline(text: str) -> list[Title]:
    """An outline from its file: page, tab, and a title behind two spaces for each depth or "= " for 0."""
    titles = []
    for line in text.splitlines():
        page, _, title = line.partition("\t")
        bare = title.lstrip(" ")
        depth = 0 if title.startswith("= ") else (len(title) - len(bare)) // 2
        titles.append(Title(bare.removeprefix("= "), depth, int(page)))
    return titles
