"""Does a quote answer a question? By report, section and facts, never by wording."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from eval.questions import Place, Question
from qa import Quote

# "2.000" and "17 000", but not the year and the number of "2022 220": one to three digits come first.
_SEPARATOR_IN_NUMBER = re.compile(r"(?<!\d)(\d{1,3})[.\s](?=\d{3}(?!\d))")
_SPACES = re.compile(r"\s+")


def rank(question: Question, quotes: Sequence[Quote], words: Callable[[Quote], str]) -> int | None:
    """The rank, counted from 1, of the first quote whose words answer; None when none does.

    `words` says what is judged: the passage that is shown, or only the marked quote in it.
    """
    for at, quote in enumerate(quotes, start=1):
        if any(answers(place, quote, words(quote)) for place in question.places):
            return at
    return None


def answers(place: Place, quote: Quote, words: str) -> bool:
    """Whether these words of a quote's report and section hold the facts of a place."""
    report = quote.passage.report.id.rpartition("/")[2]
    if report != place.report or not _under(place.section, quote.passage.section):
        return False
    text = normalise(words)
    return all(_stands(normalise(fact), text) for fact in place.facts)


def passage_words(quote: Quote) -> str:
    """The passage that is shown, with the quote marked in it."""
    return quote.passage.text


def quote_words(quote: Quote) -> str:
    """The marked quote alone."""
    return quote.text


def normalise(text: str) -> str:
    """Lower case, single spaces, "2.000" and "2 000" as "2000", typographic dashes as hyphens."""
    text = re.sub("[\u2010-\u2015]", "-", text.lower())
    return _SEPARATOR_IN_NUMBER.sub(r"\1", _SPACES.sub(" ", text)).strip()


def _under(section: str, path: Sequence[str]) -> bool:
    return not section or normalise(section) in {normalise(title) for title in path}


def _stands(fact: str, text: str) -> bool:
    """Whether the fact stands in the text as words of its own: "91" not in "1991"."""
    return re.search(rf"(?<![\w]){re.escape(fact)}(?![\w])", text) is not None
