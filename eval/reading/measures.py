"""How well a report was read, each measure as a share: so many of so many."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from corpus import Passage, Report
from corpus.types import Block
from eval.reading.pages import Bag, SeenPage, furniture_of, letters
from eval.reading.truth import Title
from eval.reading.words import common, key, paired, words

ON_PAGE = 0.98
"""So many of a passage's words must stand on its pages."""

_PAGE_OF = re.compile(r"\bPagina \d+ van \d+")


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many, and what was not as it should be, in short."""

    good: int
    of: int
    details: tuple[str, ...] = field(default=(), compare=False)

    def __add__(self, other: Share) -> Share:
        """Both together."""
        return Share(self.good + other.good, self.of + other.of, self.details + other.details)

    @property
    def value(self) -> float:
        """Between 0 and 1; nan of nothing."""
        return self.good / self.of if self.of else float("nan")


def text_of(report: Report, blocks: Iterable[Block]) -> str:
    """The words of some blocks."""
    return "\n".join(report.text[block.start : block.end] for block in blocks)


def footnotes_of(report: Report) -> list[str]:
    """The footnotes as read, in order."""
    return [text_of(report, [block]) for block in report.blocks if block.kind == "footnote"]


def words_in_order(truth: str, read: str) -> Share:
    """The words that both have in the same order, of the longer of the two."""
    these, those = words(truth), words(read)
    return Share(common(these, those), max(len(these), len(those)))


def titles_of(report: Report) -> list[Title]:
    """The headings as read, with their depth and page."""
    return [
        Title(text_of(report, [block]), len(block.section), page.number if page else 0)
        for block in report.blocks
        if block.kind == "heading"
        for page in [report.page_at(block.start)]
    ]


def titles_in_order(truth: Sequence[str], read: Sequence[str]) -> tuple[Share, Share]:
    """Precision and recall of the headings, as titles in order."""
    pairs = paired(truth, read, lambda one, other: key(one) == key(other))
    missing, extra = _left(truth, read, pairs)
    return Share(len(pairs), len(read), tuple(extra)), Share(len(pairs), len(truth), tuple(missing))


def _left(
    truth: Sequence[str], read: Sequence[str], pairs: Sequence[tuple[int, int]]
) -> tuple[list[str], list[str]]:
    """What has no partner on either side."""
    found, right = {i for i, _ in pairs}, {j for _, j in pairs}
    return (
        [short(title) for i, title in enumerate(truth) if i not in found],
        [short(title) for j, title in enumerate(read) if j not in right],
    )


def short(text: str) -> str:
    """The first words of a text: enough to know it by."""
    some = text.split()
    return " ".join(some[:8]) + (" …" if len(some) > 8 else "")


def furniture_in_passages(report: Report, passages: Sequence[Passage], pages: Sequence[SeenPage]) -> Share:
    """Lines of furniture that got into a passage, of all that pdfium sees; 0 is right.

    On each page, a line stands in the passages more often than in the page's other lines together.
    """
    found: list[str] = []
    lines = furniture_of(pages)
    for number, (page, around) in enumerate(zip(pages, lines, strict=True), 1):
        inner = words("\n".join(line.text for line in page.lines if line not in around))
        read = words("\n".join(_on_page(report, passages, number)))
        found += [
            f"page {number}: {short(text)}"
            for text in dict.fromkeys(line.text for line in around)
            if times(words(text), read) > times(words(text), inner)
        ]
    return Share(len(found), sum(map(len, lines)), tuple(found))


def page_numbers_in_passages(passages: Sequence[Passage]) -> Share:
    """Passages that hold "Pagina 3 van 34"; 0 is right."""
    found = [short(one.text) for one in passages if _PAGE_OF.search(one.text)]
    return Share(len(found), len(passages), tuple(found))


def times(these: Sequence[str], those: Sequence[str]) -> int:
    """How often some words stand in others, in a row."""
    size = len(these)
    if not size:
        return 0
    return sum(list(those[at : at + size]) == list(these) for at in range(len(those) - size + 1))


def _on_page(report: Report, passages: Iterable[Passage], number: int) -> Iterator[str]:
    """The parts of the passages that stand on a page."""
    page = report.pages[number - 1]
    for one in passages:
        if one.start < page.end and one.end > page.start:
            yield report.text[max(one.start, page.start) : min(one.end, page.end)]


def words_on_their_pages(passages: Sequence[Passage], pages: Sequence[SeenPage]) -> Share:
    """Passages of which 98 % of the words stand on the pages they name, as pdfium sees those."""
    wrong = []
    for one in passages:
        first, last = one.first_page or 1, one.last_page or 1
        bag = Bag(pages[first - 1 : last])
        said = letters(one.text)
        missing = [word for word in said if not bag.take(word)]
        if len(missing) > (1 - ON_PAGE) * len(said):
            wrong.append(f"page {first}: {short(one.text)} [{' '.join(missing[:9])}]")
    return Share(len(passages) - len(wrong), len(passages), tuple(wrong))
