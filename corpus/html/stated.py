"""What a web page states of itself in its head: title, date, language and address."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpus.clean import tidy
from corpus.properties import property_date, property_language, sensible_title

if TYPE_CHECKING:
    from lxml.html import HtmlElement

# Dublin Core as Dutch government pages have it ("DC.title", "DCTERMS.issued"), then what others
# use. The day of the last change is no report's date.
_TITLES = ("dcterms.title", "dc.title", "og:title")
_DATES = (
    *("dcterms.issued", "dc.date.issued", "dcterms.available", "dc.date", "dcterms.date", "date"),
    *("article:published_time", "dcterms.created", "dc.date.created"),
)
_LANGUAGES = ("dcterms.language", "dc.language", "content-language")
_SITE = re.compile(r"\s[|»·]\s.*")  # "Halfjaarbericht politie | Rijksoverheid.nl"


def stated(root: HtmlElement) -> dict[str, str]:
    """What the page states, by the names of `Report`'s fields."""
    named = _meta(root)
    values = {
        "title": _first(named, _TITLES) or _title(root),
        "date": next(filter(None, (property_date(named.get(name, "")) for name in _DATES)), ""),
        "language": property_language(root.get("lang") or root.get("xml:lang") or _first(named, _LANGUAGES)),
        "address": _address(root, named),
    }
    return {name: value for name, value in values.items() if value}


def _meta(root: HtmlElement) -> dict[str, str]:
    """The first filled value of each name."""
    named: dict[str, str] = {}
    for meta in root.iter("meta"):
        name = meta.get("name") or meta.get("property") or meta.get("http-equiv") or ""
        value = tidy(meta.get("content") or "")
        if name and value:
            named.setdefault(name.strip().lower(), value)
    return named


def _first(named: dict[str, str], names: tuple[str, ...]) -> str:
    return next((named[name] for name in names if name in named), "")


def _title(root: HtmlElement) -> str:
    title = next((tidy(one.text or "") for one in root.iter("title")), "")
    return sensible_title(_SITE.sub("", title))


def _address(root: HtmlElement, named: dict[str, str]) -> str:
    links = (one.get("href") or "" for one in root.iter("link") if one.get("rel") == "canonical")
    address = next(links, "") or named.get("og:url", "")
    return address.strip() if re.match(r"https?://\S+$", address.strip()) else ""
