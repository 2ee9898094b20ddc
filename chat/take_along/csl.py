"""Quotes as CSL-JSON, which reference managers read: https://citationstyles.org."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from datetime import date
from typing import Any

from chat.sources import pages
from chat.take_along.turns import Turn, quotes_of
from chat.words import Words
from qa import Quote
from qa.dates import is_date


def as_csl(quote: Quote, words: Words) -> dict[str, Any]:
    """One item with the fields of the CSL data schema that are known; `note` holds the exact words."""
    source, report = quote.source, quote.passage.report
    item = {
        "id": f"{report.id}:{quote.start}-{quote.end}",
        "type": "report",
        "title": source.title,
        "genre": words.digest if source.is_digest else "",
        "number": source.reference,
        "section": " › ".join(source.path),
        "page": pages(source).replace("–", "-"),
        "URL": source.address if re.match(r"https?://", source.address) else "",
        "language": report.language,
        "note": f"{f'[{words.digest}] ' if source.is_digest else ''}“{quote.text}”",
    }
    issued = {"issued": {"date-parts": [_parts(source.date)]}} if is_date(source.date) else {}
    return {field: value for field, value in item.items() if value} | issued


def conversation_csl(turns: Sequence[Turn], words: Words, made: date) -> str:  # noqa: ARG001 - as the other forms
    """All quotes of a conversation, each once."""
    return (
        json.dumps([as_csl(quote, words) for quote in quotes_of(turns)], ensure_ascii=False, indent=2) + "\n"
    )


def _parts(date: str) -> list[int]:
    """As numbers: "2019-12" is [2019, 12]."""
    return [int(part) for part in date.split("-")]
