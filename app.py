"""Open the chat in a browser: ask the reports, read their own words.

Only the widgets and the server stand here; what they show is made in `chat`.
"""

from __future__ import annotations

import argparse
import os
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from chat.answers import answer_card
from chat.bounds import QUEUE, BoundedBody, ToldWhenBusy, WithPolicy
from chat.escaping import line
from chat.filling import LOOK, fill_in, renewed
from chat.header import NAME
from chat.incoming import UPLOAD, Incoming
from chat.judging import Judgements
from chat.labels import TRANSLATIONS, label
from chat.language import InLanguage
from chat.links import SCRIPT
from chat.narrowing import NO_YEARS, Picked
from chat.own import Own
from chat.own_panel import own_panel
from chat.port import check_port
from chat.reopening import reopening
from chat.routes import routes
from chat.starting import NotOpenedError, Starting
from chat.style import CSS, NO_JUDGING
from chat.take_along.export_links import export_links
from chat.take_along.routes import take_along_routes
from chat.understanding import questions_in
from chat.words import Words, words_for
from qa import Assistant, CorpusError, EmbeddingsError, Filter, QaError, Retriever
from qa.commands.ask import add_collection_arguments, add_filter_arguments, filter_from
from qa.defaults import check, collection_for, folder_for
from qa.filters import EVERYTHING
from qa.layout import Layout
from qa.originals import Originals
from qa.retriever import LONGEST_QUESTION
from qa.uploads import LARGEST_FILE, Uploads, may_be_added_to

if TYPE_CHECKING:
    import gradio as gr

HOST = "127.0.0.1"

AT_ONCE = min(os.cpu_count() or 1, 8)
"""Questions answered at the same time: each keeps one core at work."""

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
    judging = parser.add_mutually_exclusive_group()
    judging.add_argument(
        "--judgements",
        type=Path,
        metavar="FILE",
        help="where it is kept which quotes were useful (default: judged.jsonl in the collection's folder)",
    )
    judging.add_argument("--no-judging", action="store_true", help="don't ask whether a quote was useful")


def run(args: argparse.Namespace) -> int:
    """Serve the chat, and open the reports behind it, until it is stopped."""
    only = filter_from(args)
    check(args.collection, args.reports, args.model)
    check_port(HOST, args.port)
    starting = Starting()
    launch(
        starting,
        port=args.port,
        only=only,
        uploads=_uploads(args),
        judgements=_judgements(args, starting),
    )
    print(f"citaat: http://{HOST}:{args.port}", flush=True)
    try:
        with starting.or_failed():
            starting.opened(_opened(args, starting))
    except (CorpusError, EmbeddingsError, QaError):
        if starting.watched:
            time.sleep(3 * LOOK)  # so that open pages still hear why
        raise
    threading.Event().wait()
    return 0


def _uploads(args: argparse.Namespace) -> Uploads | None:
    """Where reports go that are added; None where this user may not write."""
    folder = folder_for(args.collection, args.reports, args.model, own=True)
    made_here = args.collection is None
    return Uploads(folder) if made_here or may_be_added_to(folder) else None


def _opened(args: argparse.Namespace, starting: Starting) -> Assistant:
    from threadpoolctl import threadpool_limits

    folder = collection_for(args.collection, args.reports, args.model, own=True, watch=starting.reading)
    starting.opening()
    retriever = Retriever.open(folder, model=args.model, reranker=args.reranker)
    # More threads to a question wait for each other, and take twice the processor's time.
    threadpool_limits(1, user_api="blas")
    retriever.encoder.encode_queries(["?"])  # the first question is slow: so it is nobody's
    return Assistant(retriever)


def _judgements(args: argparse.Namespace, starting: Starting) -> Judgements | None:
    if args.no_judging:
        return None
    return Judgements(lambda: args.judgements or Layout(starting.collection().folder).judgements)


def launch(
    starting: Starting,
    *,
    port: int,
    only: Filter = EVERYTHING,
    uploads: Uploads | None = None,
    judgements: Judgements | None = None,
) -> None:
    """Serve the chat on the loopback address, from other threads; returns when it answers.

    `uploads` is where reports that are added go; without it none can be. Without `judgements` nobody is
    asked whether a quote was useful.
    """
    if uploads:
        os.environ["GRADIO_TEMP_DIR"] = str(uploads.incoming)
    gradio = _gradio()
    theme = gradio.themes.Default(font=["system-ui", "sans-serif"], font_mono=["monospace"])
    page, originals = chat(starting, only, uploads), Originals(starting.collection)
    page.queue(
        max_size=QUEUE, default_concurrency_limit=AT_ONCE, api_open=False
    )  # nobody passes the queue by
    page.launch(
        server_name=HOST,
        server_port=port,
        prevent_thread_lock=True,
        ssl_verify=False,  # there is no certificate to verify, and reading all that there are takes a while
        quiet=True,
        footer_links=[],
        run_history=False,  # what is asked isn't kept, in the browser neither
        theme=theme,
        css=CSS if judgements else CSS + NO_JUDGING,
        head=f'<script type="module" src="{SCRIPT}"></script>',
        max_file_size=LARGEST_FILE,
        app_kwargs={
            "routes": [*routes(originals), *take_along_routes(originals, judgements, only)],
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


def chat(starting: Starting, only: Filter = EVERYTHING, uploads: Uploads | None = None) -> gr.Blocks:
    """The page: a chat whose answers are cards of quotes from the reports that `only` leaves.

    Questions wait until the reports are there; until then the page tells how far they are. `uploads` is
    where reports that are added go.
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
        words = words_for(request.headers)
        try:
            return answer_card(starting.now(), question, words, only, picked, questions_in(history))
        except NotOpenedError:
            return f'<div class="answer">{line("nothing", starting.told(words))}</div>'

    reply.__annotations__["request"] = gradio.Request  # gradio finds the request by its type

    def refilled(words: Words) -> list[Any]:
        return renewed(gradio, starting.collection().reports, only, words)

    page: gr.Blocks
    with gradio.Blocks(title=NAME, analytics_enabled=False) as page:
        # Not gr.HTML: it evaluates its template as JavaScript, which the Content-Security-Policy forbids.
        # Nor sanitised: all of it is ours or escaped, and a link would open in another window.
        header = gradio.Markdown(f"<h1>{NAME}</h1>", sanitize_html=False, elem_id="header")
        pickers = _pickers()
        shown = [header, *pickers]
        fill_in(gradio, page, starting, only, shown)
        own_panel(gradio, Own(uploads, starting.collection) if uploads else None, refilled, shown)
        question = _conversation(reply, pickers)
        export_links(gradio, page)
        reopening(gradio, page, starting, only, [question, *pickers])
    return page


def _conversation(reply: Callable[..., str], pickers: list[Any]) -> Any:
    """Questions and their answers; the box to type a question in."""
    gradio = _gradio()
    interface = gradio.ChatInterface(
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
    return interface.textbox


def _pickers() -> list[Any]:
    """The lists to pick reports, kinds, and the first and last year from; nothing picked is all."""
    gradio = _gradio()
    year = {"choices": NO_YEARS, "value": ""}
    with gradio.Accordion(label(gradio, "narrowing"), open=False, elem_id="narrowing"):
        return [
            gradio.Dropdown(label=label(gradio, "reports"), multiselect=True, elem_id="reports"),
            gradio.Dropdown(label=label(gradio, "kinds"), multiselect=True, elem_id="kinds"),
            gradio.Dropdown(label=label(gradio, "since"), elem_id="since", **year),
            gradio.Dropdown(label=label(gradio, "until"), elem_id="until", **year),
        ]


def _gradio() -> Any:
    """gradio, told first not to look up or tell anything on a network."""
    os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"
    os.environ.setdefault("HF_HUB_OFFLINE", "1")
    os.environ.setdefault("HF_HUB_DISABLE_TELEMETRY", "1")
    # Nor to sum up after each question all questions so far, which nobody looks at here.
    os.environ.setdefault("GRADIO_ANALYTICS_CACHE_FREQUENCY", "1000000000")
    os.environ.setdefault("GRADIO_ANALYTICS_MAX_EVENTS", "1")
    import gradio

    return gradio
