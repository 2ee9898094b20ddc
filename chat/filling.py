"""What of the page is only known when the reports are there: how many they are, and what to pick from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from chat.header import header_html, intro
from chat.narrowing import NO_YEARS, Choices
from chat.readers import for_reader
from chat.starting import Starting, State
from chat.words import Words
from qa import Filter
from qa.filters import kind_in_words

LOOK = 1.0
"""Seconds after which an open page looks again how far the reports are."""


@dataclass(frozen=True, slots=True)
class Filling:
    """Fills the header and the four lists of a page; `gr` is gradio, `logout` whether there is a way out."""

    gr: Any
    starting: Starting
    only: Filter
    logout: bool = False

    def renewed(self, words: Words) -> list[Any]:
        """The header, and the lists, for the reports that are there now; CollectionError without any."""
        reports = self.starting.collection().reports
        lists = offered(Choices.of(reports, self.only), words)
        head = self._header(intro(reports, self.only, words), words)
        return [head, *[self.gr.Dropdown(choices=one) for one in lists]]

    def on_opening(self, page: Any, shown: Sequence[Any]) -> None:
        """Fill what is shown when a page is opened; until the reports are there, tell how far they are."""
        timer = self.gr.Timer(LOOK)

        def look(words: Words) -> list[Any]:
            state = self.starting.state
            if state is State.READY:
                return [*self.renewed(words), self.gr.Timer(active=False)]
            head, lists = self._header(self.starting.told(words), words), [self.gr.skip()] * len(shown[1:])
            return [head, *lists, self.gr.Timer(active=state is not State.FAILED)]

        for event in (page.load, timer.tick):
            event(
                for_reader(self.gr, look),
                None,
                [*shown, timer],
                queue=False,
                show_progress="hidden",
                api_visibility="private",
            )

    def _header(self, told: str, words: Words) -> str:
        return header_html(told, words, logout=self.logout)


def offered(choices: Choices, words: Words) -> list[list[tuple[str, str]]]:
    """What the lists of reports, of kinds, of first years and of last years offer: (shown, value) of each."""
    kinds = [(kind_in_words(kind, words.language), kind) for kind in choices.kinds]
    years = NO_YEARS + [(year, year) for year in choices.years]
    return [choices.reports, kinds, years, years]
