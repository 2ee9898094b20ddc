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
