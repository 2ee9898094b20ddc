"""What can go wrong in this package."""

from __future__ import annotations

from qa.errors import QaError


class QuestionSetError(QaError):
    """A question set that can't be read: the message names the file and the line."""
