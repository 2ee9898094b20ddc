"""Which elements of a web page are no part of its text: what isn't shown, and what stands around it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

# Never shown as text, or something to click on.
_DROPPED = frozenset(
    "script style template noscript iframe object embed applet svg canvas video audio map head title meta "
    "link button input select textarea datalist option label nav menu dialog rp rt annotation "
    "annotation-xml".split()
)
_DROPPED_ROLES = frozenset("navigation search menu menubar toolbar dialog alertdialog tablist".split())
_AROUND = frozenset("header footer aside".split())
_AROUND_ROLES = frozenset("banner contentinfo complementary".split())
_UNSHOWN = re.compile(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
_CLASSES = re.compile(
    r"(?:^|[\s_-])(?:breadcrumbs?|kruimelpad|cookies?|cookie-?\w+|skip-?links?|sr-only|visually-?hidden)(?:$|[\s_-])",
    re.IGNORECASE,
)
_OWN_SCOPE = frozenset("article main section".split())


def is_dropped(element: HtmlElement) -> bool:
    """Whether nobody reads an element as text: scripts, menus, controls, what is hidden."""
    if not isinstance(element.tag, str) or element.tag in _DROPPED or element.get("role") in _DROPPED_ROLES:
        return True
    if element.tag == "form" and next(element.iter("h1", "h2", "main", "article"), None) is None:
        return True  # some sites have a form around the whole page
    return element.tag not in {"html", "body"} and _CLASSES.search(element.get("class") or "") is not None


def is_hidden(element: HtmlElement) -> bool:
    """Whether an element says that it isn't shown."""
    return (
        "hidden" in element.attrib
        or (element.get("aria-hidden") or "").strip().lower() == "true"
        or _UNSHOWN.search(element.get("style") or "") is not None
    )


def is_around(element: HtmlElement) -> bool:
    """Whether an element stands around the text of what it is in: a header, a footer, an aside."""
    return element.tag in _AROUND or element.get("role") in _AROUND_ROLES


def has_own_scope(element: HtmlElement) -> bool:
    """Whether headers and asides within an element are its own, and so text, not the page's."""
    return element.tag in _OWN_SCOPE or element.get("role") in {"main", "article"}
