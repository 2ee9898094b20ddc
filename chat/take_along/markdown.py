"""Quotes and conversations as Markdown, in which nothing of a report is more than text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date

from chat.sources import facts
from chat.take_along.turns import Turn, made_on
from chat.words import Words
from qa import Quote
from qa.answer_text import note_line

# Marks that mean something anywhere, and those that do at the beginning of a line: lists, and the lines
# that make a heading of what stands before them.
_ANYWHERE = re.compile(r"[\\`*_\[\]<>&#|~$]")
_LIST = re.compile(r"^(\d{1,9})([.)])(?=\s|$)")
_BEGINNING = re.compile(r"^[-+=:]")
_WEB = re.compile(r"https?://[^\s<>\\]+")


def escaped(text: str) -> str:
    """A text on one line, as Markdown that shows these words and nothing else."""
    line = " ".join(text.split())
    return _BEGINNING.sub(r"\\\g<0>", _LIST.sub(r"\1\\\2", _ANYWHERE.sub(r"\\\g<0>", line)))


def as_markdown(quote: Quote, words: Words) -> str:
    """A block quote with where it stands under it; a digest says that it is one."""
    source = quote.source
    title, *rest = map(escaped, facts(source, words))
    digest = [f"*{escaped(words.digest)}*"] if source.is_digest else []
    told = [
        *map(escaped, quote.text.split("\n")),
        *(escaped(note_line(note)) for note in quote.footnotes),
        " · ".join([f"— **{title}**", *rest, *digest]),
        _address(source.address),
    ]
    return "\n>\n".join(f"> {line}" for line in told if line) + "\n"


def _address(address: str) -> str:
    return f"<{address}>" if _WEB.fullmatch(address) else escaped(address)


def conversation_markdown(turns: Sequence[Turn], words: Words, made: date) -> str:
    """Each question as a heading over its quotes."""
    parts = [
        f"# {escaped(words.taken.kept)}\n",
        *(_turn(turn, words) for turn in turns),
        f"{_made(words, made)}\n",
    ]
    return "\n".join(parts)


def _turn(turn: Turn, words: Words) -> str:
    return "\n".join([f"## {escaped(turn.question)}\n", *_answer(turn, words)])


def _answer(turn: Turn, words: Words) -> Iterable[str]:
    yield from (as_markdown(quote, words) for quote in turn.quotes)
    yield from (f"{escaped(sentence)}\n" for sentence in turn.remarks(words))


def _made(words: Words, made: date) -> str:
    return f"---\n\n{escaped(made_on(words, made))}"
