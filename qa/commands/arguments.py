"""What arguments of several subcommands are read by."""

from __future__ import annotations

import argparse

from qa.errors import CollectionError
from qa.places import Place, place_of


def place(text: str) -> Place:
    """A collection's folder, or its address on a server."""
    try:
        return place_of(text)
    except CollectionError as error:
        raise argparse.ArgumentTypeError(str(error)) from error


def add_collection(parser: argparse.ArgumentParser, what: str) -> None:
    """Add `--in`, which must be given; `what` it names, for its help."""
    parser.add_argument("--in", dest="collection", type=place, required=True, metavar="FOLDER", help=what)
