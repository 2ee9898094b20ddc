"""Questions shown as they were typed: gradio reads a person's message as HTML and Markdown too.

A link to the chat can bring a question along, so it may be of anybody's making.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from typing import Any

# Those that are common in a question stay where they mean nothing, for who copies it.
_MARKS = re.compile(r"[!#$&(-+/:<=>@\[-`{-~]|(?<!\w)-|-(?!\w)|\.(?=\S)|(?<=\d)\.")


def as_typed(make: Callable[..., Any], **given: Any) -> Any:
    """A chatbot of gradio's, whose questions reach the page as text, and come back as they were asked."""
    chatbot = make(**given)
    to_page, from_page = chatbot.postprocess, chatbot.preprocess
    chatbot.postprocess = lambda messages: to_page(_changed(messages, shown))
    chatbot.preprocess = lambda messages: _changed(from_page(messages), html.unescape)
    return chatbot


def shown(question: str) -> str:
    """The question with a character reference for each mark that could be read as HTML or Markdown."""
    return _MARKS.sub(lambda mark: f"&#{ord(mark[0])};", question)


def _changed(messages: Any, change: Callable[[str], str]) -> Any:
    """The messages, with the texts of those that a person sent changed."""
    return [
        {**one, "content": _content(one["content"], change)}
        if isinstance(one, dict) and one.get("role") == "user"
        else one
        for one in messages or []
    ]


def _content(content: Any, change: Callable[[str], str]) -> Any:
    if isinstance(content, str):
        return change(content)
    if isinstance(content, list):
        return [_content(part, change) for part in content]
    if isinstance(content, dict) and isinstance(content.get("text"), str):
        return {**content, "text": change(content["text"])}
    return content
