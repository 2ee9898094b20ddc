"""Whether footnotes are tied to the words they belong to, by the markers that stand in the Markdown."""

from __future__ import annotations

from corpus import Footnote, Report, sentence_spans
from eval.reading.measures import Share, short
from eval.reading.parts import ALIKE
from eval.reading.truth import Place
from eval.reading.words import in_order, key, words

_BEFORE = 30  # letters and digits before a marker: enough to know its place by


def footnotes_tied(
    footnotes: dict[str, str], places: dict[str, Place], report: Report
) -> tuple[Share, Share]:
    """Footnotes as read that are tied to the right sentence, and those tied at the right word of it.

    A footnote is known by its words, as a file may number it otherwise than its Markdown.
    """
    known = [(note, _places(note, footnotes, places)) for note in report.footnotes]
    known = [(note, found) for note, found in known if found]
    sentence = [note for note, found in known if not any(_in_sentence(note, one) for one in found)]
    word = [note for note, found in known if not any(_at_word(note, one) for one in found)]
    return _share(len(known), sentence), _share(len(known), word)


def _share(of: int, wrong: list[Footnote]) -> Share:
    return Share(of - len(wrong), of, tuple(short(note.text) for note in wrong))


def _places(note: Footnote, footnotes: dict[str, str], places: dict[str, Place]) -> list[Place]:
    """Where the Markdown refers to a footnote of these words."""
    said = words(note.text.partition(" ")[2])
    same = (number for number, text in footnotes.items() if in_order(words(text), said) >= ALIKE)
    return [places[number] for number in same if number in places]


def _in_sentence(note: Footnote, place: Place) -> bool:
    """Whether a footnote belongs to the sentence of a place in the Markdown."""
    paragraph, at = place
    around = next(span for span in sentence_spans(paragraph) if span[1] >= at)
    right = words(paragraph[slice(*around)])
    told = (note.report.text[start:end] for start, end in note.sentences)
    return any(in_order(right, words(sentence)) >= ALIKE for sentence in told)


def _at_word(note: Footnote, place: Place) -> bool:
    """Whether the words before a footnote's marker are those before it in the Markdown."""
    paragraph, at = place
    right = key(paragraph[:at])[-_BEFORE:]
    markers = (marker for marker in note.report.markers if marker.start == note.start)
    found = (note.report.text[max(one.at - 5 * _BEFORE, 0) : one.at + 1] for one in markers)
    return any(key(before).endswith(right) for before in found)
