"""Make or bring up to date a collection from report files.

Exit codes: 0 all files are in it, 1 some could not be read (named on standard error), 2 nothing done.
With --watch it goes on until it is stopped.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from corpus import CorpusError
from qa.build import Built, build
from qa.cli import DONE, NOT_ALL
from qa.commands.arguments import place
from qa.errors import CollectionError
from qa.watching import changes


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `citaat index`."""
    reports = parser.add_mutually_exclusive_group(required=True)
    reports.add_argument(
        "--reports",
        type=Path,
        nargs="+",
        metavar="DIR",
        help="folders (with their subfolders) or files of reports: .pdf, .docx, .html, .md, .txt",
    )
    reports.add_argument(
        "--watch",
        type=Path,
        nargs="+",
        metavar="DIR",
        help="the same, and index again whenever something in these folders has changed",
    )
    parser.add_argument(
        "--to",
        "--store",
        dest="to",
        type=place,
        required=True,
        metavar="FOLDER",
        help="the folder of the collection; or milvus://HOST:PORT/NAME, one on a server",
    )
    parser.add_argument(
        "--model",
        metavar="NAME",
        help="a sentence-transformers model, by hub name or folder (default: the bundled one)",
    )


def run(args: argparse.Namespace) -> int:
    """Index, and say what was done; with --watch again and again."""
    if args.reports:
        return _told(build(args.to, args.reports, model=args.model))
    for _ in changes(args.watch, besides=args.to if isinstance(args.to, Path) else None):
        try:
            _told(build(args.to, args.watch, model=args.model))
        except (CorpusError, CollectionError) as error:  # another file may come, another writer go
            print(f"citaat: {error}", file=sys.stderr, flush=True)
    return DONE


def _told(built: Built) -> int:
    print(summary(built), flush=True)
    for sentence in built.failed:
        print(f"citaat: not read: {sentence}", file=sys.stderr, flush=True)
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
