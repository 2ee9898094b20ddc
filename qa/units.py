"""What is embedded of a passage: the whole of it, and each of its sentences.

A question is mostly answered by one sentence, and a sentence's vector isn't diluted by its
neighbours; but a sentence alone forgets what it is about ("Deze vraag wordt momenteel onderzocht.").
So each sentence is embedded after the headings over it, beside the passage as a whole. What is
shown is always the report's own text; these texts are only ever seen by the encoder.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import zip_longest

from corpus import Footnote, Passage, sentence_spans

_CELL = re.compile(r"[^\t\s][^\t]*")

_LONGEST_CONTEXT = 300  # characters

VERSION = 2
"""Counted up whenever the texts made for an unchanged passage come out otherwise."""


@dataclass(frozen=True, slots=True)
class Units:
    """A passage and the spans of its sentences in the report's text, in order."""

    passage: Passage
    sentences: tuple[tuple[int, int], ...]

    @property
    def texts(self) -> list[str]:
        """What the encoder sees: the passage first, then each sentence when there are several."""
        head = heading(self.passage)
        if is_row(self.passage):
            cells = self._cells()
            return [head + "; ".join(cells), *(head + cell for cell in cells if len(cells) > 1)]
        head = self._before
        text = self.passage.report.text
        sentences = [head + text[start:end] for start, end in self.sentences]
        return [head + self.passage.text, *(sentences if len(sentences) > 1 else [])]

    @property
    def begins(self) -> list[int]:
        """Where each sentence begins in the first of the texts."""
        head = heading(self.passage)
        if is_row(self.passage):
            at, begins = len(head), []
            for cell in self._cells():
                begins.append(at)
                at += len(cell) + len("; ")
            return begins
        return [len(self._before) + start - self.passage.start for start, _ in self.sentences]

    @property
    def count(self) -> int:
        """How many texts, and so vectors, the passage has."""
        return 1 + (len(self.sentences) if len(self.sentences) > 1 else 0)

    @property
    def segments(self) -> int:
        """How many segments its tokens have: what stands before its sentences, and each of these."""
        return 1 + len(self.sentences)

    @property
    def _before(self) -> str:
        """What stands before the words: headings, a cell's heads, the sentence that a footnote explains."""
        heads = "".join(f"{name}. " for name in self.passage.heads)
        return heading(self.passage) + heads + _explained(self.passage)

    def _cells(self) -> list[str]:
        """The filled cells of a row, each after its column's head."""
        named = zip_longest(self.passage.heads, self.passage.text.split("\t"), fillvalue="")
        return [f"{name}: {cell}" if name else cell for name, cell in named if cell.strip()]


def units_of(passage: Passage) -> Units:
    """The passage with its sentences found; a table row's sentences are its cells."""
    if is_row(passage):
        spans = [match.span() for match in _CELL.finditer(passage.text)]
    else:
        spans = sentence_spans(passage.text, passage.report.language)
    shifted = tuple((passage.start + start, passage.start + end) for start, end in spans)
    return Units(passage, shifted or ((passage.start, passage.end),))


def is_row(passage: Passage) -> bool:
    """Whether the passage is a table row: cells with tabs between them."""
    return "\t" in passage.text


def heading(passage: Passage) -> str:
    """The innermost two headings over a passage, as words before it."""
    return "".join(f"{title}. " for title in passage.section[-2:])


def searched_words(unit: Units) -> str:
    """The words in which a question's are looked for: a passage's own, after the headings over it."""
    return heading(unit.passage) + unit.passage.text


def _explained(passage: Passage) -> str:
    """The end of the sentence that refers to a footnote, which alone seldom says what it is about."""
    report = passage.report
    block = report.block_at(passage.start)
    if block is None or block.kind != "footnote":
        return ""
    referring = Footnote(report, "", block.start, block.end).sentences
    if not referring:
        return ""
    start, end = referring[0]
    return report.text[max(start, end - _LONGEST_CONTEXT) : end] + " "
