"""What the server holds to, whatever a client sends: how large a body, and what a page of it may load."""

from __future__ import annotations

import json
from http import HTTPStatus

from chat.asgi import Application, Message, Receive, Send, header, reader_of, respond

LARGEST_BODY = 4 * 1024 * 1024
"""Bytes. A question is at most some thousands; but with each one gradio's page sends all answers so far."""

QUEUE = 100
"""Questions that wait for their turn, some ten seconds on two cores; the next is told that it is too busy."""

POLICY = (
    "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; worker-src 'self' blob:; "
    "object-src 'none'; base-uri 'self'; form-action 'none'; frame-ancestors 'none'"
)
"""The Content-Security-Policy of gradio's page, whose scripts and styles stand in it."""


class BoundedBody:
    """Refuses a request whose body is larger than `largest` bytes, with status 413, before it is used.

    Requests to the paths in `apart` are bounded elsewhere.
    """

    def __init__(
        self, app: Application, largest: int = LARGEST_BODY, apart: frozenset[str] = frozenset()
    ) -> None:
        self._app = app
        self._largest = largest
        self._apart = apart

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        """Read the body as far as the bound; hand it on whole, or refuse it."""
        if scope["type"] != "http" or scope["path"] in self._apart:
            await self._app(scope, receive, send)
            return
        body = await self._body(scope, receive)
        if body is None:
            await _refuse(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, reader_of(scope).too_large, send)
            return
        given = False

        async def replay() -> Message:
            nonlocal given
            if given:
                return await receive()  # that the client has gone
            given = True
            return {"type": "http.request", "body": body, "more_body": False}

        await self._app(scope, replay, send)

    async def _body(self, scope: Message, receive: Receive) -> bytes | None:
        """The whole body; None when it is, or says that it is, too large."""
        if not says_at_most(self._largest, scope):
            return None
        body = bytearray()
        while True:
            message = await receive()
            if message["type"] != "http.request":  # the client has gone
                return None
            body += message.get("body", b"")
            if len(body) > self._largest:
                return None
            if not message.get("more_body", False):
                return bytes(body)


class WithPolicy:
    """Sends a Content-Security-Policy with every response that has none of its own."""

    def __init__(self, app: Application, policy: str = POLICY) -> None:
        self._app = app
        self._policy = policy.encode()

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        """Add the header to what is sent."""

        async def guarded(message: Message) -> None:
            starts = message["type"] == "http.response.start"
            if starts and not header(message, b"content-security-policy"):
                policy = (b"content-security-policy", self._policy)
                message = {**message, "headers": [*message.get("headers", []), policy]}
            await send(message)

        await self._app(scope, receive, guarded if scope["type"] == "http" else send)


class ToldWhenBusy:
    """Says in the reader's language that too many questions wait; gradio's page says its own for a 503."""

    def __init__(self, app: Application) -> None:
        self._app = app

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        """Another response for the 503 of a full queue."""
        refused = False

        async def told(message: Message) -> None:
            nonlocal refused
            if message["type"] == "http.response.start":
                refused = message["status"] == HTTPStatus.SERVICE_UNAVAILABLE
                if refused:
                    await _refuse(HTTPStatus.TOO_MANY_REQUESTS, reader_of(scope).busy, send)
            if not refused:
                await send(message)

        joins = scope["type"] == "http" and scope["path"].endswith("/queue/join")
        await self._app(scope, receive, told if joins else send)


def says_at_most(largest: int, scope: Message) -> bool:
    """Whether a request says that its body has no more bytes, or doesn't say how many."""
    said = header(scope, b"content-length") or b"0"
    return said.isdigit() and len(said) <= 15 and int(said) <= largest


async def _refuse(status: HTTPStatus, sentence: str, send: Send) -> None:
    """In the form in which gradio's page shows the sentence."""
    body = json.dumps({"detail": sentence}).encode()
    await respond(send, status, body, (b"content-type", b"application/json"))
