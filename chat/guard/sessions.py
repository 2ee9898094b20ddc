"""Who has logged in: a random token for each, in memory only, for as long as it is used."""

from __future__ import annotations

import hashlib
import secrets
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass

from chat.guard.passwords import Hash

IDLE = 12 * 3600.0
"""Seconds without a request after which a session ends."""

MOST = 1000
"""Sessions; the one that was used longest ago makes room."""


@dataclass(frozen=True, slots=True)
class Session:
    """Who logged in, with the password's hash of then."""

    user: str
    hashed: Hash


class Sessions:
    """The sessions that are open, the one used last at the end."""

    def __init__(
        self, idle: float = IDLE, most: int = MOST, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._idle = idle
        self._most = most
        self._clock = clock
        self._open: OrderedDict[bytes, tuple[Session, float]] = OrderedDict()

    def begin(self, session: Session) -> str:
        """A new token for a session."""
        token = secrets.token_urlsafe(32)
        self._open[_key(token)] = (session, self._clock())
        while len(self._open) > self._most:
            self._open.popitem(last=False)
        return token

    def find(self, token: str) -> Session | None:
        """The session of a token, which counts as used now; None when there is none any more."""
        key = _key(token)
        session, used = self._open.pop(key, (None, 0.0))
        if session is None or self._clock() - used > self._idle:
            return None
        self._open[key] = (session, self._clock())
        return session

    def end(self, token: str) -> None:
        """End the session of a token, if there is one."""
        self._open.pop(_key(token), None)


def _key(token: str) -> bytes:
    """What is kept of a token: looking it up tells by its time nothing about the token."""
    return hashlib.sha256(token.encode("utf-8", "replace")).digest()
