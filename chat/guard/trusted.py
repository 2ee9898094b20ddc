"""People that a proxy has let in: it names them in a header."""

from __future__ import annotations

from http import HTTPStatus

from chat.asgi import Application, Message, Receive, Send, reader_of, refuse, value
from chat.guard.proxies import BY_PROXY
from chat.guard.rated import USER


class NamedByProxy:
    """Lets in who is named in a header by a trusted proxy; anybody else gets status 401."""

    def __init__(self, app: Application, header: str) -> None:
        self._app = app
        self._header = header.lower().encode()

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        """Hand on the request with the name of who makes it."""
        if scope["type"] == "http":
            user = value(scope, self._header).strip() if scope.get(BY_PROXY) else ""
            if not user:
                await refuse(send, HTTPStatus.UNAUTHORIZED, reader_of(scope).guard.not_named)
                return
            scope = {**scope, USER: user[:200]}
        await self._app(scope, receive, send)
