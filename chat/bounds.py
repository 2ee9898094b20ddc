"""What the server holds to, whatever a client sends: how large a body, and what a page of it may load."""

from __future__ import annotations

from http import HTTPStatus

from chat.asgi import Application, Message, Receive, Send, body_of, header, reader_of, refuse

LARGEST_BODY = 4 * 1024 * 1024
"""Bytes. A question is at most some thousands; but with each one gradio's page sends all answers so far."""

SLOWEST_BODY = 30.0
"""Seconds in which a body has to come."""

QUEUE = 100
"""Questions that wait for their turn, some ten seconds on two cores; the next is told that it is too busy."""

POLICY = (
    "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; worker-src 'self' blob:; "
    "object-src 'none'; base-uri 'self'; form-action 'none'; frame-ancestors 'none'"
)
"""The Content-Security-Policy of gradio's page, whose scripts and styles stand in it."""

# Not "no-referrer": a form sent from such a page would say of its origin that there is none.
_ALWAYS = {b"referrer-policy": b"same-origin", b"x-content-type-options": b"nosniff"}


class BoundedBody:
    """Refuses a request whose body is larger than `largest` bytes, or slower than `slowest` seconds.

    Requests to the paths in `apart` are bounded elsewhere.
    """

    def __init__(
        self,
        app: Application,
        largest: int = LARGEST_BODY,
        slowest: float = SLOWEST_BODY,
        apart: frozenset[str] = frozenset(),
    ) -> None:
        self._app = app
        self._largest = largest
        self._slowest = slowest
        self._apart = apart

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        """Read the body as far as the bound; hand it on whole, or refuse it."""
        if scope["type"] != "http" or scope["path"] in self._apart:
            await self._app(scope, receive, send)
            return
        try:
            whole = await self._body(scope, receive)
        except OverflowError:
            await refuse(send, HTTPStatus.REQUEST_ENTITY_TOO_LARGE, reader_of(scope).too_large)
            return
        except TimeoutError:
            told = reader_of(scope).guard.too_slow.format(seconds=self._slowest)
            await refuse(send, HTTPStatus.REQUEST_TIMEOUT, told, [(b"connection", b"close")])
            return
        except EOFError:
            return  # nobody is left to tell it
        given = False

        async def replay() -> Message:
            nonlocal given
            if given:
                return await receive()  # that the client has gone
            given = True
            return {"type": "http.request", "body": whole, "more_body": False}

        await self._app(scope, replay, send)

    async def _body(self, scope: Message, receive: Receive) -> bytes:
        if not says_at_most(self._largest, scope):
            raise OverflowError
        return await body_of(receive, self._largest, self._slowest)


class WithPolicy:
    """Sends a Content-Security-Policy, and what else guards a page, with every response without its own."""

    def __init__(self, app: Application, policy: str = POLICY) -> None:
        self._app = app
        self._headers = {b"content-security-policy": policy.encode(), **_ALWAYS}

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        """Add the headers to what is sent."""

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                own = list(message.get("headers", []))
                known = {name.lower() for name, _ in own}
                added = [(name, text) for name, text in self._headers.items() if name not in known]
                message = {**message, "headers": [*own, *added]}
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
                    await refuse(send, HTTPStatus.TOO_MANY_REQUESTS, reader_of(scope).busy)
            if not refused:
                await send(message)

        joins = scope["type"] == "http" and scope["path"].endswith("/queue/join")
        await self._app(scope, receive, told if joins else send)


def says_at_most(largest: int, scope: Message) -> bool:
    """Whether a request says that its body has no more bytes, or doesn't say how many."""
    said = header(scope, b"content-length") or b"0"
    return said.isdigit() and len(said) <= 15 and int(said) <= largest
