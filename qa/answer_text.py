"""An answer as plain text for a terminal."""

from __future__ import annotations

import textwrap
import unicodedata

from corpus import Footnote
from qa.types import Answer, Quote, Searched, Source

WIDTH = 88


def answer_to_text(answer: Answer) -> str:
    """The quotes with their sources; or that there is no answer, and what comes nearest."""
    if answer.answered:
        return "\n\n".join(_quote(at, quote) for at, quote in enumerate(answer.quotes, start=1))
    if answer.searched.only and not answer.searched.reports:
        return printable(f"No report matches: there are no {answer.searched.only.describe('en')}.")
    lines = [f"Not in these reports ({searched_in(answer.searched)}). Nearest passages:"]
    lines += [_quote(at, quote) for at, quote in enumerate(answer.nearest, start=1)]
    return "\n\n".join(lines)


def searched_in(searched: Searched) -> str:
    """What was looked through: "3 reports, 2019-12 to 2021-12-02"; and under which filter."""
    number = f"{searched.reports} report{'' if searched.reports == 1 else 's'}"
    dates = [date for date in dict.fromkeys([searched.first_date, searched.last_date]) if date]
    told = ", ".join([number, " to ".join(dates)] if dates else [number])
    return printable(f"{told}; only {searched.only.describe('en')}") if searched.only else told


def source_line(source: Source) -> str:
    """Where words stand: title, date, section, page; and that a digest is one."""
    parts = [source.title, source.date, " > ".join(source.path)]
    if source.page is not None:
        parts.append(f"p. {source.page}")
    if source.is_digest:
        parts.append("digest, not the official text")
    return printable(" · ".join(part for part in parts if part))


def note_line(note: Footnote) -> str:
    """A footnote after its number: "[12] Kamerstukken II, 29628, nr. 887."."""
    return f"[{note.number}] {note.words}"


def printable(text: str) -> str:
    """The text without control characters, which a terminal would obey (a report is not trusted)."""
    return "".join(
        char
        if char in "\n\t" or unicodedata.category(char) not in {"Cc", "Cf"}
        else "\N{REPLACEMENT CHARACTER}"
        for char in text
    )


def _quote(number: int, quote: Quote) -> str:
    lines = [_wrapped(line, "   ") for line in f"“{quote.text}”".split("\n") if line.strip()]
    notes = [_wrapped(note_line(note), "     ") for note in quote.footnotes]
    again = [_wrapped(f"Nearly the same words: {source_line(place.source)}", "   ") for place in quote.again]
    return "\n".join([f"{number}. {source_line(quote.source)}", *lines, *notes, *again])


def _wrapped(line: str, indent: str) -> str:
    return textwrap.fill(printable(line), WIDTH, initial_indent=indent, subsequent_indent=indent)
