"""A conversation as one file of HTML, without a script, that loads nothing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from html import escape

from chat.sources import facts
from chat.take_along.turns import Turn, made_on
from chat.words import Words
from qa import Quote, Source
from qa.answer_text import note_line

_STYLE = """
body { margin: 0 auto; max-width: 46rem; padding: 1rem 1.2rem 4rem; font: 16px/1.6 system-ui, sans-serif;
  color: #1f2328; background: #fff; }
h1 { font-size: 1.3rem; }
h2 { font-size: 1.05rem; margin: 2rem 0 .6rem; }
blockquote { margin: 0 0 .3rem; padding-left: .9rem; border-left: 3px solid #9a6700; white-space: pre-wrap; }
mark { background: #ffe9a8; color: inherit; }
p { margin: 0 0 1.2rem; }
.note { margin: 0 0 .3rem; font-size: .9rem; }
.source, footer { font-size: .9rem; }
h2, blockquote, p { overflow-wrap: anywhere; }
@media print { blockquote { break-inside: avoid; } }
"""
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"


def conversation_html(turns: Sequence[Turn], words: Words, made: date) -> str:
    """Each question as a heading over its quotes, which are marked, with where they stand."""
    asked = "".join(_turn(turn, words) for turn in turns)
    return (
        f'<!doctype html>\n<html lang="{words.language}"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
        f'<meta name="viewport" content="width=device-width"><title>{escape(words.taken.kept)}</title>'
        f"<style>{_STYLE}</style></head><body><main><h1>{escape(words.taken.kept)}</h1>{asked}</main>"
        f"<footer><p>{escape(made_on(words, made))}</p></footer></body></html>\n"
    )


def _turn(turn: Turn, words: Words) -> str:
    quotes = "".join(_quote(quote, words) for quote in turn.quotes)
    remarks = "".join(f"<p>{escape(remark)}</p>" for remark in turn.remarks(words))
    return f"<section><h2>{escape(turn.question)}</h2>{quotes}{remarks}</section>\n"


def _quote(quote: Quote, words: Words) -> str:
    language = f' lang="{escape(quote.passage.report.language)}"' if quote.passage.report.language else ""
    notes = "".join(f'<p class="note"{language}>{escape(note_line(note))}</p>' for note in quote.footnotes)
    return (
        f"<blockquote{language}><mark>{escape(quote.text)}</mark></blockquote>{notes}"
        f'<p class="source">{_source(quote.source, words)}</p>'
    )


def _source(source: Source, words: Words) -> str:
    title, *rest = map(escape, facts(source, words))
    digest = [f"<em>{escape(words.digest)}</em>"] if source.is_digest else []
    return " · ".join([f"<strong>{title}</strong>", *rest, *digest, *_address(source.address)])


def _address(address: str) -> list[str]:
    """A link for an address of the web; any other one could run."""
    if re.match(r"https?://", address):
        return [f'<a href="{escape(address)}" rel="noreferrer">{escape(address)}</a>']
    return [escape(address)] if address else []
