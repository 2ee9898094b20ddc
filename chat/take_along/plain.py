"""A quote as plain text."""

from __future__ import annotations

from chat.sources import facts
from chat.take_along.reference import one_line
from chat.words import Words
from qa import Quote
from qa.answer_text import note_line


def as_text(quote: Quote, words: Words) -> str:
    """The exact words, their footnotes, and where they stand; a digest says that it is one."""
    source = quote.source
    digest = [words.digest] if source.is_digest else []
    told = [
        f"“{quote.text}”",
        *map(note_line, quote.footnotes),
        " · ".join(map(one_line, [*facts(source, words), *digest])),
        one_line(source.address),
    ]
    return "\n".join(line for line in told if line) + "\n"
