"""Word files (.docx): headings by style, lists as they are numbered, tables, footnotes, text boxes.

word_package  the archive and its XML, within bounds
word_styles   what the styles say; word_numbers the numbers that Word counts
word_runs     the words of a paragraph, tracked changes accepted
word_walk     paragraphs and tables -> blocks; grid puts table cells under their heads

The file is read as it is, not by way of mammoth's HTML: that has no numbers of headings, no "a)" or
"1.1" before items, no start of a list, and makes paragraphs of styles such as "Kop 2".
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.draft import Draft, DraftBlock
from corpus.properties import property_date, property_language, sensible_title
from corpus.word.numbers import Numbers, form_of
from corpus.word.package import Package
from corpus.word.styles import Style, styles_of, value
from corpus.word.walk import Notes, Walk

_DATE_LINE = re.compile(r"datum\b", re.IGNORECASE)
_NOTES = {"footnote": "decimal", "endnote": "lowerRoman"}  # and the form of their numbers in Word


def read_word(data: bytes) -> Draft:
    """The draft of a Word file; ReadError, in one sentence, when it can't be read."""
    package = Package(data)
    document = package.document()
    styles = styles_of(package.related("styles"))
    walk = Walk(styles, Numbers(package.related("numbering")), _notes(package))
    for body in document.iter("body"):
        walk.take(body)
    blocks = walk.finish()
    furniture = _furniture(package, styles)
    return Draft(blocks, _stated(package.properties(), walk.title, blocks), furniture)


def _notes(package: Package) -> Notes:
    settings = package.related("settings")
    forms = {}
    for kind, usual in _NOTES.items():
        said = (value(root, f"{kind}Pr/numFmt") for root in settings)
        forms[kind] = form_of(next(filter(None, said), usual))
    return Notes({kind: package.related(f"{kind}s") for kind in _NOTES}, forms)


def _furniture(package: Package, styles: dict[str, Style]) -> Sequence[str]:
    """The lines of headers and footers, each once."""
    lines: list[str] = []
    for root in (*package.related("header"), *package.related("footer")):
        walk = Walk(styles, Numbers([]), Notes({}, {}))
        walk.take(root)
        lines += [one.text for one in walk.finish()]
    return tuple(dict.fromkeys(lines))


def _stated(properties: dict[str, str], title: str, blocks: Sequence[DraftBlock]) -> dict[str, str]:
    """The file's properties; the day it was made gives way to a date that the text has on a line."""
    dated = any(_DATE_LINE.match(one.text) for one in blocks[:40])
    values = {
        "title": sensible_title(properties.get("title", "")) or title,
        "date": "" if dated else property_date(properties.get("created", "").strip()),
        "language": property_language(properties.get("language", "")),
    }
    return {name: said for name, said in values.items() if said}
