"""Runs of words that a text shares with the official reports: the project never copies their text.

Words are compared without case, marks and hyphens. A shared run may begin and end anywhere in the
official text, but not within the names and titles that are allowed: those part a text in two.
"""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from corpus.bundled import DIGEST
from corpus.markdown import read_markdown

RUN = 9
"""So many words in a row are copied, however common each of them is."""

ALLOWED = [
    # A series of parliamentary papers, as each of its references begins.
    "Aanhangsel van de Handelingen, vergaderjaar",
    # Heads of a table's columns.
    "geen bedrag ineens bedrag ineens jaar na bedrag ineens",
    # The title of a study by the WODC.
    "Inzicht in forensisch onderzoek naar dierenmishandeling",
]
"""Official names and titles that can't be said otherwise; the digest's section titles are allowed too."""

Run = tuple[str, ...]


def words(text: str) -> list[str]:
    """The words of a text in lower case, without footnote references."""
    return re.findall(r"[^\W_]+", re.sub(r"<sup>.*?</sup>|\[\^[^\]]*\]|\*\*", "", text).lower())


def runs(text: str) -> set[Run]:
    """Every run of words in a text."""
    found = words(text)
    return {tuple(found[at : at + RUN]) for at in range(len(found) - RUN + 1)}


def shared_with(official: set[Run], text: str, allowed: Iterable[str]) -> list[str]:
    """The longest runs of a text that stand in the official text as well."""
    return [run for part in _parts(words(text), allowed) for run in _shared(official, part)]


def _parts(found: list[str], allowed: Iterable[str]) -> Iterator[list[str]]:
    """The words between the allowed names."""
    joined = f" {' '.join(found)} "
    for name in sorted(allowed, key=len, reverse=True):
        joined = joined.replace(f" {' '.join(words(name))} ", " | ")
    for part in joined.split("|"):
        yield part.split()


def _shared(official: set[Run], found: list[str]) -> Iterator[str]:
    starts = [at for at in range(len(found) - RUN + 1) if tuple(found[at : at + RUN]) in official]
    while starts:
        first = last = starts.pop(0)
        while starts and starts[0] == last + 1:
            last = starts.pop(0)
        yield " ".join(found[first : last + RUN])


def texts_of(path: Path) -> list[str]:
    """The texts in a file of the repository, as their readers see them.

    Of Markdown the paragraphs and lists, not the headings and footnotes, which name things; of the
    others everything, escapes and joined strings undone.
    """
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".md":
        return [
            block.text for block in read_markdown(text).blocks if block.kind not in {"heading", "footnote"}
        ]
    if path.suffix == ".jsonl":
        return [value for line in text.splitlines() if line for value in _strings(json.loads(line))]
    plain = re.sub(r"\\[ntr]", " ", text)
    if path.suffix == ".py":
        nodes = ast.walk(ast.parse(text))
        return [plain, *(n.value for n in nodes if isinstance(n, ast.Constant) and isinstance(n.value, str))]
    return [plain]


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from _strings(part)
    elif isinstance(value, list):
        for part in value:
            yield from _strings(part)


def allowed_names() -> list[str]:
    """The names and titles that any file may hold: the list above, and the digest's section titles."""
    drafts = [read_markdown(path.read_text(encoding="utf-8")) for path in sorted(DIGEST.glob("*.md"))]
    titles = [block.text for draft in drafts for block in draft.blocks if block.kind == "heading"]
    return [*ALLOWED, *titles]
