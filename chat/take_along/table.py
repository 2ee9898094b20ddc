"""A conversation as a table of quotes, for a spreadsheet."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from datetime import date
from io import StringIO

from chat.sources import pages
from chat.take_along.reference import as_reference
from chat.take_along.turns import Turn
from chat.words import Words
from qa import Quote

# A spreadsheet calculates a cell that begins with one of these, the wide ones too.
_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
_SEPARATORS = {"nl": ";"}
"""What a spreadsheet of that language takes a file apart at: where a comma is in numbers, it isn't that."""


def conversation_csv(turns: Sequence[Turn], words: Words, made: date) -> str:  # noqa: ARG001 - as the other forms
    """A row for each quote, and one for a question without any; after a mark by which Excel knows UTF-8."""
    table = StringIO()
    writer = csv.writer(table, delimiter=_SEPARATORS.get(words.language, ","))
    writer.writerow(words.taken.columns)
    writer.writerows([cell(text) for text in row] for turn in turns for row in _rows(turn, words))
    return f"\ufeff{table.getvalue()}"


def cell(text: str) -> str:
    """The text, with an apostrophe before what a spreadsheet would calculate."""
    return f"'{text}" if text.lstrip().startswith(_FORMULA) or text[:1] in {"\t", "\r", "\n"} else text


def _rows(turn: Turn, words: Words) -> Iterator[list[str]]:
    for quote in turn.quotes:
        yield [turn.question, *_told(quote, words)]
    if remarks := turn.remarks(words):
        yield [turn.question, *[""] * (len(words.taken.columns) - 2), " ".join(remarks)]


def _told(quote: Quote, words: Words) -> list[str]:
    source = quote.source
    remark = words.digest if source.is_digest else ""
    where = [source.title, source.date, " › ".join(source.path), pages(source), source.reference]
    return [quote.text, *where, as_reference(source), source.address, remark]
