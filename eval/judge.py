"""Which passages answer a question? By report, section and facts, never by wording."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from corpus import Passage
from eval.outcome import Outcome, shown_in
from eval.questions import Place, Question
from eval.topics import Grades
from qa import Answer, Quote

# "2.000" and "17 000", but not the year and the number of "2022 220": one to three digits come first.
_SEPARATOR_IN_NUMBER = re.compile(r"(?<!\d)(\d{1,3})[.\s](?=\d{3}(?!\d))")
_SPACES = re.compile(r"\s+")


BUDGET = 1500
"""Characters: about as much as a screen shows at once."""


class FactsJudge:
    """Judges by the places of a question, over the passages of one collection."""

    def __init__(self, passages: Iterable[Passage]) -> None:
        self._passages: dict[str, list[Passage]] = {}
        for passage in passages:
            self._passages.setdefault(_stem(passage), []).append(passage)

    def judged(self, question: Question, answer: Answer) -> Outcome:
        """The answer with what would have been right."""
        shown = shown_in(answer)
        passages = [quote.passage for quote in shown]
        return Outcome(
            question,
            answer,
            names=tuple(map(name_of, passages)),
            right=tuple(self._right(question, passages)),
            marked=tuple(_marked(question, shown)),
            within=within(question, passages, BUDGET),
        )

    def holds(self, question: Question) -> bool:
        """Whether the collection answers every part of a question; true of an unanswerable one."""
        return all(self._right(question, ()))

    def _right(self, question: Question, shown: Iterable[Passage]) -> list[Grades]:
        """For each part the passages that answer it, of the collection and of those shown."""
        shown = list(shown)
        return [
            {
                name_of(passage): 1
                for place in places
                for passage in [*self._passages.get(place.report, []), *shown]
                if answers(place, passage, passage.text)
            }
            for places in question.parts
        ]


def _marked(question: Question, shown: Sequence[Quote]) -> list[Grades]:
    """For each part the passages shown whose marked quote answers it."""
    return [
        {
            name_of(quote.passage): 1
            for quote in shown
            if any(answers(place, quote.passage, quote.text) for place in places)
        }
        for places in question.parts
    ]


def name_of(passage: Passage) -> str:
    """What a passage is called in judgements: its report and its span in that report's text."""
    return f"{passage.report.id}:{passage.start}-{passage.end}"


def answers(place: Place, passage: Passage, words: str) -> bool:
    """Whether these words of a passage's report and section hold the facts of a place."""
    return _stands_at(place, passage) and _hold(place, words)


def within(question: Question, passages: Sequence[Passage], characters: int) -> bool:
    """Whether the first characters of the passages shown, put together, hold the facts of every part.

    The facts of a place may stand in several passages, all of its report and section.
    """
    pieces, left = [], characters
    for passage in passages:
        pieces.append((passage, _cut(passage.text, left)))
        left -= len(pieces[-1][1])
    return bool(question.places) and all(
        any(
            _hold(place, "\n".join(text for one, text in pieces if _stands_at(place, one)))
            for place in places
        )
        for places in question.parts
    )


def normalise(text: str) -> str:
    """Lower case, single spaces, "2.000" and "2 000" as "2000", typographic dashes as hyphens."""
    text = re.sub("[\u2010-\u2015]", "-", text.lower())
    return _SEPARATOR_IN_NUMBER.sub(r"\1", _SPACES.sub(" ", text)).strip()


def _stem(passage: Passage) -> str:
    return passage.report.id.rpartition("/")[2]


def _stands_at(place: Place, passage: Passage) -> bool:
    return _stem(passage) == place.report and _under(place.section, passage.section)


def _hold(place: Place, words: str) -> bool:
    text = normalise(words)
    return all(_stands(normalise(fact), text) for fact in place.facts)


def _cut(text: str, characters: int) -> str:
    """The whole words among the first characters."""
    return text if len(text) <= characters else text[: characters + 1].rpartition(" ")[0]


def _under(section: str, path: Sequence[str]) -> bool:
    return not section or normalise(section) in {normalise(title) for title in path}


def _stands(fact: str, text: str) -> bool:
    """Whether the fact stands in the text as words of its own: "91" not in "1991"."""
    return re.search(rf"(?<![\w]){re.escape(fact)}(?![\w])", text) is not None
