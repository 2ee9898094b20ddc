"""Take reports out of a collection; their files stay.

Exit codes: 0 all are gone, 2 nothing done.
"""

from __future__ import annotations

import argparse

from qa.cli import DONE
from qa.commands.arguments import add_collection
from qa.remove import remove


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `citaat remove`."""
    add_collection(parser, "the collection's folder, or its address")
    parser.add_argument(
        "reports", nargs="+", metavar="ID", help="a report's id, as 'citaat verify --in FOLDER' lists them"
    )


def run(args: argparse.Namespace) -> int:
    """Remove them, and say how many."""
    reports = list(dict.fromkeys(args.reports))
    remove(args.collection, reports)
    print(f"reports: {len(reports)} removed")
    return DONE
