"""A question that stands in the page's address: it is put into the box, with what is picked."""

from __future__ import annotations

from typing import Any

from chat.filling import offered
from chat.links import asked_in
from chat.narrowing import Choices, Picked
from chat.starting import NotOpenedError, Starting
from chat.words import words_for
from qa import Filter


def reopening(gr: Any, page: Any, starting: Starting, only: Filter, fields: list[Any]) -> None:
    """Fill the fields from the address when the page is opened: the box, and the four lists; `gr` is gradio.

    A question waits for the reports, and brings what the lists offer, for its picks are checked by that.

    What can't be picked here isn't left out, for then more would be searched than the address asks for:
    the person is told, and nothing is filled in.
    """

    def fill(request: Any) -> list[Any]:
        question, picked = asked_in(str(request.query_params))
        nothing = [gr.skip() for _ in fields]
        if not question:
            return nothing
        words = words_for(request.headers)
        try:
            choices = Choices.of(starting.now().retriever.collection.reports, only)
        except NotOpenedError:
            return nothing  # the page tells why
        if not pickable(picked, choices):
            gr.Warning(words.taken.not_here)
            return nothing
        picks = (list(picked.reports), list(picked.kinds), picked.since, picked.until)
        lists = zip(offered(choices, words), picks, strict=True)
        return [question, *(gr.Dropdown(choices=known, value=pick) for known, pick in lists)]

    fill.__annotations__["request"] = gr.Request  # gradio finds the request by its type
    # Through the queue: a warning comes no other way.
    page.load(fill, None, fields, show_progress="hidden", api_visibility="private")


def pickable(picked: Picked, choices: Choices) -> bool:
    """Whether all of it is there to pick."""
    reports = {value for _, value in choices.reports}
    years = {"", *choices.years}
    return (
        reports.issuperset(picked.reports)
        and set(choices.kinds).issuperset(picked.kinds)
        and {picked.since, picked.until} <= years
    )
