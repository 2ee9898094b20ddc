"""An answer as the HTML of one message."""

from __future__ import annotations

from collections.abc import Sequence

from chat.cards import card
from chat.escaping import escape, line
from chat.words import Words
from qa import Answer, Assistant, QuestionError, Quote, Searched
from qa.collection import Collection
from qa.dates import in_words
from qa.plain_words import filter_in
from qa.retriever import checked
from qa.surroundings import beside


def answer_card(assistant: Assistant, question: str, words: Words) -> str:
    """The answer to a question as the HTML of one message; a question that can't be asked says why.

    A period of reports that the question names in plain words is a filter.
    """
    try:
        question = checked(question)
        answer = assistant.ask(question, only=filter_in(question))
        inside = answer_html(answer, words, assistant.retriever.collection)
    except QuestionError as error:
        inside = f"<p>{escape(str(error))}</p>"
    return f'<div class="answer">{inside}</div>'


def answer_html(answer: Answer, words: Words, collection: Collection) -> str:
    """Cards of the quotes in order; or that there is no answer, with the nearest folded away.

    First of all which reports the question asked for; none of them may be there.
    """
    searched = answer.searched
    asked = searched.only.describe(words.language) if searched.only else ""
    if asked and not searched.reports:
        return line("nothing", words.no_report.format(filter=asked)) + line("searched", words.widen)
    only = line("only", words.only.format(filter=asked)) if asked else ""
    if answer.answered:
        return only + _cards(answer.quotes, words, collection)
    nearest = _cards(answer.nearest, words, collection)
    looked = words.searched.format(reports=how_many(searched, words))
    return (
        f"{only}{line('nothing', words.nothing)}{line('searched', looked)}"
        f"<details><summary>{escape(words.nearest)}</summary>{nearest}</details>"
    )


def _cards(quotes: Sequence[Quote], words: Words, collection: Collection) -> str:
    return "".join(card(quote, words, beside(collection, quote.passage)) for quote in quotes)


def how_many(searched: Searched, words: Words) -> str:
    """How many reports, and from when to when: "3 reports (December 2019 – 2 December 2021)"."""
    number = words.reports[searched.reports != 1].format(searched.reports)
    dates = [date for date in dict.fromkeys([searched.first_date, searched.last_date]) if date]
    period = " – ".join(in_words(date, words.language) for date in dates)
    return f"{number} ({period})" if period else number
