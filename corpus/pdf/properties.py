"""The title a file gives itself, when it is one."""

from __future__ import annotations

import re

_NOT = re.compile(r"none|untitled|document\d*|naamloos|.*\.(docx?|pdf|odt|rtf|indd|xlsx?)|\W*", re.IGNORECASE)
_PROGRAM = re.compile(r"^microsoft (word|powerpoint|excel)\b", re.IGNORECASE)


def sensible_title(title: str) -> str:
    """The title, or nothing when it is a file's or a program's name."""
    title = " ".join(title.split())
    return "" if _NOT.fullmatch(title) or _PROGRAM.match(title) else title
