"""The language of gradio's page: the reader's choice, else the browser's."""

from __future__ import annotations

from http import HTTPStatus
from pathlib import Path
from urllib.parse import parse_qsl, urlencode

from chat.asgi import Application, Message, Receive, Send, header, reader_of, respond
from chat.words import WORDS

LANGUAGE = "lang"
"""The parameter of the page's address that chooses a language."""

_A_YEAR = 365 * 24 * 60 * 60

_SCRIPT = f"<script>{Path(__file__).with_name('access.js').read_text(encoding='utf-8')}</script>"


class InLanguage:
    """Serves the page in its reader's language, and keeps the one that its address chooses in a cookie."""

    def __init__(self, app: Application) -> None:
        self._app = app

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        """Only the page itself is changed: everything else reads the same headers."""
        if scope["type"] != "http" or scope["path"] != "/":
            await self._app(scope, receive, send)
            return
        asked = parse_qsl(scope["query_string"].decode("latin-1"), keep_blank_values=True)
        chosen = dict(asked).get(LANGUAGE, "")
        if chosen in WORDS:
            others = urlencode([(name, value) for name, value in asked if name != LANGUAGE])
            await _go_on(f"./?{others}" if others else "./", chosen, send)
            return
        await self._app(scope, receive, _Translating(send, reader_of(scope).language))


class _Translating:
    """Sends a page of HTML on with its language told, once it is whole; anything else as it comes."""

    def __init__(self, send: Send, language: str) -> None:
        self._send = send
        self._language = language
        self._start: Message | None = None
        self._body = bytearray()

    async def __call__(self, message: Message) -> None:
        if _begins_html(message):
            self._start = message
            return
        if self._start is None:
            await self._send(message)
            return
        self._body += message.get("body", b"")
        if not message.get("more_body", False):
            await self._told(self._start)

    async def _told(self, start: Message) -> None:
        page = bytes(self._body)
        page = page.replace(b'lang="en"', f'lang="{self._language}"'.encode(), 1)
        page = page.replace(b"<head>", b"<head>" + _SCRIPT.encode(), 1)
        headers = [(name, value) for name, value in start["headers"] if name.lower() != b"content-length"]
        length = (b"content-length", str(len(page)).encode())
        await self._send({**start, "headers": [*headers, length]})
        await self._send({"type": "http.response.body", "body": page})


def _begins_html(message: Message) -> bool:
    return message["type"] == "http.response.start" and header(message, b"content-type").startswith(
        b"text/html"
    )


async def _go_on(to: str, language: str, send: Send) -> None:
    """To the same page without the choice in its address, which would choose again when it is reloaded."""
    cookie = f"citaat_language={language}; Path=/; Max-Age={_A_YEAR}; SameSite=Lax; HttpOnly"
    headers = [(b"location", to.encode()), (b"set-cookie", cookie.encode())]
    await respond(send, HTTPStatus.SEE_OTHER, b"", *headers)
