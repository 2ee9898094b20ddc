"""The pages beside the chat: a quote in its place, and a report's file, from the same server.

Nothing is served but what stands in the collection: an address names a report's id, never a file.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from http import HTTPStatus
from pathlib import PurePath
from typing import TYPE_CHECKING
from urllib.parse import quote

from chat.asked import AddressError, asked_for, report_for
from chat.links import FILE, PAGE
from chat.viewer import POLICY, in_text, on_page, refusal
from chat.words import Words, words_for
from qa import CollectionError
from qa.errors import OriginalError
from qa.originals import Originals

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response
    from starlette.routing import Route

GUARDED = {
    "Cache-Control": "no-store",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}
"""What every response of our own routes says of itself."""

# A browser's own viewer of PDFs brings its style with it; a page of HTML that is called one gets no further.
_FILE_POLICY = "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'none'"


def routes(originals: Originals) -> list[Route]:
    """The routes to the quotes' pages and to the reports' files, for any Starlette application."""
    from starlette.routing import Route

    def page(request: Request) -> Response:
        return _told(request, lambda words: _page(originals, request.query_params, words))

    def file(request: Request) -> Response:
        return _told(request, lambda words: _file(originals, request.query_params, words))

    return [Route(PAGE, page), Route(FILE, file)]


def _page(originals: Originals, parameters: Mapping[str, str], words: Words) -> Response:
    asked = asked_for(originals, parameters, words.viewer)
    if asked.page is None:
        return _html(in_text(asked, words))
    return _html(on_page(asked, originals.open(asked.report), asked.page, words))


def _file(originals: Originals, parameters: Mapping[str, str], words: Words) -> Response:
    """A PDF to look at; any other file to keep, because HTML would run as a page of this server."""
    from starlette.responses import Response

    original = originals.open(report_for(originals, parameters, words.viewer))
    shown = bool(original.report.pages)
    name = quote(PurePath(original.name).name, errors="replace")
    headers = {
        **GUARDED,
        "Content-Security-Policy": _FILE_POLICY,
        "Content-Disposition": f"{'inline' if shown else 'attachment'}; filename*=UTF-8''{name}",
    }
    kind = "application/pdf" if shown else "application/octet-stream"
    return Response(original.data, media_type=kind, headers=headers)


def _told(request: Request, answer: Callable[[Words], Response]) -> Response:
    """The answer in the reader's language; or a page that says why there is none."""
    words = words_for(request.headers)
    return told(words, answer, lambda sentence, status: _html(refusal(sentence, words), status))


def told(
    words: Words, answer: Callable[[Words], Response], refuse: Callable[[str, HTTPStatus], Response]
) -> Response:
    """The answer in the reader's language; or what is made of the sentence that says why there is none."""
    try:
        return answer(words)
    except AddressError as error:
        return refuse(str(error), error.status)
    except OriginalError as error:
        why: str = getattr(words.viewer, error.why)
        return refuse(why.format(name=error.name), HTTPStatus.NOT_FOUND)
    except CollectionError:
        return refuse(words.viewer.unreadable, HTTPStatus.NOT_FOUND)


def _html(page: str, status: HTTPStatus = HTTPStatus.OK) -> Response:
    from starlette.responses import HTMLResponse

    return HTMLResponse(page, status, {**GUARDED, "Content-Security-Policy": POLICY})
