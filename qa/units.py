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

from corpus import Passage, sentence_spans

_CELL = re.compile(r"[^\t\s][^\t]*")

VERSION = 1
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
            named = zip_longest(self.passage.heads, self.passage.text.split("\t"), fillvalue="")
            cells = [f"{name}: {cell}" if name else cell for name, cell in named if cell.strip()]
            return [head + "; ".join(cells), *(head + cell for cell in cells if len(cells) > 1)]
        head += "".join(f"{name}. " for name in self.passage.heads)
        text = self.passage.report.text
        sentences = [head + text[start:end] for start, end in self.sentences]
        return [head + self.passage.text, *(sentences if len(sentences) > 1 else [])]

    @property
    def count(self) -> int:
        """How many texts, and so vectors, the passage has."""
        return 1 + (len(self.sentences) if len(self.sentences) > 1 else 0)


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
