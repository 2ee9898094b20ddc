"""Tables of contents without dots: a stretch of lines that end in page numbers, one under the other."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from corpus.pdf.characters import has_leaders
from corpus.pdf.shapes import Line

_ENTRY = re.compile(r"^(?=.*[^\W\d_]{2}).*\s(\d{1,4})$")
_TITLE = re.compile(
    r"(inhoud(sopgave)?|contents|table of contents|inhaltsverzeichnis|sommaire)\W*", re.IGNORECASE
)
LEAST, LEAST_TITLED = 6, 3  # lines; a table of rising figures is seldom longer than five rows
FIRST_PAGES = 12  # on which contents without a title are looked for
_EDGE = 3.0  # points within which the numbers end


def with_contents(pages: Sequence[Sequence[Line]]) -> list[list[Line]]:
    """The lines of each page, those of a table of contents marked as such."""
    found: list[list[Line]] = []
    going_on = False
    for number, lines in enumerate(pages, 1):
        page = _Page(lines, len(pages))
        marked: set[int] = set()
        at = 0
        while at < len(lines):
            entries = page.entries_from(at)
            if entries and page.is_contents(entries, titled=page.titled(at) or (going_on and at == 0)):
                marked.update(range(entries[0], entries[-1] + 1))
            at = entries[-1] + 1 if entries else at + 1
        going_on = bool(marked) and max(marked) == len(lines) - 1 and number < FIRST_PAGES
        found.append(
            [replace(line, contents=True) if at in marked else line for at, line in enumerate(lines)]
        )
    return found


@dataclass(frozen=True, slots=True)
class _Page:
    lines: Sequence[Line]
    last: int

    def entries_from(self, at: int) -> list[int]:
        """The lines from one on that end in page numbers which never go back; some run over two lines."""
        entries: list[int] = []
        before = 0
        for n in range(at, len(self.lines)):
            number = _number(self.lines[n])
            if number is None:
                wrapped = entries and n == entries[-1] + 1 and self._is_first_half(n)
                if not wrapped:
                    break
            elif number < before or number > self.last or not self._same_edge(entries, n):
                break
            else:
                entries.append(n)
                before = number
        return entries

    def _is_first_half(self, n: int) -> bool:
        """Whether a line without a number goes on in the next one, which has it."""
        following = self.lines[n + 1] if n + 1 < len(self.lines) else None
        return following is not None and _number(following) is not None

    def _same_edge(self, entries: Sequence[int], n: int) -> bool:
        return not entries or abs(self.lines[n].end - self.lines[entries[0]].end) <= _EDGE

    def titled(self, at: int) -> bool:
        """Whether the line above says that these are the contents."""
        return at > 0 and _TITLE.fullmatch(self.lines[at - 1].text) is not None

    def is_contents(self, entries: Sequence[int], *, titled: bool) -> bool:
        """Whether there are enough entries, of different pages, not before this one."""
        numbers = [_number(self.lines[n]) or 0 for n in entries]
        several = len(set(numbers)) > 1
        if titled:
            return several and len(entries) >= LEAST_TITLED
        page = self.lines[0].page
        later = numbers[0] >= page - 1 and page <= FIRST_PAGES
        apart = sum(self.lines[n].cells == 2 for n in entries) > len(entries) / 2
        return several and later and apart and len(entries) >= LEAST


def _number(line: Line) -> int | None:
    """The page number that a line ends in, if it does."""
    match = _ENTRY.match(line.text)
    return int(match[1]) if match and not line.row and not has_leaders(line.text) else None
