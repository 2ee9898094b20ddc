"""From lines to groups: paragraphs, list items and lines of contents, on one page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from corpus.pdf.characters import SOFT_HYPHENS, has_leaders
from corpus.pdf.footnotes import as_footnote
from corpus.pdf.margins import Body
from corpus.pdf.shapes import Group, Line

MARK = re.compile(
    r"^(?:[•‣◦▪■●○▫□➢*·–—-]|o(?= )|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)])\s+(?=\S)", re.IGNORECASE
)
_DASH = re.compile(r"^[–—-]\s")
_SENTENCE_END = re.compile(r"[.!?…][\"'’”»)\]]*$")
_ENDS = re.compile(r"[.!?:;…][\"'’”»)\]]*$")


@dataclass(frozen=True, slots=True)
class Measure:
    """How the text of a file is set: its left and right edge, the distance of its lines.

    `pitch` is that distance by size of letter; `justified` says that full lines end at the edge.
    """

    left: float
    right: float
    pitch: float
    justified: bool = False

    def loose(self, line: Line, above: Line) -> bool:
        """Whether there is more than the usual distance between two lines.

        Lines of 9 pt stand 12.15 pt apart and paragraphs 21.15 pt (1.74 times): 1.3 times the
        usual tells, but in the middle of a sentence 1.6, for some pages are set wider.
        """
        alike = (line.italic, line.bold, line.size) == (above.italic, above.bold, above.size)
        broken = alike and not ends_sentence(above.text) and not self.ended_early(above, line)
        usual = self.pitch * max(line.size, above.size)
        return above.y - line.y > (1.6 if broken else 1.3) * usual

    def short(self, line: Line) -> bool:
        """Whether a line leaves a quarter of the text's width free."""
        return line.end < self.right - 0.25 * (self.right - self.left)

    def ended_early(self, above: Line, line: Line) -> bool:
        """Whether the first word of a line would have fitted on the line above it.

        After a figure comes a word that isn't parted from it ("21 augustus").
        """
        if self.justified and above.end < self.right - above.size:
            return True
        words = line.text.split(" ", 2)
        taken = " ".join(words[: 2 if words[0][:1].isdigit() else 1])
        width = (line.end - line.x) / max(len(line.text), 1)
        return above.end + (len(taken) + 2) * width < self.right


def measure_of(pages: Sequence[Sequence[Line]], body: Body) -> Measure:
    """The measure of a file's text, by the distances and line ends found most."""
    found: Counter[float] = Counter()
    pages = [[line for line in lines if not line.row] for lines in pages]
    for above, line in (pair for lines in pages for pair in pairwise(lines)):
        ratio = (above.y - line.y) / line.size
        if line.size == above.size and 0.9 <= ratio <= 2.5:
            found[round(ratio * 20) / 20] += 1
    best = max(found.values(), default=0)
    often = [ratio for ratio, count in found.items() if count >= 0.3 * best]
    text = [line for lines in pages for line in lines if abs(line.size - body.size) < 0.1]
    ends = sorted(line.end for line in text)
    right = ends[int(0.98 * (len(ends) - 1))] if ends else body.right
    full = sum(abs(end - right) <= 2 for end in ends)
    return Measure(body.left, right, min(often, default=1.2), full > 0.5 * len(ends))


def ends_sentence(text: str) -> bool:
    """Whether the text ends as a sentence does."""
    return _SENTENCE_END.search(text) is not None


def ends_clause(text: str) -> bool:
    """Whether the text ends with a mark after which another thought begins."""
    return _ENDS.search(text) is not None


def groups_of(lines: Sequence[Line], measure: Measure) -> list[Group]:
    """The groups of one page, in order."""
    found: list[Group] = []
    group: list[Line] = []
    kind, gap = "text", 0.0
    for line in lines:
        above = group[-1] if group else None
        if above is None or line.row or above.row or _begins(line, group, kind, measure):
            if group:
                found.append(_group(kind, group, gap))
            gap = above.y - line.y if above else 0.0
            kind, group = _kind(line), []
        group.append(line)
    if group:
        found.append(_group(kind, group, gap))
    return found


def _group(kind: str, lines: Sequence[Line], gap: float) -> Group:
    row = lines[0].row
    if row:
        return Group("row", tuple(line for cell in row.cells for line in cell), gap, row=row)
    if lines[0].marker:
        return as_footnote(Group("footnote", tuple(lines), gap))
    if any(_is_entry(line) for line in lines):
        return Group("contents", tuple(lines), gap)
    return Group("item" if kind == "item" else "text", tuple(lines), gap)


def _is_entry(line: Line) -> bool:
    return line.contents or has_leaders(line.text)


def _kind(line: Line) -> str:
    return "item" if MARK.match(line.text) else "text"


def _begins(line: Line, group: Sequence[Line], kind: str, measure: Measure) -> bool:
    """Whether a line begins a new group rather than going on with the one before it."""
    above, first = group[-1], group[0]
    if line.column != above.column or line.y > above.y:
        return not _goes_on(above, line)
    if line.contents != above.contents or measure.loose(line, above):
        return True
    if abs(line.size - above.size) > 0.06 * above.size or line.bold != above.bold:
        return True
    if MARK.match(line.text) and _may_be_item(line, above, first, kind, measure):
        return True
    if _is_entry(above):
        return above.text[-1:].isdigit()
    return _breaks(line, above, group, kind, measure)


def _goes_on(above: Line, line: Line) -> bool:
    return not ends_clause(above.text) and not MARK.match(line.text) and line.size == above.size


def _may_be_item(line: Line, above: Line, first: Line, kind: str, measure: Measure) -> bool:
    """A mark at a line's start begins an item unless it stands there by chance, in a sentence."""
    if kind == "item" and abs(line.x - first.x) < 0.5 * line.size:
        return not _DASH.match(line.text) or _DASH.match(first.text) is not None
    if above.text[-1:] in ("-", *SOFT_HYPHENS):  # "COVID-" and "19."
        return False
    early = measure.ended_early(above, line) and not _DASH.match(line.text)  # a dash always fits
    return ends_clause(above.text) or early or line.x > above.x + 2


def _breaks(line: Line, above: Line, group: Sequence[Line], kind: str, measure: Measure) -> bool:
    """Without distance or mark: by an indent, or because the line above ended early."""
    em, first = line.size, group[0]
    if kind == "item" and line.x < first.x - 0.5 * em:
        return True
    indented = line.x > above.x + 0.8 * em
    outdented = len(group) > 1 and line.x < above.x - 0.8 * em
    if kind == "text" and (indented or outdented):
        return ends_sentence(above.text)
    if not measure.ended_early(above, line) or above.text.count("(") > above.text.count(")"):
        return False
    if line.italic != above.italic and all(one.italic == above.italic for one in group):
        return True
    if not (line.text[:1].isupper() or line.text[:1].isdigit() or line.text[:1] in "«“‘\"'("):
        return False
    alone = len(group) == 1 and measure.short(above)
    return ends_clause(above.text) or alone or measure.justified
