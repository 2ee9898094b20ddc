"""An answer as the HTML of one message."""

from __future__ import annotations

from collections.abc import Sequence

from chat.cards import card
from chat.escaping import escape, line
from chat.narrowing import NOTHING_PICKED, Picked, narrowed
from chat.take_along.card_links import asked_link
from chat.understanding import meant, understood_line
from chat.words import Words
from qa import Answer, Assistant, Filter, FilterError, QuestionError, Quote, Searched
from qa.dates import in_words
from qa.filters import EVERYTHING
from qa.plain_words import filter_in
from qa.retriever import LONGEST_QUESTION, checked
from qa.searchable import Opened
from qa.surroundings import beside

LIKELY = 0.7
"""Above such a confidence two of three questions had their answer among the first five quotes, whatever
more it was; under it, one of two or fewer (docs/results.md)."""


def answer_card(  # noqa: PLR0913, PLR0917 - what is asked, of what, and in whose words
    assistant: Assistant,
    question: str,
    words: Words,
    only: Filter = EVERYTHING,
    picked: Picked = NOTHING_PICKED,
    earlier: Sequence[str] = (),
) -> str:
    """The answer to a question as the HTML of one message; a question that can't be asked says why.

    It is asked of the reports that `only` leaves, that were picked, and that are of a period of reports
    which the question names in plain words. `earlier` are the questions of the same conversation, as typed:
    one that goes on from them is asked as it is understood, and the answer begins with that.
    """
    try:
        typed = checked(question)
        asked = meant(typed, earlier)
        inside = understood_line(typed, asked, words)
        inside += _asked(assistant, asked, words, picked.within(only))
        inside += asked_link(asked, words, picked)
    except QuestionError:
        told = words.too_long if question.strip() else words.empty
        inside = line("nothing", told.format(length=len(question.strip()), most=LONGEST_QUESTION))
    except FilterError:
        inside = line("nothing", words.no_period)
    return f'<div class="answer">{inside}</div>'


def _asked(assistant: Assistant, question: str, words: Words, chosen: Filter) -> str:
    named = filter_in(question)
    try:
        only = narrowed(chosen, named)
    except FilterError:
        picked, asked = (one.describe(words.language) for one in (chosen, named))
        told = line("nothing", words.apart.format(picked=picked, asked=asked))
        return told + line("searched", words.widen_picked)
    return answer_html(assistant.ask(question, only=only), words, assistant.retriever.collection)


def answer_html(answer: Answer, words: Words, collection: Opened) -> str:
    """Cards of the quotes in order; or that there is no answer, with the nearest folded away.

    First of all which reports were asked; none of them may be there.
    """
    searched = answer.searched
    asked = searched.only.describe(words.language) if searched.only else ""
    named = searched.only == filter_in(answer.question)
    if asked and not searched.reports:
        told = words.no_report if named else words.no_report_picked
        widen = words.widen if named else words.widen_picked
        return line("nothing", told.format(filter=asked)) + line("searched", widen)
    told = words.only if named else words.only_picked
    only = line("only", told.format(filter=asked)) if asked else ""
    if answer.answered:
        others = _folded(words.elsewhere, _cards(answer, answer.elsewhere, words, collection))
        return only + _how_sure(answer, words) + _cards(answer, answer.quotes, words, collection) + others
    nearest = _cards(answer, answer.nearest, words, collection)
    looked = words.searched.format(reports=how_many(searched, words))
    told = line("nothing", words.nothing) + line("searched", looked)
    return only + told + _folded(words.nearest, nearest)


def _how_sure(answer: Answer, words: Words) -> str:
    return line("sure", words.likely if answer.confidence >= LIKELY else words.perhaps)


def _folded(summary: str, inside: str) -> str:
    return f"<details><summary>{escape(summary)}</summary>{inside}</details>" if inside else ""


def _cards(answer: Answer, quotes: Sequence[Quote], words: Words, collection: Opened) -> str:
    return "".join(card(quote, words, answer.question, beside(collection, quote.passage)) for quote in quotes)


def how_many(searched: Searched, words: Words) -> str:
    """How many reports, and from when to when: "3 reports (December 2019 – 2 December 2021)"."""
    number = words.reports[searched.reports != 1].format(searched.reports)
    dates = [date for date in dict.fromkeys([searched.first_date, searched.last_date]) if date]
    period = " – ".join(in_words(date, words.language) for date in dates)
    return f"{number} ({period})" if period else number
