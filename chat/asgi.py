"""What the server's own layers share: the words of ASGI, the protocol between a server and an application."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable, Iterable, MutableMapping
from http import HTTPStatus
from typing import Any, TypeAlias

from chat.words import Words, words_for

Message: TypeAlias = MutableMapping[str, Any]
Receive: TypeAlias = Callable[[], Awaitable[Message]]
Send: TypeAlias = Callable[[Message], Awaitable[None]]
Application: TypeAlias = Callable[[Message, Receive, Send], Awaitable[None]]
"""An ASGI application."""
Headers: TypeAlias = Iterable[tuple[bytes, bytes]]


def values(scope: Message, name: bytes) -> list[str]:
    """Every value that a request gives for a header, which is named in small letters."""
    return [value.decode("latin-1") for key, value in scope["headers"] if key == name]


def value(scope: Message, name: bytes) -> str:
    """The value of a header that is given once; "" when it isn't there, or there more than once."""
    given = values(scope, name)
    return given[0] if len(given) == 1 else ""


def reader_of(scope: Message) -> Words:
    """The words in the language of who sent a request."""
    return words_for({name.decode("latin-1"): value.decode("latin-1") for name, value in scope["headers"]})


def header(message: Message, name: bytes) -> bytes:
    """The value of a header, named in small letters, of a request or a response; b"" without one."""
    return next((value for one, value in message.get("headers", []) if one.lower() == name), b"")


async def body_of(receive: Receive, largest: int, seconds: float) -> bytes:
    """The whole body of a request.

    Raises OverflowError when it is larger than `largest` bytes, TimeoutError when it takes longer than
    `seconds` to come, EOFError when the client goes away.
    """
    async with asyncio.timeout(seconds):
        read = bytearray()
        while True:
            message = await receive()
            if message["type"] != "http.request":
                raise EOFError
            read += message.get("body", b"")
            if len(read) > largest:
                raise OverflowError
            if not message.get("more_body", False):
                return bytes(read)


async def refuse(send: Send, status: HTTPStatus, sentence: str, headers: Headers = ()) -> None:
    """Answer with one sentence, where gradio's page looks for it to show it."""
    await answer(send, status, json.dumps({"detail": sentence}), "application/json", headers)


async def answer(send: Send, status: HTTPStatus, text: str, kind: str, headers: Headers = ()) -> None:
    """Answer with a text, which no browser and no proxy keeps."""
    own = [(b"content-type", f"{kind}; charset=utf-8".encode()), (b"cache-control", b"no-store")]
    await respond(send, status, text.encode(), *own, *headers)


async def respond(send: Send, status: HTTPStatus, body: bytes, *headers: tuple[bytes, bytes]) -> None:
    """Send a whole response."""
    length = (b"content-length", str(len(body)).encode())
    await send({"type": "http.response.start", "status": int(status), "headers": [*headers, length]})
    await send({"type": "http.response.body", "body": body})
