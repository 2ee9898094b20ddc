"""How deep each heading is: by the contents, by the numbers, and by print.

A heading goes under the open headings, from the outermost in, as long as it belongs under them; the
first under which it doesn't is closed. All numbers of a series are equally deep, and so are all titles
that the contents set equally far in.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Sequence
from dataclasses import dataclass, field

from corpus.pdf.numbering import RANK_OF_CHAPTERS, Series, series_of
from corpus.pdf.shapes import Line


@dataclass(frozen=True, slots=True, order=True)
class Style:
    """What makes a heading more or less: sorted, the outermost comes first."""

    smaller: float
    weaker: int


def style_of(line: Line) -> Style:
    """The style of a heading by its first line; sizes within half a point are one."""
    return Style(-round(line.size * 2) / 2, weakness(line))


def weakness(line: Line) -> int:
    """How little a line's letter stands out: bold, bold in italics, italics, underlined, plain."""
    if line.bold:
        return 1 if line.italic else 0
    return 2 if line.italic else 3 if line.underlined else 4


@dataclass(frozen=True, slots=True)
class Title:
    """A heading's words and style; `listed` is its depth in the contents, 0 when it isn't there."""

    text: str
    style: Style
    listed: int = 0


def depths_of(titles: Sequence[Title]) -> list[int]:
    """The depth of each heading, 1 for the outermost, never more than one deeper than the one before."""
    series = series_of([(title.text, title.style) for title in titles])
    styles = {
        own: Counter(titles[at].style for at in own.places).most_common(1)[0][0] for own in series if own
    }
    first = next((at for at, title in enumerate(titles) if title.listed), len(titles))
    outline = _Outline()
    return [
        outline.place(_Heading(at, styles[own] if own else title.style, title.listed, at > first, own))
        for at, (title, own) in enumerate(zip(titles, series, strict=True))
    ]


@dataclass(frozen=True, slots=True)
class _Heading:
    """A heading in its place, with the style that most of its series have.

    `late` says that one before it is in the contents.
    """

    at: int
    style: Style
    listed: int
    late: bool
    series: Series | None

    @property
    def sort(self) -> Hashable:
        """What it has in common with its like: the kind of number, or else the style."""
        return self.series.kind if self.series else self.style

    def outranks(self, other: _Heading) -> bool:
        return self.style < other.style


@dataclass(slots=True)
class _Outline:
    """The headings that are open, and what was learned from those before."""

    open: list[_Heading] = field(default_factory=list)
    fixed: dict[Hashable, int] = field(default_factory=dict)  # depths of series, and of the contents'
    nested: set[tuple[Hashable, Hashable]] = field(default_factory=set)  # sorts seen, outer and inner

    def place(self, heading: _Heading) -> int:
        """Open a heading, close those that it isn't under, and say how deep it is."""
        keys = [key for key in (heading.listed, heading.series) if key]
        known = next((self.fixed[key] for key in keys if key in self.fixed), None)
        over = known - 1 if known else self._over(heading)
        del self.open[over:]
        if not known:
            self.nested |= {(above.sort, heading.sort) for above in self.open if above.sort != heading.sort}
        self.open.append(heading)
        for key in keys:
            self.fixed.setdefault(key, len(self.open))
        return len(self.open)

    def _over(self, heading: _Heading) -> int:
        """How many of the open headings are over it."""
        for count, above in enumerate(self.open):
            if not self._under(heading, above):
                return count
        return len(self.open)

    def _under(self, heading: _Heading, above: _Heading) -> bool:
        if above.listed:
            return heading.listed > above.listed if heading.listed else not heading.outranks(above)
        if heading.listed and above.late:
            return False
        if heading.series and above.series:
            return self._numbered(heading, above, heading.series, above.series)
        if above.series and above.series.places[-1] > heading.at and not heading.outranks(above):
            return True  # between two numbers of a series it stands under the first
        return self._by_print(heading, above)

    def _numbered(self, heading: _Heading, above: _Heading, inner: Series, outer: Series) -> bool:
        words = min(inner.rank, outer.rank) <= RANK_OF_CHAPTERS
        figures = inner.kind.split(".")[0] == outer.kind.split(".")[0]  # "1.1" and "1"
        if (words or figures) and inner.rank != outer.rank:
            return inner.rank > outer.rank
        if outer.places[-1] > heading.at and not heading.outranks(above):
            return True
        return self._by_print(heading, above)

    def _by_print(self, heading: _Heading, above: _Heading) -> bool:
        """The weaker print under the stronger; in the same print as before, or as numbers usually go."""
        if heading.style != above.style:
            return above.outranks(heading)
        if (above.sort, heading.sort) in self.nested:
            return True
        if (heading.sort, above.sort) in self.nested or not heading.series or not above.series:
            return False
        return heading.series.rank > above.series.rank
