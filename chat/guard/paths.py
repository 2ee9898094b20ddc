"""Which of gradio's routes are open: those that its page and its clients need to ask a question."""

from __future__ import annotations

from http import HTTPStatus

from chat.asgi import Application, Message, Receive, Send, reader_of, refuse

API = "/gradio_api/"

_OPEN = frozenset(
    {
        "/",
        "/config",
        "/favicon.ico",
        "/robots.txt",
        "/theme.css",
        *(
            f"{API}{name}"
            for name in "cancel info queue/data queue/join reset run/predict upload upload_progress".split()
        ),
    }
)
_BELOW = ("/assets/", "/static/", f"{API}call/", f"{API}heartbeat/")


class OpenPaths:
    """Answers 404 to what nothing here uses: gradio's routes to files, other servers, streams, its editor."""

    def __init__(self, app: Application) -> None:
        self._app = app

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        """Hand on a request to an open path."""
        if scope["type"] == "http" and not is_open(scope["path"]):
            await refuse(send, HTTPStatus.NOT_FOUND, reader_of(scope).guard.nothing_here)
            return
        await self._app(scope, receive, send)


def is_open(path: str) -> bool:
    """Whether a path of gradio's is used."""
    return path in _OPEN or (path.startswith(_BELOW) and ".." not in path.split("/"))
