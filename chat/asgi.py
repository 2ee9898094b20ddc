"""What the server's own layers share: the words of ASGI, the protocol between a server and an application."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, MutableMapping
from http import HTTPStatus
from typing import Any, TypeAlias

from chat.words import Words, words_for

Message: TypeAlias = MutableMapping[str, Any]
Receive: TypeAlias = Callable[[], Awaitable[Message]]
Send: TypeAlias = Callable[[Message], Awaitable[None]]
Application: TypeAlias = Callable[[Message, Receive, Send], Awaitable[None]]
"""An ASGI application."""


def reader_of(scope: Message) -> Words:
    """The words in the language of who sent a request."""
    return words_for({name.decode("latin-1"): value.decode("latin-1") for name, value in scope["headers"]})


def header(message: Message, name: bytes) -> bytes:
    """The value of a header, named in small letters, of a request or a response; b"" without one."""
    return next((value for one, value in message.get("headers", []) if one.lower() == name), b"")


async def respond(send: Send, status: HTTPStatus, body: bytes, *headers: tuple[bytes, bytes]) -> None:
    """Send a whole response."""
    length = (b"content-length", str(len(body)).encode())
    await send({"type": "http.response.start", "status": int(status), "headers": [*headers, length]})
    await send({"type": "http.response.body", "body": body})
