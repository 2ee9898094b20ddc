"""Text as text: a chat message is read as HTML and as Markdown, and neither may come from a report."""

from __future__ import annotations

import re


def escape(text: str) -> str:
    """Text as text: every ASCII mark that HTML or Markdown could read becomes a character reference."""
    escaped = re.sub(r"[!-/:-@\[-`{-~]", lambda mark: f"&#{ord(mark[0])};", text)
    return re.sub(r"\s*\n\s*", "<br>", escaped)


def line(kind: str, text: str) -> str:
    """A paragraph of one class that holds a text."""
    return f'<p class="{kind}">{escape(text)}</p>'
