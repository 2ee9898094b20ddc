"""What of the page is only known when the reports are there: how many they are, and what to pick from."""

from __future__ import annotations

from typing import Any

from chat.header import header_html, intro
from chat.narrowing import NO_YEARS, Choices
from chat.starting import Starting, State
from chat.words import Words, words_for
from qa import Filter
from qa.filters import kind_in_words

LOOK = 1.0
"""Seconds after which an open page looks again how far the reports are."""


def fill_in(  # noqa: PLR0913 - what fills, and what is filled
    gr: Any,
    page: Any,
    starting: Starting,
    only: Filter,
    shown: tuple[Any, list[Any]],
    *,
    logout: bool = False,
) -> None:
    """Fill a page's header and lists when it is opened; until the reports are there, tell how far they are.

    `gr` is gradio, `page` its page, in whose block this is called.
    """
    header, lists = shown
    timer = gr.Timer(LOOK)

    def look(request: Any) -> list[Any]:
        words = words_for(request.headers)
        if starting.state is not State.READY:
            again = gr.Timer(active=starting.state is not State.FAILED)
            return [
                header_html(starting.told(words), words, logout=logout),
                *[gr.skip() for _ in lists],
                again,
            ]
        reports = starting.collection().reports
        told = header_html(intro(reports, only, words), words, logout=logout)
        return [told, *_filled(gr, Choices.of(reports, only), words), gr.Timer(active=False)]

    look.__annotations__["request"] = gr.Request  # gradio finds the request by its type
    for event in (page.load, timer.tick):
        event(
            look,
            None,
            [header, *lists, timer],
            queue=False,
            show_progress="hidden",
            api_visibility="private",
        )


def _filled(gr: Any, choices: Choices, words: Words) -> list[Any]:
    """The lists of reports, of kinds, of first years and of last years."""
    kinds = [(kind_in_words(kind, words.language), kind) for kind in choices.kinds]
    years = NO_YEARS + [(year, year) for year in choices.years]
    return [gr.Dropdown(choices=one) for one in (choices.reports, kinds, years, years)]
