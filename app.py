"""Open the chat in a browser: ask the reports, read their own words.

Only the widgets and the server stand here; what they show is made in `chat`.
"""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from chat.answers import answer_card
from chat.bounds import QUEUE, BoundedBody, ToldWhenBusy, WithPolicy
from chat.following import following
from chat.header import NAME, header_html
from chat.labels import TRANSLATIONS, kind_label, label
from chat.language import InLanguage
from chat.narrowing import Choices, Picked
from chat.routes import routes
from chat.style import CSS
from chat.understanding import questions_in
from chat.words import words_for
from qa import Assistant, Filter, Retriever
from qa.commands.ask import add_collection_arguments, add_filter_arguments, filter_from
from qa.defaults import collection_for
from qa.filters import EVERYTHING
from qa.originals import Originals
from qa.retriever import LONGEST_QUESTION

if TYPE_CHECKING:
    import gradio as gr

HOST = "127.0.0.1"

EXAMPLES = [
    "Wat is er toegezegd over bodycams?",
    "How many recruits does the police need in the coming years?",
    "Hoe hoog is het ziekteverzuim en wat is het doel?",
    "Wie viele Meldekammern spüren hohen Arbeitsdruck?",
    "What happens with the old wiretapping system?",
    "Wat kost Meld Misdaad Anoniem een gemeente?",
]


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `citaat app`."""
    add_collection_arguments(parser)
    add_filter_arguments(parser)
    parser.add_argument("--port", type=int, default=7860, help="default: 7860")


def run(args: argparse.Namespace) -> int:
    """Open the collection, then the chat, until it is stopped."""
    only = filter_from(args)
    folder = collection_for(args.collection, args.reports, args.model)
    assistant = Assistant(Retriever.open(folder, model=args.model, reranker=args.reranker))
    print(f"citaat: http://{HOST}:{args.port}", flush=True)
    launch(assistant, port=args.port, only=only)
    return 0


def launch(assistant: Assistant, *, port: int, only: Filter = EVERYTHING) -> None:
    """Serve the chat on the loopback address; returns when it is stopped."""
    gradio = _gradio()
    theme = gradio.themes.Default(font=["system-ui", "sans-serif"], font_mono=["monospace"])
    now = following(assistant)
    page = chat(now, only)
    page.queue(max_size=QUEUE, api_open=False)  # nobody passes the queue by
    page.launch(
        server_name=HOST,
        server_port=port,
        quiet=True,
        footer_links=[],
        run_history=False,  # what is asked isn't kept, in the browser neither
        theme=theme,
        css=CSS,
        max_file_size="1kb",  # there is nothing to upload
        app_kwargs={
            "routes": routes(Originals(lambda: now().retriever.collection)),
            "middleware": [(layer, (), {}) for layer in (WithPolicy, BoundedBody, ToldWhenBusy, InLanguage)],
        },
        i18n=gradio.I18n(**TRANSLATIONS),
    )


def chat(now: Callable[[], Assistant], only: Filter = EVERYTHING) -> gr.Blocks:
    """The page: a chat whose answers are cards of quotes from the reports that `only` leaves.

    `now` gives the assistant that answers a question, when it is asked.
    """
    gradio = _gradio()

    def reply(  # noqa: PLR0913, PLR0917 - gradio hands over one after another
        question: str,
        history: list[Any],
        reports: list[str] | None,
        kinds: list[str] | None,
        since: str | None,
        until: str | None,
        request: gr.Request,
    ) -> str:
        picked = Picked(tuple(reports or ()), tuple(kinds or ()), since or "", until or "")
        earlier = questions_in(history)
        return answer_card(now(), question, words_for(request.headers), only, picked, earlier)

    reply.__annotations__["request"] = gradio.Request  # gradio finds the request by its type
    page: gr.Blocks
    with gradio.Blocks(title=NAME, analytics_enabled=False) as page:
        _header(page, now, only)
        _conversation(reply, _pickers(Choices.of(now().retriever.collection.reports, only)))
    return page


def _header(page: gr.Blocks, now: Callable[[], Assistant], only: Filter) -> None:
    """What this is, and how much is searched, in the language of who opens the page."""
    gradio = _gradio()

    def told(request: gr.Request) -> str:
        return header_html(now().retriever.collection.reports, only, words_for(request.headers))

    told.__annotations__["request"] = gradio.Request
    # Not gr.HTML: it evaluates its template as JavaScript, which the Content-Security-Policy forbids.
    # Nor sanitised: all of it is ours or escaped, and a link would open in another window.
    header = gradio.Markdown(f"<h1>{NAME}</h1>", sanitize_html=False, elem_id="header")
    page.load(told, None, header, queue=False, show_progress="hidden", api_visibility="private")


def _conversation(reply: Callable[..., str], pickers: list[Any]) -> None:
    """Questions and their answers."""
    gradio = _gradio()
    gradio.ChatInterface(
        reply,
        chatbot=gradio.Chatbot(
            elem_id="answers",
            label=label(gradio, "answers"),
            show_label=False,
            height="auto",
            layout="panel",
            buttons=[],
            latex_delimiters=[],
            autoscroll=False,
            render=False,
        ),
        textbox=gradio.Textbox(
            elem_id="question",
            placeholder=label(gradio, "ask"),
            label=label(gradio, "question"),
            show_label=False,
            max_length=LONGEST_QUESTION,
            submit_btn=True,
            autofocus=True,
            render=False,
        ),
        additional_inputs=pickers,
        examples=[[example] for example in EXAMPLES],
        cache_examples=False,
        flagging_mode="never",
        api_name="ask",
        analytics_enabled=False,
    )


def _pickers(choices: Choices) -> list[Any]:
    """The lists to pick reports, kinds, and the first and last year from; nothing picked is all."""
    gradio = _gradio()
    years = [("–", ""), *((year, year) for year in choices.years)]
    kinds = [(kind_label(gradio, kind), kind) for kind in choices.kinds]
    with gradio.Accordion(label(gradio, "narrowing"), open=False, elem_id="narrowing"):
        return [
            gradio.Dropdown(
                choices.reports, label=label(gradio, "reports"), multiselect=True, elem_id="reports"
            ),
            gradio.Dropdown(kinds, label=label(gradio, "kinds"), multiselect=True, elem_id="kinds"),
            gradio.Dropdown(years, value="", label=label(gradio, "since"), elem_id="since"),
            gradio.Dropdown(years, value="", label=label(gradio, "until"), elem_id="until"),
        ]


def _gradio() -> Any:
    """gradio, told first not to look up or tell anything on a network."""
    os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"
    os.environ.setdefault("HF_HUB_OFFLINE", "1")
    os.environ.setdefault("HF_HUB_DISABLE_TELEMETRY", "1")
    import gradio

    return gradio
