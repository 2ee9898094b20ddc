"""The questions of a conversation, and what is understood of the one asked now."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from chat.escaping import escape
from chat.links import question_link
from chat.words import Words
from qa import QuestionError
from qa.follow_ups import understood
from qa.retriever import checked

_REMEMBERED = 20
"""Questions of a conversation, the last ones: what is asked goes back to no older subject."""


def meant(question: str, earlier: Sequence[str]) -> str:
    """A checked question as it is understood after those before it; what couldn't be asked isn't one."""
    return understood(question, list(_asked(earlier[-_REMEMBERED:])))


def _asked(questions: Iterable[str]) -> Iterator[str]:
    for question in questions:
        try:
            yield checked(question)
        except QuestionError:
            continue


def questions_in(history: Iterable[Mapping[str, Any]]) -> list[str]:
    """What a person asked before, as it was typed: the texts of their messages in gradio's history."""
    return [_text(message["content"]) for message in history if message["role"] == "user"]


def _text(content: Any) -> str:
    """A message is a text, or a list of parts of which some are texts."""
    parts = content if isinstance(content, list) else [content]
    texts = (part if isinstance(part, str) else part.get("text", "") for part in parts)
    return " ".join(texts)


def understood_line(typed: str, asked: str, words: Words) -> str:
    """What was understood, with the ways to change it and to ask what was typed; nothing when that's it."""
    if asked == typed:
        return ""
    links = " · ".join(
        (
            _link("edit", question_link(asked, edit=True), words.change),
            _link("typed", question_link(typed), words.as_typed),
        )
    )
    return f'<p class="understood">{escape(words.understood.format(asked))} · {links}</p>'


def _link(kind: str, to: str, name: str) -> str:
    return f'<a class="{kind}" href="{escape(to)}" target="_blank" rel="noopener">{escape(name)}</a>'
