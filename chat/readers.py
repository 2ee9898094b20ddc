"""Functions for gradio to call that are told in whose language to answer."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from chat.words import words_for


def for_reader(gr: Any, function: Callable[..., Any]) -> Callable[..., Any]:
    """The function for gradio to call, handed first the words in the language of who asks."""

    def called(request: Any, *values: Any) -> Any:
        return function(words_for(request.headers), *values)

    called.__annotations__["request"] = gr.Request  # gradio finds the request by its type
    return called
