"""Where a person goes after logging in: to the address of this server that was asked for."""

from __future__ import annotations

import re

from chat.asgi import Message
from chat.guard.pages import LOGIN, LOGOUT

# Seen by a browser, "//name" and "/\name" are other sites; it drops tabs and line ends before it looks.
_OWN = re.compile(r"/(?![/\\])[!-\[\]-~]{0,1999}")


def safe(then: str) -> str:
    """The address when it is a path of this server, as it is written; else the chat's."""
    own = _OWN.fullmatch(then) and re.split(r"[?#]", then)[0] not in {LOGIN, LOGOUT}
    return then if own else "/"


def asked_for(scope: Message) -> str:
    """The address that a request asks for, as the client wrote it."""
    path = scope.get("raw_path") or scope["path"].encode()
    query = b"?" + scope["query_string"] if scope.get("query_string") else b""
    return safe((path.partition(b"?")[0] + query).decode("latin-1"))
