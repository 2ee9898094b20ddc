"""The links under a card and under an answer, to take them along and to judge them; they work as links."""

from __future__ import annotations

from chat.escaping import escape
from chat.links import cite_link, export_link, judge_link, question_link
from chat.narrowing import NOTHING_PICKED, Picked
from chat.take_along.quoted import place_of
from chat.words import Words
from qa import Quote


def card_links(quote: Quote, words: Words) -> str:
    """A line to copy the quote as text, Markdown or a reference, and to say whether it was useful."""
    place = place_of(quote)
    names = {
        "text": words.taken.copy_text,
        "markdown": words.taken.copy_markdown,
        "reference": words.taken.copy_reference,
    }
    copies = (_link("copy", cite_link(place, form), name) for form, name in names.items())
    judges = (
        _link("judge", judge_link(place, useful=useful), name)
        for useful, name in ((True, words.taken.useful), (False, words.taken.not_useful))
    )
    return (
        f'<p class="take"><span>{escape(words.taken.copy)} {" · ".join(copies)}</span>'
        f'<span class="judging">{" · ".join(judges)}</span></p>'
    )


def asked_link(question: str, words: Words, picked: Picked = NOTHING_PICKED) -> str:
    """A line with the address that opens the same question again."""
    return f'<p class="take">{_link("asked", question_link(question, picked), words.taken.question_link)}</p>'


def save_links(words: Words) -> str:
    """The forms that a conversation is kept in."""
    names = {"markdown": "Markdown", "html": "HTML", "csv": "CSV", "csl": "CSL-JSON"}
    links = (_link("save", export_link(form), name) for form, name in names.items())
    return f"{escape(words.taken.save)} {' · '.join(links)}"


def _link(kind: str, to: str, name: str) -> str:
    return f'<a class="{kind}" href="{escape(to)}" target="_blank" rel="noopener">{escape(name)}</a>'
