"""The words of this package: source, hit, quote, answer.

A quote is a span of a report's canonical text and derives its words from it, so that words which
don't stand in a report can't be shown as a quote.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from corpus import Footnote, Passage
from qa.filters import EVERYTHING, Described, Filter
from qa.units import is_row

DIGEST = "digest"
"""The kind of a report that retells another one: never to be taken for the official text."""


@dataclass(frozen=True, slots=True)
class Source:
    """What a reader needs to find the words again; page is None where the format has no pages."""

    title: str
    date: str
    kind: str
    section: tuple[str, ...]
    page: int | None
    last_page: int | None = None
    page_label: str | None = None
    reference: str = ""
    address: str = ""
    heads: tuple[str, ...] = ()

    @property
    def path(self) -> tuple[str, ...]:
        """The headings over the words, and the row's and the column's head for a large table cell."""
        return self.section + self.heads

    @property
    def is_digest(self) -> bool:
        """Whether the words are a digest's and not the official text's."""
        return self.kind == DIGEST


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a hit's score was made of.

    `passage` is the cosine of its vector with the question's. `tokens` is how well the question's tokens
    are found among the passage's, and `sentences` among those of each sentence (late interaction). With
    an encoder that gives no vectors of tokens, `tokens` is None and `sentences` are cosines too.
    `lexical` is how many rare pieces of words they share. `section` is the weighted sum of all these for
    the best other passage under the same heading, or for this one where it is alone there.
    """

    passage: float
    sentences: tuple[float, ...]
    tokens: float | None = None
    lexical: float = 0.0
    section: float = 0.0


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage found for a question; `sentences` are its sentences' spans in the report's text."""

    passage: Passage
    score: float
    evidence: Evidence
    sentences: tuple[tuple[int, int], ...]

    @property
    def source(self) -> Source:
        """Where the passage stands."""
        return source_of(self.passage, self.passage.start, self.passage.end)


@dataclass(frozen=True, slots=True)
class Quote:
    """The span inside a passage that is shown as answering: exact words, start and end in the report.

    `again` are the other places where nearly the same words stand.
    """

    passage: Passage
    start: int
    end: int
    score: float
    again: tuple[Quote, ...] = ()

    def __post_init__(self) -> None:
        if not self.passage.start <= self.start < self.end <= self.passage.end:
            raise ValueError(f"a quote ({self.start}, {self.end}) must lie inside its passage")

    @property
    def text(self) -> str:
        """The exact words."""
        return self.passage.report.text[self.start : self.end]

    @property
    def source(self) -> Source:
        """Where the quoted words stand."""
        return source_of(self.passage, self.start, self.end)

    @property
    def footnotes(self) -> list[Footnote]:
        """The footnotes that the quoted words refer to, in order; each derives its own exact words."""
        return self.passage.report.footnotes_of(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Searched:
    """What was looked through for an answer: how many reports, and their first and last date.

    `only` is the filter that they passed; none of them is left when nothing passes it.
    """

    reports: int
    first_date: str = ""
    last_date: str = ""
    only: Filter = EVERYTHING

    @classmethod
    def of(cls, reports: Iterable[Described], only: Filter | None = None) -> Searched:
        """What is looked through of these reports."""
        only = only or EVERYTHING
        passed = [report for report in reports if only.matches(report)]
        dates = sorted(report.date for report in passed if report.date) or [""]
        return cls(len(passed), dates[0], dates[-1], only)


@dataclass(frozen=True, slots=True)
class Answer:
    """What is shown for a question.

    `confidence`, between 0 and 1, is how often a question with such evidence has its answer among
    the quotes. When `answered` is False, `quotes` is empty and `nearest` holds the best passages
    all the same, to be shown as nothing more than that. `elsewhere` has what comes nearest in reports
    that none of these is from.
    """

    question: str
    answered: bool
    confidence: float
    quotes: tuple[Quote, ...]
    nearest: tuple[Quote, ...]
    searched: Searched
    elsewhere: tuple[Quote, ...] = ()


def source_of(passage: Passage, start: int, end: int) -> Source:
    """The source of a span of a passage's report."""
    report = passage.report
    first, last = report.page_at(start), report.page_at(max(start, end - 1))
    return Source(
        title=report.title,
        date=report.date,
        kind=report.kind,
        section=passage.section,
        page=first.number if first else None,
        last_page=last.number if last else None,
        page_label=first.label if first else None,
        reference=report.reference,
        address=report.address,
        heads=() if is_row(passage) else passage.heads,  # a row's belong to its cells
    )
