"""Where a collection on a server is: milvus://HOST:PORT/NAME."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass, field
from urllib.parse import unquote, urlsplit

from qa.errors import CollectionError

PORT = 19530
"""Milvus's own, where the address names none."""

SECRET = "CITAAT_MILVUS"  # noqa: S105 - the name of the variable, not what it holds
"""The environment variable that may hold USER:PASSWORD, which then stands in no address."""

_PLAIN, _TLS = "milvus", "milvus+tls"
_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]{0,199}")


@dataclass(frozen=True, slots=True)
class Address:
    """A server, and the name of a collection on it. As a text it never tells the password."""

    host: str
    port: int
    name: str
    tls: bool = False
    secret: str = field(default="", repr=False)

    @staticmethod
    def is_one(text: str) -> bool:
        """Whether the text is meant as an address, and not as a folder's name."""
        return text.startswith((f"{_PLAIN}://", f"{_TLS}://"))

    @classmethod
    def parse(cls, text: str) -> Address:
        """The address in a text; CollectionError when a part of it is missing or can't be."""
        try:
            parts = urlsplit(text)
            port = parts.port or PORT
        except ValueError as error:
            raise CollectionError(f"'{_shown(text)}' is no address ({error}): {_FORM}") from error
        name = parts.path.strip("/")
        if parts.scheme not in {_PLAIN, _TLS} or not parts.hostname:
            raise CollectionError(f"'{_shown(text)}' names no server: {_FORM}")
        if parts.query or parts.fragment or not _NAME.fullmatch(name):
            raise CollectionError(
                f"'{_shown(text)}' names no collection: {_FORM}, where NAME has letters, digits and _ alone"
            )
        told = f"{unquote(parts.username)}:{unquote(parts.password or '')}" if parts.username else ""
        return cls(parts.hostname, port, name, parts.scheme == _TLS, told or os.environ.get(SECRET, ""))

    @property
    def uri(self) -> str:
        """The server, as its client wants it."""
        return f"{'https' if self.tls else 'http'}://{self._server}"

    @property
    def _server(self) -> str:
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{host}:{self.port}"

    def __str__(self) -> str:
        return f"{_TLS if self.tls else _PLAIN}://{self._server}/{self.name}"


_FORM = "write it as milvus://HOST:PORT/NAME"


def _shown(text: str) -> str:
    """The text without what stands before an @: it may hold a password."""
    scheme, found, rest = text.partition("://")
    return f"{scheme}{found}{rest.rpartition('@')[2]}"
