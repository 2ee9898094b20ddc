"""The widgets with which a person adds reports of their own, and takes them out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from chat.escaping import escape
from chat.labels import label
from chat.own import Own, bounds
from chat.readers import for_reader
from chat.words import Words, words_for
from qa.uploads import SUFFIXES

_ONE_AT_A_TIME = {"concurrency_id": "own reports", "concurrency_limit": 1}
_QUIET = {"show_progress": "hidden", "api_visibility": "private"}


def own_panel(gr: Any, own: Own | None, renewed: Callable[[Words], list[Any]], shown: Sequence[Any]) -> None:
    """The panel; after a change of the collection the widgets in `shown` get the values of `renewed`.

    Without `own` it only says that nothing can be added.
    """
    with gr.Accordion(label(gr, "own_panel"), open=False, elem_id="own") as accordion:
        about = gr.Markdown(elem_id="bounds")
        widgets = _Panel(gr, own) if own else None
    told = for_reader(gr, lambda words: escape(bounds(words) if own else words.own.closed))
    accordion.expand(told, None, about, **_QUIET)
    if widgets:
        widgets.connect(accordion, renewed, shown)


class _Panel:
    """The widgets, and what follows on their use."""

    def __init__(self, gr: Any, own: Own) -> None:
        self._gr = gr
        self._own = own
        self._drop = gr.File(
            label=label(gr, "own_drop"),
            file_count="multiple",
            file_types=list(SUFFIXES),
            height=150,
            elem_id="drop",
        )
        self._replaced = gr.Markdown(elem_id="replaced")
        with gr.Row():
            self._add = gr.Button(label(gr, "own_add"), elem_id="add")
            self._stop = gr.Button(label(gr, "own_stop"), visible=False, elem_id="stop")
        self._told = gr.Markdown(elem_id="own-told")
        self._shelf = gr.Markdown(elem_id="shelf")
        with gr.Group(visible=False) as self._removable:
            self._pick = gr.Dropdown([], label=label(gr, "own_pick"), elem_id="pick")
            self._remove = gr.Button(label(gr, "own_remove"), elem_id="remove")
        with gr.Group(visible=False) as self._sure:
            self._question = gr.Markdown(elem_id="sure", padding=True)
            with gr.Row():
                self._yes = gr.Button(label(gr, "own_yes"), elem_id="yes")
                self._no = gr.Button(label(gr, "own_no"), elem_id="no")

    def connect(self, accordion: Any, renewed: Callable[[Words], list[Any]], shown: Sequence[Any]) -> None:
        """Say what follows on what."""
        listed = (for_reader(self._gr, self._listed), None, [self._shelf, self._pick, self._removable])
        accordion.expand(*listed, **_QUIET)
        replaced = for_reader(self._gr, lambda words, dropped: self._own.replaced(dropped or (), words))
        self._drop.change(replaced, self._drop, self._replaced, **_QUIET)
        self._stop.click(self._own.stop, None, None, **_QUIET)
        self._remove.click(
            for_reader(self._gr, self._question_on), self._pick, [self._sure, self._question], **_QUIET
        )
        for leave in (self._no.click, self._pick.change):  # what is asked about is what is picked
            leave(lambda: self._gr.update(visible=False), None, self._sure, **_QUIET)
        changes = [
            self._add.click(
                _for_reader_meanwhile(self._gr, self._adding),
                self._drop,
                [self._told, self._drop, self._add, self._stop],
                **_ONE_AT_A_TIME,
                **_QUIET,
            ),
            self._yes.click(
                for_reader(self._gr, self._removing),
                self._pick,
                [self._told, self._sure],
                **_ONE_AT_A_TIME,
                **_QUIET,
            ),
        ]
        for change in changes:
            change.then(*listed, **_QUIET).then(for_reader(self._gr, renewed), None, list(shown), **_QUIET)

    def _adding(self, words: Words, dropped: Sequence[str] | None) -> Iterator[list[Any]]:
        """What is told meanwhile, with the button to stop; at last the files are gone from their place."""
        gr, told = self._gr, ""
        for told in self._own.add(dropped or (), words):
            yield [told, gr.skip(), gr.update(interactive=False), gr.update(visible=True)]
        yield [told, None, gr.update(interactive=True), gr.update(visible=False)]

    def _removing(self, words: Words, report_id: str | None) -> list[Any]:
        told = self._own.remove(report_id, words) if report_id else ""
        return [told, self._gr.update(visible=False)]

    def _question_on(self, words: Words, report_id: str | None) -> list[Any]:
        """The question whether to remove it, and what it is."""
        asked = words.own.sure.format(self._own.title(report_id)) if report_id else ""
        return [self._gr.update(visible=bool(report_id)), escape(asked)]

    def _listed(self, words: Words) -> list[Any]:
        gr, removable = self._gr, self._own.removable()
        return [
            self._own.shelf(words),
            gr.update(choices=removable, value=None),
            gr.update(visible=bool(removable)),
        ]


def _for_reader_meanwhile(gr: Any, function: Callable[..., Iterator[Any]]) -> Callable[..., Iterator[Any]]:
    """The same of a function that tells one thing after another."""

    def called(request: Any, *values: Any) -> Iterator[Any]:
        yield from function(words_for(request.headers), *values)

    called.__annotations__["request"] = gr.Request
    return called
