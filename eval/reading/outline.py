"""The headings of a report against an outline that a careful person wrote down."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from eval.reading.measures import Share, short
from eval.reading.truth import Title
from eval.reading.words import key, paired


@dataclass(frozen=True, slots=True)
class OutlineFigures:
    """Headings rightly found, of those found and of those expected; and those under the right heading."""

    precision: Share
    recall: Share
    parents: Share

    @property
    def differences(self) -> tuple[str, ...]:
        """Everything that is otherwise than expected, a line each."""
        return self.recall.details + self.precision.details + self.parents.details


def compare_outlines(expected: Sequence[Title], read: Sequence[Title]) -> OutlineFigures:
    """Titles and pages in order; then the heading over each, titles of the document left aside."""
    pairs = paired(expected, read, _same)
    found, right = {i for i, _ in pairs}, {j for _, j in pairs}
    missing = tuple(f"missing {_told(one)}" for i, one in enumerate(expected) if i not in found)
    extra = tuple(f"extra {_told(one)}" for j, one in enumerate(read) if j not in right)
    over = _over(expected, {i for i, one in enumerate(expected) if one.depth == 0})
    above = _over(read, {j for i, j in pairs if expected[i].depth == 0})
    under = [
        f"under '{short(above[j].text)}' {_told(read[j])}"
        for i, j in pairs
        if expected[i].depth and not same_title(over[i].text, above[j].text)
    ]
    sections = sum(expected[i].depth > 0 for i, _ in pairs)
    return OutlineFigures(
        Share(len(pairs), len(read), extra),
        Share(len(pairs), len(expected), missing),
        Share(sections - len(under), sections, tuple(under)),
    )


def _told(title: Title) -> str:
    return f"{title.page}: {short(title.text)}"


def _same(expected: Title, read: Title) -> bool:
    return expected.page == read.page and same_title(expected.text, read.text)


def same_title(expected: str, read: str) -> bool:
    """Whether it is the title, or the beginning of one that was cut with "…"."""
    if expected.endswith("…"):
        return key(read).startswith(key(expected))
    return key(read) == key(expected)


NOTHING = Title("", 0, 0)
"""Over a heading of the first depth."""


def _over(titles: Sequence[Title], aside: set[int]) -> list[Title]:
    """The heading over each: the nearest before it that is less deep, but for those left aside."""
    path: list[Title] = []
    over: list[Title] = []
    for at, one in enumerate(titles):
        path = [step for step in path if step.depth < one.depth] if at not in aside else path
        over.append(path[-1] if path else NOTHING)
        path = [*path, one] if at not in aside else path
    return over
