"""A quote in its place, as a page of its own: on an image of its page, or among its section's words."""

from __future__ import annotations

import base64
import hashlib

from chat.asked import Asked
from chat.escaping import page_text as escape
from chat.links import file_link, page_link
from chat.words import Words
from qa import Report
from qa.dates import in_words
from qa.originals import Original
from qa.page_svg import page_svg, rectangles
from qa.surroundings import section_around
from qa.types import DIGEST

_STYLE = """
body { margin: 0 auto; max-width: 58rem; padding: 1rem 1.2rem 4rem; font: 16px/1.6 system-ui, sans-serif;
  color: #1f2328; background: #fff; color-scheme: light dark; overflow-wrap: break-word; }
h1 { font-size: 1.2rem; line-height: 1.3; margin: 0; }
p { margin: .2rem 0 .8rem; }
.ways { display: flex; flex-wrap: wrap; gap: .4rem 1.4rem; margin: .8rem 0; }
a { color: #0550ae; }
.ways a, summary { padding: .2rem 0; }
a:focus-visible, summary:focus-visible { outline: 3px solid; outline-offset: 2px; }
.theirs { white-space: pre-wrap; overflow-wrap: anywhere; }
blockquote { margin: .8rem 0; padding-left: .9rem; border-left: 3px solid #9a6700; }
mark { background: #ffe9a8; color: #1f2328; padding: .05em .1em; }
svg { width: 100%; height: auto; border: 1px solid #d0d7de; background: #fff; }
rect { fill: #ffd33d; fill-opacity: .35; stroke: #9a6700; stroke-width: .6; }
#quote { scroll-margin-top: 30vh; }
@media (prefers-color-scheme: dark) {
  body { color: #e6e9ed; background: #14171b; }
  a { color: #8cc2ff; }
}
"""

_HASH = base64.b64encode(hashlib.sha256(_STYLE.encode()).digest()).decode()
POLICY = (
    f"default-src 'none'; img-src data:; style-src 'sha256-{_HASH}'; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'none'"
)
"""The Content-Security-Policy of these pages: their own style and the drawing in them, and nothing else."""


def on_page(asked: Asked, original: Original, number: int, words: Words) -> str:
    """The image of a page with the quote's lines marked on it, and the ways to the pages around it.

    Raises OriginalError when there is no image of it.
    """
    report = asked.report
    title = words.viewer.on_page.format(page=number, pages=len(report.pages), title=report.title)
    marks = rectangles(report, asked.start, asked.end, number, words.viewer.quote)
    drawing = page_svg(original.image(number), f'<g id="quote">{marks}</g>' if marks else "", title)
    ways = _ways(asked, number, words)
    page = next(page for page in report.pages if page.number == number)
    quote = f"<blockquote><mark>{escape(report.text[asked.start : asked.end])}</mark></blockquote>"
    return _whole(
        title,
        words,
        f"{_head(report, words)}{_theirs(quote, report)}{_navigation(ways, words)}{drawing}"
        f'<div class="ways">{ways}</div>'
        f"<details><summary>{escape(words.viewer.page_read)}</summary>"
        f"{_theirs(escape(report.text[page.start : page.end]), report)}</details>",
    )


def in_text(asked: Asked, words: Words) -> str:
    """The words of the section with the quote marked among them, for a report without pages."""
    report, text = asked.report, asked.report.text
    start, end, section = section_around(report, asked.start, asked.end)
    marked = f'<mark id="quote">{escape(text[asked.start : asked.end])}</mark>'
    around = f"{escape(text[start : asked.start])}{marked}{escape(text[asked.end : end])}"
    return _whole(
        words.viewer.in_text.format(title=report.title),
        words,
        f"{_head(report, words)}{_theirs(escape(' › '.join(section)), report)}"
        f"{_navigation(_ways(asked, None, words), words)}{_theirs(around, report)}",
    )


def refusal(sentence: str, words: Words) -> str:
    """The page that says in one sentence why there is nothing to show."""
    told = f"<h1>{escape(words.viewer.not_shown)}</h1><p>{escape(sentence)}</p>"
    return _whole(words.viewer.not_shown, words, told)


def _head(report: Report, words: Words) -> str:
    digest = words.digest if report.kind == DIGEST else ""
    facts = " · ".join(fact for fact in (in_words(report.date, words.language), digest) if fact)
    return f'<h1 lang="{escape(report.language)}">{escape(report.title)}</h1><p>{escape(facts)}</p>'


def _ways(asked: Asked, number: int | None, words: Words) -> str:
    """Links to the page before, to the one after and to the file."""
    links = []
    known = [page.number for page in asked.report.pages]
    for page, name, kind in ((-1, words.viewer.before, "prev"), (1, words.viewer.after, "next")):
        if number is not None and number + page in known:
            to = page_link(asked.report.id, asked.start, asked.end, number + page)
            links.append(f'<a rel="{kind}" href="{escape(to)}">{escape(name.format(number + page))}</a>')
    to = file_link(asked.report.id, number)
    links.append(f'<a href="{escape(to)}">{escape(words.viewer.file)}</a>')
    return "".join(links)


def _navigation(ways: str, words: Words) -> str:
    return f'<nav class="ways" aria-label="{escape(words.viewer.ways)}">{ways}</nav>'


def _theirs(html: str, report: Report) -> str:
    """What stands in the report, in its language and on its own lines."""
    return f'<div class="theirs" lang="{escape(report.language)}">{html}</div>'


def _whole(title: str, words: Words, body: str) -> str:
    return (
        f'<!doctype html>\n<html lang="{words.language}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width">'
        f"<title>{escape(title)}</title><style>{_STYLE}</style></head><body><main>{body}</main></body></html>\n"
    )
