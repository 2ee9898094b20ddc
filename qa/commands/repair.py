"""Make the index files of a collection anew from its database.

Exit codes: 0 done, 2 there is no collection, or its database is damaged.
"""

from __future__ import annotations

import argparse

from qa.cli import DONE
from qa.commands.arguments import add_collection
from qa.repair import repair


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `citaat repair`."""
    add_collection(parser, "the collection's folder")


def run(args: argparse.Namespace) -> int:
    """Repair, and say what was done."""
    done = repair(args.collection)
    if done.indexed:
        print(f"index files: made anew for {done.indexed} of {done.passages} passages")
    else:
        print(f"index files: none needed for so few passages ({done.passages})")
    return DONE
