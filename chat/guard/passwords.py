"""Passwords as they are kept: hashed with scrypt, from which nobody gets them back.

A hash is `scrypt$N$r$p$SALT$KEY`: scrypt's three costs, then sixteen random bytes and the key of 32 bytes
that scrypt makes of them and the password (UTF-8, NFC), both in base64.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import secrets
import unicodedata
from dataclasses import dataclass

from chat.guard.errors import AccessError

SHORTEST, LONGEST = 10, 200
"""Characters of a password."""

# 32 MiB and some 0.3 s for each guess, as OWASP advises.
_N, _R, _P = 2**15, 8, 3
_MOST_MEMORY = 2**26
_SALT, _KEY = 16, 32


@dataclass(frozen=True, slots=True)
class Hash:
    """A password's hash: scrypt's costs, the salt and the key."""

    n: int
    r: int
    p: int
    salt: bytes
    key: bytes

    @classmethod
    def of(cls, password: str) -> Hash:
        """The hash of a new password; AccessError when it is too short or too long."""
        if not SHORTEST <= len(password) <= LONGEST:
            raise AccessError(
                f"the password has {len(password)} characters: take {SHORTEST} to {LONGEST} of them"
            )
        salt = secrets.token_bytes(_SALT)
        return cls(_N, _R, _P, salt, _key(password, salt, _N, _R, _P))

    @classmethod
    def parsed(cls, text: str) -> Hash:
        """The hash that a text gives; ValueError when it gives none, or one that costs too much."""
        kind, n, r, p, salt, key = text.split("$")
        try:
            read = cls(int(n), int(r), int(p), _bytes(salt), _bytes(key))
        except binascii.Error as error:
            raise ValueError("not base64") from error
        costs = 2 <= read.n <= 2**20 and 1 <= read.r <= 32 and 1 <= read.p <= 4
        power = read.n & (read.n - 1) == 0
        fits = 128 * read.r * (read.n + read.p + 2) <= _MOST_MEMORY
        if not (kind == "scrypt" and costs and power and fits and len(read.key) == _KEY and read.salt):
            raise ValueError("not a hash of this kind")
        return read

    def __str__(self) -> str:
        salt, key = (base64.b64encode(part).decode() for part in (self.salt, self.key))
        return f"scrypt${self.n}${self.r}${self.p}${salt}${key}"

    def fits(self, password: str) -> bool:
        """Whether this is the hash of a password; takes as long when it isn't."""
        return hmac.compare_digest(_key(password, self.salt, self.n, self.r, self.p), self.key)


def _key(password: str, salt: bytes, n: int, r: int, p: int) -> bytes:
    # One password however a keyboard puts its accents; surrogates are what no UTF-8 holds.
    data = unicodedata.normalize("NFC", password).encode("utf-8", "replace")
    return hashlib.scrypt(data, salt=salt, n=n, r=r, p=p, maxmem=_MOST_MEMORY, dklen=_KEY)


def _bytes(text: str) -> bytes:
    return base64.b64decode(text.encode("ascii"), validate=True)


NOBODYS = Hash(_N, _R, _P, bytes(_SALT), bytes(_KEY))
"""What the password for an unknown name is compared with, so that it takes as long; no password fits."""
