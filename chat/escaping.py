"""Text as text: a chat message is read as HTML and as Markdown, and neither may come from a report."""

from __future__ import annotations

import html
import re

# Themselves unseen, they put the letters after them in another order: what is shown would read otherwise
# than what was searched.
_TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")


def escape(text: str) -> str:
    """Text as text: every ASCII mark that HTML or Markdown could read becomes a character reference."""
    escaped = re.sub(r"[!-/:-@\[-`{-~]", lambda mark: f"&#{ord(mark[0])};", straight(text))
    return re.sub(r"\s*\n\s*", "<br>", escaped)


def page_text(text: str) -> str:
    """Text as text in a page that is HTML alone."""
    return html.escape(straight(text))


def straight(text: str) -> str:
    """The text without the characters that turn what comes after them."""
    return _TURNING.sub("", text)


def line(kind: str, text: str) -> str:
    """A paragraph of one class that holds a text."""
    return f'<p class="{kind}">{escape(text)}</p>'
