"""From the address of a quote to the quote: the words that were shown, or none."""

from __future__ import annotations

from collections.abc import Mapping
from http import HTTPStatus
from zlib import crc32

from chat.asked import AddressError, asked_for
from chat.words import Words
from qa import Passage, Quote
from qa.originals import Originals

LONGEST = 20_000
"""Characters: more than three sentences ever have, and far less than a report."""


def place_of(quote: Quote) -> dict[str, str | int]:
    """Where a quote stands, as parameters of an address; `words` tells its words from any others."""
    return {
        "report": quote.passage.report.id,
        "start": quote.start,
        "end": quote.end,
        "words": _told_by(quote.text),
    }


def quote_at(originals: Originals, parameters: Mapping[str, str], words: Words) -> Quote:
    """The words of a span under the headings over them.

    AddressError when there is no such span, it is too long for a quote, or (with status 410) other words
    stand there now than when the address was made. OriginalError when there is no such report.
    """
    asked = asked_for(originals, parameters, words.viewer)
    report, start, end = asked.report, asked.start, asked.end
    if end - start > LONGEST:
        told = words.taken.too_long.format(start=start, end=end, most=LONGEST)
        raise AddressError(told, HTTPStatus.BAD_REQUEST)
    if parameters.get("words") not in {None, _told_by(report.text[start:end])}:
        raise AddressError(words.taken.changed, HTTPStatus.GONE)
    block = report.block_at(start)
    section, heads = (block.section, block.heads) if block else ((), ())
    return Quote(Passage(report, start, end, section, heads), start, end, 0.0)


def _told_by(text: str) -> str:
    return f"{crc32(text.encode(errors='replace')):08x}"
