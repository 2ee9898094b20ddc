"""Footnotes of web pages: which links are references to notes, which lead back, where the notes are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from corpus.clean import tidy

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_LABEL = re.compile(r"[\[(]?\s*(\d{1,3}|[a-z]|[ivxl]{1,6}|\*{1,3}|[†‡])\s*[\])]?", re.IGNORECASE)
_NOTED = re.compile(
    r"(?:^|[^a-z])_?(?:fn|ftn|edn|cite_note)|foot-?note|end-?note|noot|noteref|nootref", re.IGNORECASE
)
_ARROWS = re.compile(r"[\s↩↑^⏎⤴\ufe0e\ufe0f]*(?:terug|back)?[\s↩↑^⏎⤴\ufe0e\ufe0f]*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Label:
    """What a note is called: the number that a reader sees, and the name that links lead to."""

    number: str
    name: str


@dataclass(slots=True)
class Notes:
    """The numbers of the notes by their names, and the links that refer to them or lead back."""

    numbers: dict[str, str] = field(default_factory=dict)
    references: dict[HtmlElement, Label] = field(default_factory=dict)
    backs: set[HtmlElement] = field(default_factory=set)

    def label(self, element: HtmlElement) -> Label | None:
        """The label of the note that an element is, or begins; None for any other element."""
        names = (element.get("id", ""), element.get("name", "") if element.tag == "a" else "")
        return next((Label(self.numbers[name], name) for name in names if self.numbers.get(name)), None)


def find_notes(body: HtmlElement) -> Notes:
    """Go through the links within the page; the first to a note refers to it, one to that leads back."""
    notes = Notes()
    origins: set[str] = set()
    headings = {name for one in body.iter("h1", "h2", "h3", "h4", "h5", "h6") for name in _names(one)}
    known = {one.get("id") or one.get("name") for one in body.iter()}
    for link in body.iter("a"):
        address, _, target = (link.get("href") or "").partition("#")
        if not target or (address and target not in known):  # a saved page has its own address in its links
            continue
        text = tidy("".join(link.itertext()))
        label = _LABEL.fullmatch(text)
        if target in origins or link.get("role") == "doc-backlink" or (text and _ARROWS.fullmatch(text)):
            notes.backs.add(link)
        elif label and target not in headings and _refers(link, target):
            notes.references[link] = Label(label[1], target)
            notes.numbers.setdefault(target, label[1])
            if notes.numbers[target] != label[1]:  # a whole list of notes, referred to as one
                notes.numbers[target] = ""
            origins.update(_names(link))
    return notes


def _refers(link: HtmlElement, target: str) -> bool:
    """Whether a link is raised, or is called a note by what the page calls it."""
    parent = link.getparent()
    is_raised = (parent is not None and parent.tag == "sup") or next(link.iter("sup"), None) is not None
    said = " ".join((target, link.get("class") or "", link.get("role") or "", link.get("id") or ""))
    return is_raised or _NOTED.search(said) is not None


def _names(element: HtmlElement) -> Iterator[str]:
    """The names by which a link can lead to an element, what is in it, or the raised text it stands in."""
    parent = element.getparent()
    around = [parent] if parent is not None and parent.tag in {"sup", "span"} else []
    for one in (*around, element, *element.iter("a", "sup", "span")):
        yield from filter(None, (one.get("id"), one.get("name")))
