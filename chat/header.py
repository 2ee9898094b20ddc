"""The head of the page: what this is, how much is searched, and the way to the other language."""

from __future__ import annotations

from collections.abc import Sequence

from chat.answers import how_many
from chat.escaping import escape
from chat.guard.pages import LOGOUT
from chat.language import LANGUAGE
from chat.words import WORDS, Words
from qa import Filter, Searched
from qa.filters import Described

NAME = "citaat"


def intro(reports: Sequence[Described], only: Filter, words: Words) -> str:
    """What there is to ask: the reports that the filter leaves."""
    return words.intro.format(reports=how_many(Searched.of(reports, only), words))


def header_html(told: str, words: Words, *, logout: bool = False) -> str:
    """The head of the page in one language, with one sentence in it."""
    links = (
        f'<a href="./?{LANGUAGE}={other.language}" hreflang="{other.language}" lang="{other.language}">'
        f"{escape(other.name)}</a>"
        for other in WORDS.values()
        if other is not words
    )
    leave = f' <a href="{LOGOUT}">{escape(words.guard.log_out)}</a>' if logout else ""
    return f"<h1>{NAME}</h1><nav>{''.join(links)}{leave}</nav><p>{escape(told)}</p>"
