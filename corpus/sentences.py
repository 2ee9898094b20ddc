"""Where sentences begin and end."""

from __future__ import annotations

import re
from collections.abc import Iterator

# A "sentence" that begins in lower case goes on with the one before it: the splitter has broken
# after an abbreviation it doesn't know ("€ 110 mln. beschikbaar", "o.a. de heer").
_GOES_ON = re.compile(r"[\s\"'(‘“]*[a-zà-ÿ]")
# The library takes a whole text for one sentence that begins with a bullet, unless that is a dash.
_BULLET = re.compile(r"^[•▪●○■◦➢□▫►]")
_SHORTEST = 15  # characters; "1." or "Nee." is no sentence to be found by itself
_CELL = re.compile(r"[^\t\s][^\t]*")
_BLOCK = re.compile(r"(?:(?!\n\n).)+", re.DOTALL)


def sentence_spans(text: str, language: str = "nl") -> list[tuple[int, int]]:
    """The spans of the sentences of a text, in order, without the white space between them.

    Sentences end where a block does: at an empty line.
    """
    return [
        (block.start() + start, block.start() + end)
        for block in _BLOCK.finditer(text)
        for start, end in _in_block(block[0], language or "nl")
    ]


def cell_spans(row: str) -> list[tuple[int, int]]:
    """The spans of a table row's cells that have words, in order."""
    return [cell.span() for cell in _CELL.finditer(row)]


def _in_block(text: str, language: str) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    for start, end in _split(text, language):
        glued = spans and spans[-1][1] == start  # no space between: "de A." and "I.V.D."
        if spans and (glued or _GOES_ON.match(text[start:end]) or _short(spans[-1])):
            spans[-1] = (spans[-1][0], end)
        else:
            spans.append((start, end))
    if len(spans) > 1 and _short(spans[-1]):
        spans[-2:] = [(spans[-2][0], spans[-1][1])]
    return spans


def _split(text: str, language: str) -> Iterator[tuple[int, int]]:
    """What the library takes for sentences, without the white space around them."""
    at = 0
    text = _BULLET.sub("-", text)
    for sentence in _segment(text, language):
        start = text.index(sentence, at)
        at = start + len(sentence)
        stripped = sentence.strip()
        if stripped:
            start += len(sentence) - len(sentence.lstrip())
            yield start, start + len(stripped)


def _segment(text: str, language: str) -> list[str]:
    import sentencex

    try:
        return list(sentencex.segment(language, text))
    except BaseException as error:  # its Rust core panics on some odd spaces: one sentence, then
        if type(error).__name__ != "PanicException":
            raise
        return [text]


def _short(span: tuple[int, int]) -> bool:
    return span[1] - span[0] < _SHORTEST
