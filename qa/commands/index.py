"""Make or bring up to date a collection from report files.

Exit codes: 0 all files are in it, 1 some could not be read (named on standard error), 2 nothing done.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from qa.build import Built, build
from qa.cli import DONE, NOT_ALL


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `citaat index`."""
    parser.add_argument(
        "--reports",
        type=Path,
        nargs="+",
        required=True,
        metavar="DIR",
        help="folders (with their subfolders) or files of reports: .pdf, .md, .txt",
    )
    parser.add_argument(
        "--to", type=Path, required=True, metavar="FOLDER", help="the folder of the collection"
    )
    parser.add_argument(
        "--model",
        metavar="NAME",
        help="a sentence-transformers model, by hub name or folder (default: the bundled one)",
    )


def run(args: argparse.Namespace) -> int:
    """Index, and say what was done."""
    built = build(args.to, args.reports, model=args.model)
    print(summary(built))
    for sentence in built.failed:
        print(f"citaat: not read: {sentence}", file=sys.stderr)
    return NOT_ALL if built.failed else DONE


def summary(built: Built) -> str:
    """What was done, in one line."""
    counts = {
        "added": built.added,
        "changed": built.changed,
        "unchanged": built.unchanged,
        "removed": built.removed,
        "not read": built.failed,
    }
    told = [f"{len(ids)} {what}" for what, ids in counts.items() if ids]
    return f"reports: {', '.join(told)}"
