"""How much a page may have on it; what has more was made to be too much."""

from __future__ import annotations

PIECES = 100_000  # of text on a page, each with a place of its own: a newspaper's has 30,000 letters
OPERATORS = 1_000_000  # on a page, those of a form each time that it is shown: a large map has 300,000
FORMS = 5_000  # shown on a page
CODES = 1_000_000  # in the tables of the fonts first met on a page: most have 200, a Chinese one 20,000
KEPT_CODES = 2_000_000  # of a file's fonts, before they are forgotten and read again when they come again


class OverfullError(Exception):
    """A page has too much of something; the message says what."""
