"""Which reports stand in the collection, and what was read of each, as HTML."""

from __future__ import annotations

from collections.abc import Collection as Some
from collections.abc import Iterable, Sequence

from chat.escaping import escape
from chat.words import Words
from qa.dates import in_words
from qa.listed import Listed
from qa.searchable import Opened

MOST_SHOWN = 50
"""Reports that weren't added here; of more it is told how many there are."""


def shelf(collection: Opened, added: Some[str], waiting: Iterable[str], words: Words) -> str:
    """A list of the reports: first those that were added here, then files that wait, then the others."""
    own = words.own
    mine = [one for one in collection.reports if one.id in added]
    others = [one for one in collection.reports if one.id not in added]
    lines = [f"{about(one, words)} · <em>{escape(own.here)}</em>" for one in mine]
    lines += [f"<strong>{escape(name)}</strong> · <em>{escape(own.waiting)}</em>" for name in waiting]
    lines += [about(one, words) for one in others[:MOST_SHOWN]]
    if len(others) > MOST_SHOWN:
        lines.append(escape(own.others.format(len(others) - MOST_SHOWN)))
    return f"<p><strong>{escape(own.there)}</strong></p>{listed(lines)}"


def about(report: Listed, words: Words) -> str:
    """A report's title, date, and how many pages and passages were read of it."""
    facts = [
        in_words(report.date, words.language),
        _count(report.pages, words.own.pages) if report.pages else "",
        _count(len(report.numbers), words.own.passages),
    ]
    return " · ".join([f"<strong>{escape(report.title)}</strong>", *(escape(fact) for fact in facts if fact)])


def listed(lines: Sequence[str]) -> str:
    """Lines of HTML as a list."""
    return f"<ul>{''.join(f'<li>{line}</li>' for line in lines)}</ul>" if lines else ""


def _count(number: int, words: tuple[str, str]) -> str:
    return words[number != 1].format(number)
