"""What tells a reader where words stand, as texts."""

from __future__ import annotations

from chat.words import Words
from qa import Source
from qa.dates import in_words


def facts(source: Source, words: Words) -> list[str]:
    """Title, then date, headings and page as far as they are known."""
    told = [in_words(source.date, words.language), " › ".join(source.path)]
    if source.page is not None:
        told.append(f"{words.page} {pages(source)}")
    return [source.title, *(fact for fact in told if fact)]


def pages(source: Source) -> str:
    """The page, or the first and the last one: "14", "14–15"; nothing where the format has no pages."""
    if source.page is None or source.page == source.last_page or source.last_page is None:
        return "" if source.page is None else str(source.page)
    return f"{source.page}–{source.last_page}"
