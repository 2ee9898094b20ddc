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


OTHERS = 10
"""Times: a question by gradio's page is one request that asks, and some seven that take no turn."""


class Rated:
    """Refuses, with status 429, who asks more often than 30 times a minute, after 10 at once.

    Without a login there is one address for all who sit at the machine, and for the programs there: these
    may ask 600 times a minute, more often than two cores can answer, after 100 at once.
    """

    def __init__(self, app: Application) -> None:
        self._app = app
        self._person = Rate(30, 10), Rate(30 * OTHERS, 10 * OTHERS)
        self._machine = Rate(600, 100), Rate(600 * OTHERS, 100 * OTHERS)

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
        asks, posts = self._person if scope.get(USER) else self._machine
        rate = asks if scope["path"].startswith(_ASKS) else posts
        return rate.wait(scope.get(USER) or household(scope))
