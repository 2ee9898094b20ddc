"""How well the parts of a report were read: footnotes, words broken at a line's end, cells of tables."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise

from corpus import Report
from corpus.types import Block
from eval.reading.measures import Share, short, text_of
from eval.reading.pages import Seen, SeenPage, furniture_of
from eval.reading.truth import Bullet
from eval.reading.words import in_order, key, plain, words

ALIKE = 0.9
"""Two footnotes with one number are the same when so many of their words are, in order."""

_LONG = 20  # letters and digits: a shorter footnote may stand in another text by chance
_BEGINNING = 60  # letters and digits that tell one item of a table from another


def footnotes_kept(truth: dict[str, str], notes: Sequence[str]) -> Share:
    """Footnotes that are exactly one footnote block, by their number and words."""
    read = defaultdict(list)
    for note in notes:
        number, _, text = note.partition(" ")
        read[number].append(text)
    lost = [
        number
        for number, text in truth.items()
        if len(read[number]) != 1 or in_order(words(text), words(read[number][0])) < ALIKE
    ]
    return Share(len(truth) - len(lost), len(truth), tuple(f"footnote {number}" for number in lost))


def footnotes_elsewhere(truth: dict[str, str], report: Report) -> Share:
    """Footnotes whose text stands inside a block that is none; 0 is right."""
    keys = [key(text_of(report, [block])) for block in report.blocks if block.kind != "footnote"]
    long = {number: key(text) for number, text in truth.items() if len(key(text)) >= _LONG}
    found = [number for number, text in long.items() if any(text in other for other in keys)]
    return Share(len(found), len(long), tuple(f"footnote {number}" for number in found))


Break = tuple[str, str, str]
"""The word before, and the two halves of a word at the end of a line."""


def breaks_of(pages: Sequence[SeenPage]) -> list[Break]:
    """Every word that a line's end breaks, by pdfium, on one page or over to the next."""
    found = []
    inner = [_without(page, around) for page, around in zip(pages, furniture_of(pages), strict=True)]
    for lines, following in pairwise([*inner, []]):
        for line in lines:
            after = _next(line, lines) or next(iter(following), None)
            said = line.text.split()
            if after and len(said) > 1 and re.search(r"\w-$", line.text):
                found.append((said[-2], said[-1], after.text.split()[0]))
    return found


def _without(page: SeenPage, around: Sequence[Seen]) -> list[Seen]:
    return [line for line in page.lines if line not in around]


def _next(line: Seen, lines: Sequence[Seen]) -> Seen | None:
    """The nearest line under it in the same column, not further than a blank line."""
    height = line.top - line.bottom
    under = [
        one
        for one in lines
        if 0 < line.bottom - one.bottom < 3 * height and one.left < line.right and one.right > line.left
    ]
    return max(under, key=lambda one: one.bottom, default=None)


def breaks_joined(breaks: Iterable[Break], truth: str, read: str) -> Share:
    """Words broken at a line's end that are put together as in the Markdown, of those that it has."""
    # The Markdown of a letter has broken lines itself: "motie-" and "Segers" are one word or two.
    told, got = _forms(truth + "\n" + re.sub(r"(?<=\w-)\s*\n\s*(?=\w)", "", truth)), _forms(read)
    judged = [(known, got[at], at) for at in map(_spot, breaks) if (known := told.get(at))]
    wrong = [at[1] for known, forms, at in judged if not forms or not forms <= known]
    return Share(len(judged) - len(wrong), len(judged), tuple(wrong))


def _spot(one: Break) -> tuple[str, str]:
    before, begin, end = one
    return key(before), key(begin) + key(end)


def _forms(text: str) -> defaultdict[tuple[str, str], set[str]]:
    """How each word, and each two words, are written after each word."""
    said = [(key(word), word) for word in plain(text).split() if key(word)]
    forms: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for at in range(1, len(said)):
        before = said[at - 1][0]
        one, word = said[at]
        forms[before, one].add(_core(word))
        if at + 1 < len(said):
            two, other = said[at + 1]
            forms[before, one + two].add(f"{_core(word)} {_core(other)}")
    return forms


def _core(word: str) -> str:
    return re.sub(r"^[^\w]+|[^\w-]+$|\\", "", word).casefold()


def bullets_under_heads(bullets: Sequence[Bullet], report: Report) -> Share:
    """Items in the cells of a table that know the heads of their row and column."""
    known = [(key(text_of(report, [block])), block) for block in report.blocks]
    wrong = [
        one.text
        for one in bullets
        if not any(
            _begins(one) in text and _knows(_heads(report, block, _begins(one)), one) for text, block in known
        )
    ]
    return Share(len(bullets) - len(wrong), len(bullets), tuple(map(short, wrong)))


def _begins(bullet: Bullet) -> str:
    return key(bullet.text)[:_BEGINNING]


def _heads(report: Report, block: Block, words_in_it: str) -> set[str]:
    """The heads over some words of a block: all that it has, or those of one cell of a row."""
    if block.kind != "row":
        return set(map(key, block.heads))
    cells = report.text[block.start : block.end].split("\t")
    at = next((at for at, cell in enumerate(cells) if words_in_it in key(cell)), 0)
    return {key(cells[0]), *map(key, block.heads[at : at + 1])}


def _knows(heads: set[str], bullet: Bullet) -> bool:
    row, column = key(bullet.row), key(bullet.column)
    return any(head.startswith(row) for head in heads) and any(head.startswith(column) for head in heads)
