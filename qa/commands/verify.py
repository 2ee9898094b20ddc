"""Check that a collection is whole: every byte of every report as it was written.

Exit codes: 0 whole, 1 some reports are damaged (named on standard error), 2 there is no collection, or
its file is damaged as a whole.
"""

from __future__ import annotations

import argparse
import sys

from qa.answer_text import printable
from qa.cli import DONE, NOT_ALL
from qa.commands.arguments import add_collection
from qa.verify import verify


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `citaat verify`."""
    add_collection(parser, "the collection's folder, or its address")


def run(args: argparse.Namespace) -> int:
    """Check, and say what was found of each report."""
    whole = damaged = 0
    for verdict in verify(args.collection):
        if verdict.damage:
            damaged += 1
            print(f"citaat: {_line(verdict.damage)}", file=sys.stderr)
        else:
            whole += 1
            print(f"{_line(verdict.report)}: whole")
    print(f"reports: {whole} whole" + (f", {damaged} damaged" if damaged else ""))
    return NOT_ALL if damaged else DONE


def _line(text: str) -> str:
    """One line of it, whatever a file's name holds."""
    return " ".join(printable(text).splitlines())
