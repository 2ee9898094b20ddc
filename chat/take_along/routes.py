"""The routes to copy a quote, to keep a conversation and to judge a quote, and the page's script.

The words always come from a report of the collection, never from the address or the page.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from http import HTTPStatus
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from chat.asked import AddressError
from chat.judging import Judgement, Judgements, JudgingError
from chat.links import CITE, EXPORT, JUDGE, SCRIPT
from chat.routes import GUARDED, told
from chat.take_along.csl import conversation_csl
from chat.take_along.markdown import as_markdown, conversation_markdown
from chat.take_along.plain import as_text
from chat.take_along.posted import from_own_page, judgement_in, turns_in
from chat.take_along.quoted import quote_at
from chat.take_along.reference import as_reference
from chat.take_along.table import conversation_csv
from chat.take_along.turns import Turn
from chat.take_along.web_page import conversation_html
from chat.words import Words, words_for
from qa import Filter, Quote
from qa.filters import EVERYTHING
from qa.originals import Originals

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response
    from starlette.routing import Route

_Form = TypeVar("_Form")

_HEADERS = {**GUARDED, "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'"}
_SCRIPT = Path(__file__).parents[1] / "page.js"

COPIES: dict[str, Callable[[Quote, Words], str]] = {
    "text": as_text,
    "markdown": as_markdown,
    "reference": lambda quote, _words: as_reference(quote.source),
}
"""The forms that a quote is copied in."""

KEPT = {
    "markdown": (conversation_markdown, "md", "text/markdown"),
    "html": (conversation_html, "html", "text/html"),
    "csv": (conversation_csv, "csv", "text/csv"),
    "csl": (conversation_csl, "csl.json", "application/vnd.citationstyles.csl+json"),
}
"""The forms that a conversation is kept in: how each is made, its file's ending and its media type."""


def take_along_routes(
    originals: Originals, judgements: Judgements | None = None, only: Filter = EVERYTHING
) -> list[Route]:
    """The routes for any Starlette application; without `judgements` none is taken.

    `only` is what is searched of the collection, whatever is picked.
    """
    from starlette.concurrency import run_in_threadpool
    from starlette.routing import Route

    def script(request: Request) -> Response:
        return _script(words_for(request.headers))

    def cite(request: Request) -> Response:
        return _told(request, lambda words: _cite(originals, request.query_params, words))

    async def export(request: Request) -> Response:
        body = await request.body()

        def kept(words: Words) -> Response:
            _require_own_page(request, words)
            turns = turns_in(originals, body, words, only)
            return _kept(request.query_params.get("form", ""), turns, words)

        return await run_in_threadpool(_told, request, kept)

    async def judge(request: Request) -> Response:
        body = await request.body()

        def judged(words: Words) -> Response:
            _require_own_page(request, words)
            return _judged(judgements, judgement_in(originals, body, words), words)

        return await run_in_threadpool(_told, request, judged)

    both = ["GET", "POST"]
    return [
        Route(SCRIPT, script),
        Route(CITE, cite),
        Route(EXPORT, export, methods=both),
        Route(JUDGE, judge, methods=both),
    ]


def _script(words: Words) -> Response:
    """The page's script, after the sentences that it says."""
    taken = words.taken
    said = {
        "copied": taken.copied,
        "judged": taken.judged,
        "failed": taken.failed,
        "nothing": taken.nothing_to_save,
    }
    script = f"const WORDS = {json.dumps(said)};\n{_SCRIPT.read_text(encoding='utf-8')}"
    return _response(script, "text/javascript")


def _cite(originals: Originals, parameters: Mapping[str, str], words: Words) -> Response:
    form = _one_of(COPIES, parameters.get("form", ""))
    return _response(form(quote_at(originals, parameters, words), words), "text/plain")


def _kept(form: str, turns: Sequence[Turn], words: Words) -> Response:
    write, ending, kind = _one_of(KEPT, form)
    today = datetime.now().astimezone().date()
    response = _response(write(turns, words, today), kind)
    response.headers["Content-Disposition"] = f'attachment; filename="citaat-{today}.{ending}"'
    return response


def _judged(judgements: Judgements | None, judgement: Judgement, words: Words) -> Response:
    if judgements is None:
        raise AddressError(words.taken.no_judging, HTTPStatus.FORBIDDEN)
    try:
        judgements.add(judgement)
    except JudgingError as error:
        told: str = getattr(words.taken, error.why)
        raise AddressError(told.format(name=error.name), HTTPStatus.INSUFFICIENT_STORAGE) from error
    return _response(words.taken.judged, "text/plain")


def _one_of(forms: Mapping[str, _Form], form: str) -> _Form:
    if form not in forms:
        raise AddressError(f"'form' must be one of {', '.join(forms)}", HTTPStatus.BAD_REQUEST)
    return forms[form]


def _require_own_page(request: Request, words: Words) -> None:
    """Refuse what a link alone does, and what another site's page sends."""
    if request.method != "POST":
        raise AddressError(words.taken.needs_script, HTTPStatus.METHOD_NOT_ALLOWED)
    if not from_own_page(request.headers):
        raise AddressError(words.taken.other_site, HTTPStatus.FORBIDDEN)


def _told(request: Request, answer: Callable[[Words], Response]) -> Response:
    """The answer, or the sentence that says why there is none, as plain text."""
    return told(words_for(request.headers), answer, lambda why, status: _response(why, "text/plain", status))


def _response(text: str, kind: str, status: HTTPStatus = HTTPStatus.OK) -> Response:
    from starlette.responses import Response

    data = text.encode(errors="replace")  # a file's name may hold what is no text
    return Response(data, status, {**_HEADERS, "Content-Type": f"{kind}; charset=utf-8"})
