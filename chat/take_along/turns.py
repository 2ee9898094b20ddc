"""A conversation to take along: its questions, with the quotes that were shown."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from importlib.metadata import version

from chat.words import Words
from qa import Filter, Quote
from qa.dates import in_words
from qa.filters import EVERYTHING


@dataclass(frozen=True, slots=True)
class Turn:
    """A question and the quotes that answered it; without any, the reports don't answer.

    `only` is what was picked to be searched. `gone` is how many more quotes there were, whose words
    aren't in the reports any more.
    """

    question: str
    quotes: tuple[Quote, ...]
    only: Filter = EVERYTHING
    gone: int = 0

    def remarks(self, words: Words) -> list[str]:
        """What there is to say beside the quotes."""
        only = [words.only_picked.format(filter=self.only.describe(words.language))] if self.only else []
        if self.gone:
            return [*only, words.taken.gone.format(self.gone)]
        return only if self.quotes else [*only, words.nothing]


def quotes_of(turns: Iterable[Turn]) -> list[Quote]:
    """Every quote of a conversation once, in order; identity is place, never the words."""
    quotes = (quote for turn in turns for quote in turn.quotes)
    return list({(quote.passage.report.id, quote.start, quote.end): quote for quote in quotes}.values())


def made_on(words: Words, made: date) -> str:
    """The line that says when and with what it was made."""
    return words.taken.made.format(date=in_words(made.isoformat(), words.language), version=version("citaat"))
