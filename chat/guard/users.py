"""The users file: a line `name:hash` for each person that may log in."""

from __future__ import annotations

import os
import stat
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from chat.guard.errors import AccessError
from chat.guard.passwords import NOBODYS, Hash

LONGEST_NAME = 100
"""Characters."""


class Users:
    """The people of a users file, read again when it changes; nobody while it can't be read."""

    def __init__(self, path: Path) -> None:
        """Raises AccessError when the file can't be used, or holds nobody."""
        self._path = path
        self._seen = self._state()
        self._known = read(path)
        if not self._known:
            raise AccessError(
                f"the users file '{path}' holds nobody: 'citaat user NAME --file {path}' adds one"
            )

    def hash_of(self, name: str) -> Hash | None:
        """The hash of a person's password now; None for somebody who isn't there any more."""
        if self._state() != self._seen:
            self._seen = self._state()
            try:
                self._known = read(self._path)
            except AccessError:
                self._known = {}
        return self._known.get(name)

    def check(self, name: str, password: str) -> Hash | None:
        """The hash that this password fits, or None; takes as long for a name that isn't there."""
        known = self.hash_of(name)
        fits = (known or NOBODYS).fits(password)
        return known if fits else None

    def _state(self) -> tuple[int, ...]:
        try:
            told = self._path.stat()
        except OSError:
            return ()
        return (told.st_ino, told.st_size, told.st_mtime_ns, told.st_mode)


def read(path: Path) -> dict[str, Hash]:
    """The people in a users file; AccessError says what is wrong with it."""
    try:
        with path.open(encoding="utf-8") as file:
            mode = os.fstat(file.fileno()).st_mode
            lines = file.read().splitlines()
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it isn't UTF-8"
        raise AccessError(f"the users file '{path}' can't be read ({reason}): check the path") from error
    if mode & (stat.S_IROTH | stat.S_IWOTH | stat.S_IWGRP):
        raise AccessError(
            f"others can read or change the users file '{path}' (mode {mode & 0o777:o}): 'chmod 600 {path}'"
        )
    people: dict[str, Hash] = {}
    for number, line in enumerate(lines, start=1):
        if line.strip() and not line.startswith("#"):
            name, person = _person(line, f"line {number} of the users file '{path}'")
            if name in people:
                raise AccessError(f"line {number} of the users file '{path}' names '{name}' again: leave one")
            people[name] = person
    return people


def _person(line: str, where: str) -> tuple[str, Hash]:
    name, _, text = line.partition(":")
    checked_name(name)
    try:
        return name, Hash.parsed(text.strip())
    except ValueError as error:
        raise AccessError(
            f"{where} isn't 'name:hash': 'citaat user NAME --file FILE' makes such lines"
        ) from error


def put(path: Path, name: str, person: Hash) -> bool:
    """Write a person into a users file, which is made when it isn't there; gives whether the name is new.

    The file is replaced as a whole, and only its owner can read it. Raises AccessError when what is there
    isn't a users file.
    """
    people: Mapping[str, Hash] = read(path) if path.exists() else {}
    checked_name(name)
    _replace(path, "".join(f"{one}:{hashed}\n" for one, hashed in {**people, name: person}.items()))
    return name not in people


def _replace(path: Path, text: str) -> None:
    """Write a file that is there whole or as it was; mkstemp's files are their owner's alone."""
    target = path.resolve()  # a link goes on being one
    number, temporary = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}-")
    try:
        with os.fdopen(number, "w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).replace(target)
    except BaseException:
        with suppress(OSError):
            Path(temporary).unlink()
        raise


def checked_name(name: str) -> str:
    """The name, when it can stand in a users file; AccessError else."""
    if not (0 < len(name) <= LONGEST_NAME and name.isprintable() and name == name.strip()):
        raise AccessError(
            f"'{name[:LONGEST_NAME]!a}' is no name for a user: take 1 to {LONGEST_NAME} characters that "
            "can be seen, without spaces around them"
        )
    if ":" in name or name.startswith("#"):
        raise AccessError(f"'{name}' is no name for a user: it can't hold ':' or begin with '#'")
    return name
