"""HTML files: the main content of a page, as headings, paragraphs, items, table rows and footnotes.

html_stated  what the head of the page states
html_notes   which links are references to footnotes
html_parts   which elements no reader of the text sees
html_walk    elements -> blocks; grid puts table cells under their heads

lxml (libxml2) parses: on 2 MB of tags left open it took 0.6 s, beautifulsoup4 with html.parser 215 s,
and that left them nested in each other.
"""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING

from corpus.draft import Draft
from corpus.errors import ReadError
from corpus.html.notes import find_notes
from corpus.html.stated import stated
from corpus.html.walk import Walk

if TYPE_CHECKING:
    from lxml.html import HtmlElement

MAX_BYTES = 50 * 1024 * 1024  # the tree takes some ten times as much memory

_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_CHARSET = re.compile(
    rb"""(?:<meta[^>]{0,200}?charset|<\?xml[^>]{0,100}?encoding)\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE
)
_DECLARED_WITHIN = 4096  # bytes
_TEXT_CODEC = re.compile(
    r"utf-8|cp\d+|iso8859-\d+|koi8-\w|mac-\w+|gb\w+|big5\w*|shift_jis|euc_\w+|iso2022_\w+"
)


def read_html(data: bytes) -> Draft:
    """The draft of a web page; ReadError, in one sentence, when it can't be read."""
    if len(data) > MAX_BYTES:
        raise ReadError(
            f"it is {len(data) >> 20} MB of HTML, more than the {MAX_BYTES >> 20} MB that is read"
        )
    root = _parsed(_decoded(data))
    if root is None:
        return Draft([])
    bodies = list(root.iter("body")) or [root]
    walk = Walk(find_notes(root))
    mains = _mains(bodies[0])
    for part in mains or bodies:
        walk.page(part, is_main=bool(mains))
    return Draft(walk.flow.finished(), stated(root), furniture=walk.furniture)


def _mains(body: HtmlElement) -> list[HtmlElement]:
    """The elements marked as the main content, outermost only; none where they hold no text."""
    found = [one for one in body.iter() if one.tag == "main" or one.get("role") == "main"]
    inner = {id(below) for one in found for below in one.iterdescendants("main", "div")} if found else set()
    outer = [one for one in found if id(one) not in inner]
    return outer if any("".join(one.itertext()).strip() for one in outer) else []


def _decoded(data: bytes) -> str:
    """The text of a file by its byte order mark, else as it says, else as UTF-8 or Windows-1252."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, errors="replace")
    said = _CHARSET.search(data[:_DECLARED_WITHIN])
    for encoding in (_codec(said[1].decode(errors="replace")) if said else "utf-8", "utf-8"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return data.decode("cp1252", errors="replace")


def _codec(name: str) -> str:
    """Python's name of an encoding; "utf-8" for an unknown one, or one that isn't for text."""
    try:
        codec = codecs.lookup(name).name
    except LookupError:
        return "utf-8"
    if codec in {"iso8859-1", "ascii"}:  # browsers take both for Windows-1252
        return "cp1252"
    return codec if _TEXT_CODEC.fullmatch(codec) else "utf-8"


def _parsed(text: str) -> HtmlElement | None:
    """The tree of a page; None when there is nothing in it."""
    from lxml import etree, html  # imported when a page is read, not before

    if "\0" in text:
        raise ReadError("it is not an HTML file (it holds NUL characters)")
    parser = html.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
    try:
        root = html.document_fromstring(text.encode("utf-8", errors="replace"), parser=parser)
    except etree.ParserError:
        return None
    except etree.LxmlError as error:
        raise ReadError("it can't be read as HTML: open it in a browser and save it again") from error
    if any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):
        raise ReadError("it can't be read as HTML: its tags are nested thousands deep")
    return root
