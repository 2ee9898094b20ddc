"""A quote as a card: its passage, its footnotes and its source, as HTML."""

from __future__ import annotations

from typing import TypeAlias

from chat.escaping import escape, line
from chat.links import page_link
from chat.sources import facts
from chat.take_along.card_links import card_links
from chat.why import shared_words
from chat.words import Words
from qa import Passage, Quote, Source
from qa.answer_text import note_line

Around: TypeAlias = tuple[Passage | None, Passage | None]
"""The passages just before and just after one in its report."""


def card(quote: Quote, words: Words, question: str = "", around: Around = (None, None)) -> str:
    """A passage with its quote marked, the footnotes of the quote, and where it stands.

    Of the question it tells which words stand in the quote. The passages before and after are folded away.
    """
    passage, text = quote.passage, quote.passage.report.text
    before = escape(text[passage.start : quote.start])
    after = escape(text[quote.end : passage.end])
    notes = (f'<p class="note">{escape(note_line(note))}</p>' for note in quote.footnotes)
    language = escape(" ".join(passage.report.language.split()))  # on one line, in an attribute
    return (
        f'<div class="citaat"><blockquote lang="{language}">'
        f'<span class="rest">{before}</span><mark>{escape(quote.text)}</mark>'
        f'<span class="rest">{after}</span></blockquote>{"".join(notes)}'
        f'<p class="source">{source_html(quote.source, words)} · {place_link(quote, words)}</p>'
        f"{_again(quote, words)}{_why(question, quote, words)}{card_links(quote, words)}"
        f"{_context(quote.passage, around, words)}</div>"
    )


def _again(quote: Quote, words: Words) -> str:
    """The other places where nearly the same words stand."""
    places = "; ".join(f"{source_html(one.source, words)} · {place_link(one, words)}" for one in quote.again)
    return f'<p class="again">{escape(words.again)}: {places}</p>' if places else ""


def _why(question: str, quote: Quote, words: Words) -> str:
    shared = shared_words(question, quote.text)
    return line("why", words.why.format(", ".join(shared))) if shared else ""


def _context(passage: Passage, around: Around, words: Words) -> str:
    """What the passages beside this one say, each under its heading where that is another one."""
    told = [
        (" › ".join(near.section) if near.section != passage.section else "", near.text)
        for near in around
        if near is not None
    ]
    inside = "".join(f"{line('under', under) if under else ''}{line('near', text)}" for under, text in told)
    return f"<details><summary>{escape(words.context)}</summary>{inside}</details>" if inside else ""


def place_link(quote: Quote, words: Words) -> str:
    """The way to the quote in its place, in a window beside the chat."""
    report = quote.passage.report
    to = page_link(report.id, quote.start, quote.end)
    name = words.see_page if report.pages else words.see_text
    return f'<a href="{escape(to)}" target="_blank" rel="noopener">{escape(name)}</a>'


def source_html(source: Source, words: Words) -> str:
    """Title, date, section and page; and that a digest is one."""
    title, *rest = map(escape, facts(source, words))
    digest = [f'<span class="digest">{escape(words.digest)}</span>'] if source.is_digest else []
    return " · ".join([f"<strong>{title}</strong>", *rest, *digest])
