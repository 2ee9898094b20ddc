"""By which names the server is visited, and from which pages: its own.

Without this, a page of somebody else could have its name lead to 127.0.0.1, and read the chat from the
browser of who opens it (DNS rebinding); or send requests there in that person's name.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from http import HTTPStatus
from urllib.parse import urlsplit

from chat.asgi import Application, Message, Receive, Send, reader_of, refuse, value, values

LOOPBACK = ("127.0.0.1", "localhost", "[::1]")


class KnownHost:
    """Answers only requests to the server's own names, and no page of another site."""

    def __init__(self, app: Application, own: Collection[str], named: Collection[str] = ()) -> None:
        """`own` are names with their port; those of `named` may have any port."""
        self._app = app
        self._own = frozenset(own)
        self._named = frozenset(name.lower() for name in named)

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        """Hand on the request; 421 for another name, 403 from another page."""
        if scope["type"] == "websocket":  # nothing here speaks it
            await send({"type": "websocket.close", "code": 1008})
            return
        if scope["type"] == "http":
            host = value(scope, b"host").lower()
            if not self._knows(host):
                told = reader_of(scope).guard.unknown_host.format(host=host[:100])
                await refuse(send, HTTPStatus.MISDIRECTED_REQUEST, told)
                return
            if from_elsewhere(scope, host):
                await refuse(send, HTTPStatus.FORBIDDEN, reader_of(scope).guard.other_site)
                return
        await self._app(scope, receive, send)

    def _knows(self, host: str) -> bool:
        return host in self._own or host in self._named or re.sub(r":\d{1,5}$", "", host) in self._named


def own_names(host: str, port: int) -> frozenset[str]:
    """The names, with the port, of a server that listens on an address: its own and the loopback's."""
    own = f"[{host}]" if ":" in host else host
    names = {*LOOPBACK, own.lower()}
    return frozenset({f"{name}:{port}" for name in names} | (names if port == 80 else set()))


def from_elsewhere(scope: Message, host: str) -> bool:
    """Whether a browser says that a page of another site makes this request, other than by a link."""
    origins = values(scope, b"origin")
    if origins:
        made = urlsplit(origins[0]) if len(origins) == 1 else None
        return made is None or made.scheme not in {"http", "https"} or made.netloc.lower() != host
    if value(scope, b"sec-fetch-site") not in {"cross-site", "same-site"}:
        return False
    visit = (value(scope, b"sec-fetch-mode"), value(scope, b"sec-fetch-dest")) == ("navigate", "document")
    return not (visit and scope["method"] in {"GET", "HEAD"})
