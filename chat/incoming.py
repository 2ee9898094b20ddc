"""What the server holds to when files come in: whether they may, how much, how long, how many at once."""

from __future__ import annotations

from contextlib import suppress
from http import HTTPStatus
from time import monotonic

from chat.asgi import Application, Message, Receive, Send, reader_of, respond
from chat.bounds import says_at_most
from chat.own_words import OwnWords
from qa import QaError
from qa.uploads import LARGEST_FILE, Uploads, size_of

UPLOAD = "/gradio_api/upload"
"""The path at which gradio takes files in."""

LARGEST = 4 * LARGEST_FILE
"""Bytes of the files of one request."""

MOST_WAITING = 2 * LARGEST
"""Bytes of all files that came in and weren't added."""

LONGEST = 10 * 60.0
"""Seconds for one request."""

AT_ONCE = 2


class Incoming:
    """Bounds requests that bring files, without holding these in memory; refuses them without `uploads`."""

    def __init__(self, app: Application, uploads: Uploads | None, largest: int = LARGEST) -> None:
        self._app = app
        self._uploads = uploads
        self._largest = largest
        self._under_way = 0

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        """Hand a request on, or refuse it."""
        if scope["type"] != "http" or scope["path"] != UPLOAD:
            await self._app(scope, receive, send)
            return
        status, why = self._refused(scope, reader_of(scope).own)
        if why:  # as it is, for gradio's page shows all of the body
            await respond(send, status, why.encode(), (b"content-type", b"text/plain; charset=utf-8"))
            return
        self._under_way += 1
        try:
            await self._app(scope, _bounded(receive, self._largest), send)
        finally:
            self._under_way -= 1

    def _refused(self, scope: Message, words: OwnWords) -> tuple[HTTPStatus, str]:
        """A status and why; an empty sentence when files may come in."""
        if self._uploads is None:
            return HTTPStatus.FORBIDDEN, words.closed
        if not says_at_most(self._largest, scope):
            return HTTPStatus.REQUEST_ENTITY_TOO_LARGE, words.too_large.format(size=self._largest >> 20)
        if self._under_way >= AT_ONCE:
            return HTTPStatus.SERVICE_UNAVAILABLE, words.busy
        with suppress(QaError):  # of a collection that can't be read, adding will tell
            self._uploads.tidy()
        if size_of(self._uploads.incoming) > MOST_WAITING:
            return HTTPStatus.INSUFFICIENT_STORAGE, words.too_full
        return HTTPStatus.OK, ""


def _bounded(receive: Receive, largest: int) -> Receive:
    """The same, which ends as if the client had gone when it brings too much or takes too long."""
    left, until = largest, monotonic() + LONGEST

    async def bounded() -> Message:
        nonlocal left
        message = await receive()
        left -= len(message.get("body", b""))
        return message if left >= 0 and monotonic() < until else {"type": "http.disconnect"}

    return bounded
