"""What is embedded of a passage: the whole of it, and each of its sentences.

A question is mostly answered by one sentence, and a sentence's vector isn't diluted by its
neighbours; but a sentence alone forgets what it is about ("Deze vraag wordt momenteel onderzocht.").
So each sentence is embedded after the headings over it, beside the passage as a whole. What is
shown is always the report's own text; these texts are only ever seen by the encoder.
"""

from __future__ import annotations

from dataclasses import dataclass

from corpus import Passage, sentence_spans

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
        spans = [(self.passage.start, self.passage.end)]
        if len(self.sentences) > 1:
            spans.extend(self.sentences)
        return [head + self.passage.report.text[start:end] for start, end in spans]

    @property
    def count(self) -> int:
        """How many texts, and so vectors, the passage has."""
        return 1 + (len(self.sentences) if len(self.sentences) > 1 else 0)


def units_of(passage: Passage) -> Units:
    """The passage with its sentences found."""
    spans = sentence_spans(passage.text, passage.report.language)
    shifted = tuple((passage.start + start, passage.start + end) for start, end in spans)
    return Units(passage, shifted or ((passage.start, passage.end),))


def heading(passage: Passage) -> str:
    """The innermost two headings over a passage, as words before it."""
    return "".join(f"{title}. " for title in passage.section[-2:])
