"""Open the chat in a browser: ask the reports, read their own words.

Only the widgets and the server stand here; what they show is made in `chat`.
"""

from __future__ import annotations

import argparse
import os
import sys
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from chat.answers import answer_card
from chat.bounds import QUEUE, ToldWhenBusy
from chat.conversation import conversation, pickers
from chat.escaping import line
from chat.filling import LOOK, Filling
from chat.guard.access import PORT, access_from, add_access_arguments
from chat.guard.layers import guarded
from chat.guard.paths import OpenPaths
from chat.header import NAME
from chat.judging import Judgements
from chat.labels import TRANSLATIONS
from chat.language import InLanguage
from chat.links import SCRIPT
from chat.narrowing import Picked
from chat.own import Own
from chat.own_panel import own_panel
from chat.reopening import reopening
from chat.routes import routes
from chat.served import Served
from chat.serving import serve, taken
from chat.starting import NotOpenedError, Starting
from chat.style import CSS, NO_JUDGING
from chat.take_along.export_links import export_links
from chat.take_along.routes import take_along_routes
from chat.understanding import questions_in
from chat.words import words_for
from qa import Assistant, CorpusError, EmbeddingsError, QaError, Retriever
from qa.commands.ask import add_collection_arguments, add_filter_arguments, filter_from
from qa.defaults import check, collection_for, folder_for, judgements_of
from qa.originals import Originals
from qa.uploads import LARGEST_FILE, Uploads, may_be_added_to

if TYPE_CHECKING:
    import gradio as gr
    from starlette.applications import Starlette

AT_ONCE = min(os.cpu_count() or 1, 8)
"""Questions answered at the same time: each keeps one core at work."""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `citaat app`."""
    add_collection_arguments(parser)
    add_filter_arguments(parser)
    parser.add_argument("--port", type=int, default=PORT, help=f"default: {PORT}")
    add_access_arguments(parser)
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
    only, access = filter_from(args), access_from(args)
    check(args.collection, args.reports, args.model)
    starting = Starting()
    served = Served(access, only, _uploads(args), _judgements(args, starting))
    with taken(access.host, access.port) as own:
        application = guarded(application_of(starting, served), access, served.uploads)
        threading.Thread(target=serve, args=(application, own), daemon=True).start()
        if access.in_the_clear:
            print("citaat: passwords cross the network unencrypted: see docs/serving.md", file=sys.stderr)
        print(f"citaat: {access.address}", flush=True)
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
    if not isinstance(folder, Path):
        return None  # a server has nowhere to put them
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
    return Judgements(lambda: args.judgements or judgements_of(starting.collection().folder))


def application_of(starting: Starting, served: Served) -> Starlette:
    """The chat and the pages beside it, as an ASGI application that nothing guards yet.

    Mounted, not launched: what gradio launches asks itself for its own pages, and guards some of its routes.
    """
    from starlette.applications import Starlette

    if served.uploads:
        os.environ["GRADIO_TEMP_DIR"] = str(served.uploads.incoming)
    gradio = _gradio()
    theme = gradio.themes.Default(font=["system-ui", "sans-serif"], font_mono=["monospace"])
    page, originals = chat(starting, served), Originals(starting.collection)
    # Nobody passes the queue by.
    page.queue(max_size=QUEUE, default_concurrency_limit=AT_ONCE, api_open=False)
    taken_along = take_along_routes(originals, served.judgements, served.only)
    application = Starlette(routes=[*routes(originals), *taken_along])
    gradio.mount_gradio_app(
        application,
        page,
        path="/",
        footer_links=[],
        run_history=False,  # what is asked isn't kept, in the browser neither
        theme=theme,
        css=CSS if served.judgements else CSS + NO_JUDGING,
        head=f'<script type="module" src="{SCRIPT}"></script>',
        show_error=False,
        max_file_size=LARGEST_FILE,
        ssr_mode=False,
        mcp_server=False,
        enable_monitoring=False,
        app_kwargs={"middleware": [(layer, (), {}) for layer in (OpenPaths, ToldWhenBusy, InLanguage)]},
        i18n=gradio.I18n(**TRANSLATIONS),
    )
    return application


def chat(starting: Starting, served: Served) -> gr.Blocks:
    """The page: a chat whose answers are cards of quotes from the reports that are asked.

    Questions wait until the reports are there; until then the page tells how far they are.
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
            return answer_card(starting.now(), question, words, served.only, picked, questions_in(history))
        except NotOpenedError:
            return f'<div class="answer">{line("nothing", starting.told(words))}</div>'

    reply.__annotations__["request"] = gradio.Request  # gradio finds the request by its type
    page: gr.Blocks
    with gradio.Blocks(title=NAME, analytics_enabled=False) as page:
        # Not gr.HTML: it evaluates its template as JavaScript, which the Content-Security-Policy forbids.
        # Nor sanitised: all of it is ours or escaped, and a link would open in another window.
        header = gradio.Markdown(f"<h1>{NAME}</h1>", sanitize_html=False, elem_id="header")
        lists = pickers(gradio)
        filling = Filling(gradio, starting, served.only, logout=bool(served.access.users))
        shown = [header, *lists]
        filling.on_opening(page, shown)
        own = Own(served.uploads, starting.collection) if served.uploads else None
        own_panel(gradio, own, filling.renewed, shown)
        question = conversation(gradio, reply, lists)
        export_links(gradio, page)
        reopening(gradio, page, starting, served.only, [question, *lists])
    _unqueued(page)
    return page


def _unqueued(page: gr.Blocks) -> None:
    """Let gradio's small steps around a question pass the queue by: one of them opens the box again.

    Refused with the questions that are too many, it would leave the box shut.
    """
    for step in page.fns.values():
        if step.name == "<lambda>":
            step.queue = False


def _gradio() -> Any:
    """gradio, told first not to look up or tell anything on a network."""
    os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"
    os.environ.setdefault("HF_HUB_OFFLINE", "1")
    os.environ.setdefault("HF_HUB_DISABLE_TELEMETRY", "1")
    # Nor to sum up after each question all questions so far, which nobody looks at here.
    os.environ.setdefault("GRADIO_ANALYTICS_CACHE_FREQUENCY", "1000000000")
    os.environ.setdefault("GRADIO_ANALYTICS_MAX_EVENTS", "1")
    import gradio

    # What a client sends may name a file at any address, and gradio would fetch it.
    gradio.processing_utils.async_ssrf_protected_download = _not_fetched
    return gradio


async def _not_fetched(*_: object, **__: object) -> str:
    raise _gradio().Error("A file from another server isn't fetched: ask a question.", print_exception=False)
