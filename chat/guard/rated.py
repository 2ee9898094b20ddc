"""How often a person may ask."""

from __future__ import annotations

from http import HTTPStatus

from chat.asgi import Application, Message, Receive, Send, reader_of, refuse
from chat.guard.paths import API
from chat.guard.proxies import household
from chat.guard.rate import Rate

USER = "citaat.user"
"""In a request's scope: who asks, where that is known."""

_ASKS = (f"{API}queue/join", f"{API}call/")


class Rated:
    """Refuses, with status 429, who asks more often than 30 times a minute, after 10 at once.

    A question by gradio's page is one request of this kind, and some seven others that take no turn.
    """

    def __init__(self, app: Application, asks: Rate | None = None, posts: Rate | None = None) -> None:
        self._app = app
        self._asks = asks or Rate(30, 10)
        self._posts = posts or Rate(300, 100)

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        """Hand on the request, unless it comes too soon."""
        wait = self._wait(scope) if scope["type"] == "http" else 0
        if wait:
            told = reader_of(scope).guard.asked_too_often.format(seconds=wait)
            await refuse(send, HTTPStatus.TOO_MANY_REQUESTS, told, [(b"retry-after", str(wait).encode())])
            return
        await self._app(scope, receive, send)

    def _wait(self, scope: Message) -> int:
        if scope["method"] in {"GET", "HEAD"}:
            return 0
        rate = self._asks if scope["path"].startswith(_ASKS) else self._posts
        return rate.wait(scope.get(USER) or household(scope))
