"""Let a person in: set a name and a password in a users file.

Exit codes: 0 it is written, 2 it isn't.
"""

from __future__ import annotations

import argparse
import getpass
import sys
from pathlib import Path

from chat.guard.errors import AccessError
from chat.guard.passwords import Hash
from chat.guard.users import checked_name, put
from qa.cli import DONE


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `citaat user`."""
    parser.add_argument("name", metavar="NAME", help="whose password is set; a known one gets a new one")
    parser.add_argument(
        "--file", type=Path, required=True, metavar="FILE", help="the users file; made when it isn't there"
    )


def run(args: argparse.Namespace) -> int:
    """Ask for the password, and write its hash."""
    checked_name(args.name)
    new = put(args.file, args.name, Hash.of(_password()))
    print(f"{args.name}: {'added' if new else 'has a new password'}")
    return DONE


def _password() -> str:
    """Asked for twice without showing it; without a terminal, the first line of standard input."""
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\r\n")
    first = getpass.getpass("Password: ")
    if first != getpass.getpass("Again: "):
        raise AccessError("the two passwords aren't the same: try again")
    return first
