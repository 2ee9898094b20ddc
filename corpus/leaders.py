"""Dots that lead the eye to a page number, as in a table of contents."""

from __future__ import annotations

import re

# "Taakuitvoering ........ 8": four dots or more and a page number, at the end.
_LEADERS = re.compile(r"\.(?: ?\.){3,}+ *\d{1,4}$")


def is_contents(text: str) -> bool:
    """Whether it is a line of a table of contents, or several: leaders and a page number end it."""
    return _LEADERS.search(text) is not None
