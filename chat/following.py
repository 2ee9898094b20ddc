"""Answers from the collection as it is when they are asked for, while reports come and go."""

from __future__ import annotations

from collections.abc import Callable

from qa import Assistant


def following(assistant: Assistant) -> Callable[[], Assistant]:
    """A function that gives the assistant over the collection as it is when it is called."""

    def now() -> Assistant:
        nonlocal assistant
        assistant = assistant.refreshed()
        return assistant

    return now
