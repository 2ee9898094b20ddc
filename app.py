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
from chat.incoming import UPLOAD, Incoming
from chat.labels import TRANSLATIONS, kind_label, label
from chat.language import InLanguage
from chat.narrowing import Choices, Picked
from chat.own import Own
from chat.panel import for_reader, panel
from chat.routes import routes
from chat.style import CSS
from chat.understanding import questions_in
from chat.words import Words, words_for
from qa import Assistant, Filter, Retriever
from qa.collection import Collection
from qa.commands.ask import add_collection_arguments, add_filter_arguments, filter_from
from qa.defaults import collection_for
from qa.filters import EVERYTHING, kind_in_words
from qa.originals import Originals
from qa.retriever import LONGEST_QUESTION
from qa.uploads import LARGEST_FILE, Uploads, may_be_added_to

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
    folder = collection_for(args.collection, args.reports, args.model, own=True)
    assistant = Assistant(Retriever.open(folder, model=args.model, reranker=args.reranker))
    print(f"citaat: http://{HOST}:{args.port}", flush=True)
    uploads = Uploads(folder) if may_be_added_to(folder) else None
    launch(assistant, port=args.port, only=only, uploads=uploads)
    return 0


def launch(
    assistant: Assistant, *, port: int, only: Filter = EVERYTHING, uploads: Uploads | None = None
) -> None:
    """Serve the chat on the loopback address; returns when it is stopped.

    `uploads` is where reports that are added go; without it none can be.
    """
    if uploads:
        os.environ["GRADIO_TEMP_DIR"] = str(uploads.incoming)
    gradio = _gradio()
    theme = gradio.themes.Default(font=["system-ui", "sans-serif"], font_mono=["monospace"])
    now = following(assistant)
    page = chat(now, only, uploads)
    page.queue(max_size=QUEUE, api_open=False)  # nobody passes the queue by
    page.launch(
        server_name=HOST,
        server_port=port,
        quiet=True,
        footer_links=[],
        run_history=False,  # what is asked isn't kept, in the browser neither
        theme=theme,
        css=CSS,
        max_file_size=LARGEST_FILE,
        app_kwargs={
            "routes": routes(Originals(lambda: now().retriever.collection)),
            "middleware": [
                (WithPolicy, (), {}),
                (Incoming, (uploads,), {}),
                (BoundedBody, (), {"apart": frozenset({UPLOAD})}),
                (ToldWhenBusy, (), {}),
                (InLanguage, (), {}),
            ],
        },
        i18n=gradio.I18n(**TRANSLATIONS),
    )


def chat(
    now: Callable[[], Assistant], only: Filter = EVERYTHING, uploads: Uploads | None = None
) -> gr.Blocks:
    """The page: a chat whose answers are cards of quotes from the reports that `only` leaves.

    `now` gives the assistant that answers a question, when it is asked; `uploads` is where reports that
    are added go.
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

    def collection() -> Collection:
        return now().retriever.collection

    def renewed(words: Words) -> list[Any]:
        """The header, and the lists to pick from, for the reports that are there now."""
        reports = collection().reports
        return [header_html(reports, only, words), *_offered(gradio, Choices.of(reports, only), words)]

    page: gr.Blocks
    with gradio.Blocks(title=NAME, analytics_enabled=False) as page:
        # Not gr.HTML: it evaluates its template as JavaScript, which the Content-Security-Policy forbids.
        # Nor sanitised: all of it is ours or escaped, and a link would open in another window.
        header = gradio.Markdown(f"<h1>{NAME}</h1>", sanitize_html=False, elem_id="header")
        pickers = _pickers(Choices.of(collection().reports, only))
        shown = [header, *pickers]
        panel(gradio, Own(uploads, collection) if uploads else None, renewed, shown)
        _conversation(reply, pickers)
        told = for_reader(gradio, renewed)
        page.load(told, None, shown, queue=False, show_progress="hidden", api_visibility="private")
    return page


def _offered(gradio: Any, choices: Choices, words: Words) -> list[Any]:
    """What each list to pick from is to offer, with nothing picked."""
    years = [("–", ""), *((year, year) for year in choices.years)]
    kinds = [(kind_in_words(kind, words.language), kind) for kind in choices.kinds]
    lists: list[tuple[list[Any], Any]] = [(choices.reports, []), (kinds, []), (years, ""), (years, "")]
    return [gradio.update(choices=offered, value=picked) for offered, picked in lists]


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
