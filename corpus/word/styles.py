"""What paragraph styles say: headings and their levels, contents, titles, which list they belong to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element

# Word names its own styles in English whatever its language; other programs don't.
_HEADING = re.compile(r"(?:heading|kop|kopje|überschrift|titre|título) ?([1-9])", re.IGNORECASE)
_CONTENTS = re.compile(r"(?:toc|inhopg|inhoudsopgave|verzeichnis|tm) ?[1-9]|table of figures", re.IGNORECASE)
_TITLE = re.compile(r"title|titel", re.IGNORECASE)
_BODY_LEVEL = 9  # the outline level of text


@dataclass(frozen=True, slots=True)
class Style:
    """A paragraph's style: a heading's level (0: none), whether a title or contents, and its list."""

    level: int = 0
    is_title: bool = False
    is_contents: bool = False
    numbering: str = ""
    depth: int | None = None
    is_hidden: bool = False


def value(parent: Element | None, path: str) -> str | None:
    """The value of a property; None where it isn't set."""
    found = parent.find(path) if parent is not None else None
    return found.get("val") if found is not None else None


def is_on(parent: Element | None, path: str) -> bool:
    """Whether a property that is on or off is set and on."""
    found = parent.find(path) if parent is not None else None
    return found is not None and found.get("val", "1") not in {"0", "false", "off"}


def styles_of(roots: list[Element]) -> dict[str, Style]:
    """The styles of a file by their ids; "" is the default one's."""
    known = {one.get("styleId", ""): one for root in roots for one in root.iter("style")}
    styles = {name: _style(list(_chain(known, name))) for name in known}
    default = (n for n, one in known.items() if one.get("type") == "paragraph" and one.get("default") == "1")
    return {"": styles.get(next(default, ""), Style()), **styles}


def _chain(known: dict[str, Element], name: str) -> Iterator[Element]:
    """A style and those that it is based on, itself first; some files make a circle of them."""
    seen: set[str] = set()
    while name in known and name not in seen and len(seen) < 20:
        seen.add(name)
        yield known[name]
        name = value(known[name], "basedOn") or ""


def _style(chain: list[Element]) -> Style:
    names = [value(one, "name") or "" for one in chain]
    outline = next(filter(None, (value(one, "pPr/outlineLvl") for one in chain)), str(_BODY_LEVEL))
    named = next(filter(None, map(_HEADING.fullmatch, names)), None)
    contents = any(map(_CONTENTS.fullmatch, names))
    depth = next(filter(None, (value(one, "pPr/numPr/ilvl") for one in chain)), None)
    return Style(
        level=0 if contents else int(named[1]) if named else level_of(outline),
        is_title=any(map(_TITLE.fullmatch, names[:1])),
        is_contents=contents,
        numbering=next(filter(None, (value(one, "pPr/numPr/numId") for one in chain)), ""),
        depth=int(depth) if depth and depth.isdecimal() else None,
        is_hidden=is_on(chain[0], "rPr/vanish"),
    )


def level_of(outline: str | None) -> int:
    """The level of a heading by its outline level, which counts from 0; 0 for text."""
    return int(outline) + 1 if outline and outline in {*"012345678"} else 0
