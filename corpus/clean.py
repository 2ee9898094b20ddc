"""White space and characters that nobody sees, made plain: the same in every format with marked structure."""

from __future__ import annotations

import re

# A soft hyphen shows where a word may be broken; where a file's own line ends there, it was.
_BROKEN = re.compile("[\u00ad\x1f][^\\S\n]*\n\\s*")
# Soft hyphens (and Word's own, 1F) and zero-width characters leave nothing at all.
_UNSEEN = re.compile("[\u00ad\x1f\u200b\u2060\ufeff]")
# White space and control characters, which are no words. NUL, which no file can hold, stays:
# `corpus.markers` marks with it.
_SPACES = re.compile(r"[\s\x01-\x1f\x7f-\x9f]+")


def tidy(text: str) -> str:
    """The text in single spaces, without what can't be seen."""
    return _SPACES.sub(" ", _UNSEEN.sub("", _BROKEN.sub("", text))).strip()


def tidy_lines(text: str) -> list[str]:
    """The lines of a text that have words, each tidy; a word that a soft hyphen breaks is on the first."""
    return [line for line in map(tidy, _BROKEN.sub("", text).split("\n")) if line]
