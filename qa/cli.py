"""The command line, `citaat`: finds its subcommands, and turns errors into one line.

Exit codes are grep's: 0 when it went well, 1 when there is something to see (not answered, a file
that couldn't be read), 2 when it couldn't be done.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from importlib.metadata import EntryPoint, entry_points, version
from io import TextIOWrapper
from types import ModuleType

from corpus import CorpusError
from embeddings.errors import EmbeddingsError
from qa.errors import QaError

DONE, NOT_ALL, FAILED = 0, 1, 2

ORDER = ["index", "ask", "app", "user", "show", "verify", "remove", "repair", "eval"]


def main(argv: Sequence[str] | None = None) -> int:
    """Run one subcommand and return the exit code."""
    args = parser(sys.argv[1:] if argv is None else argv)
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")  # a terminal that can't show a letter shows "?"
    try:
        code: int = args.run(args)
        sys.stdout.flush()
    except (CorpusError, EmbeddingsError, QaError) as error:
        print(f"citaat: {error}", file=sys.stderr)
        return FAILED
    except KeyboardInterrupt:
        print("citaat: stopped", file=sys.stderr)
        return 130
    except BrokenPipeError:  # the reader of our output, such as `head`, has had enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except OSError as error:
        where = f"'{error.filename}' " if error.filename else ""
        print(f"citaat: {where}can't be used ({error.strerror or error})", file=sys.stderr)
        return FAILED
    return code


def parser(argv: Sequence[str]) -> argparse.Namespace:
    """Parse a command line; only the subcommand that is asked for is imported."""
    top = argparse.ArgumentParser(
        prog="citaat",
        description="Ask reports a question in any language; read the answer in their own words.",
    )
    top.add_argument("--version", action="version", version=f"citaat {version('citaat')}")
    commands = top.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for name, entry in _commands(argv).items():
        command: ModuleType = entry.load()
        text = (command.__doc__ or "").partition("\n")[0]
        sub = commands.add_parser(name, help=text, description=text)
        command.configure(sub)
        sub.set_defaults(run=command.run)
    return top.parse_args(argv)


def _commands(argv: Sequence[str]) -> dict[str, EntryPoint]:
    known = {entry.name: entry for entry in entry_points(group="citaat.commands")}
    if argv and argv[0] in known:
        return {argv[0]: known[argv[0]]}
    return {name: known[name] for name in sorted(known, key=_position)}


def _position(name: str) -> tuple[int, str]:
    return (ORDER.index(name) if name in ORDER else len(ORDER), name)


if __name__ == "__main__":
    sys.exit(main())
