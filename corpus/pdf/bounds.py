"""How much a page may have on it; what has more was made to be too much."""

from __future__ import annotations

PIECES = 100_000  # of text on a page, each with a place of its own: a newspaper's has 30,000 letters
OPERATORS = 1_000_000  # on a page, those of a form each time that it is shown: a large map has 300,000
FORMS = 5_000  # shown on a page
CODES = 3_000_000  # in the tables of a file's fonts: a font has at most 65,536, most have 200


class OverfullError(Exception):
    """A page has too much of something; the message says what."""
