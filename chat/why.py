"""Which of a question's words stand in a quote: what of its finding a reader can check."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

_WORD = re.compile(r"\w+")
# Shorter words, but for numbers, are mostly grammar; so are these longer ones of Dutch and English.
_SHORTEST = 4
_GRAMMAR = frozenset(
    "about after alle alleen also andere been before being between both could deze doen does doing done "
    "door during each eerst ermee every from gaan gaat geen geldt give given going haar have having "
    "hebben heeft here hier hierover hoeveel iets into komen komt kunnen kunt langer last made make many "
    "mede meer meest moet moeten more most much must naar niet onder only other over rond said says shall "
    "should since sinds some staat steeds straks such tegen than that their them then there these they "
    "this those through tijdens toen tussen under until upon vanaf veel vele verder very volgens voor "
    "waar waarom wanneer want waren welk welke well werd werden were weten what when where which while "
    "will wilt with worden wordt would your zijn zoals zouden zullen".split()
)
_ENDING = 3
"""Letters: "bodycam" and "bodycams" are one word, "politie" and "politieacademie" aren't."""


def shared_words(question: str, quote: str) -> list[str]:
    """The words of the quote that the question has too, whatever their endings; each once, as they stand."""
    asked = {_folded(word) for word in _telling(question)}
    found: dict[str, str] = {}
    for word in _telling(quote):
        if any(_same(_folded(word), one) for one in asked):
            found.setdefault(_folded(word), word)
    return list(found.values())


def _telling(text: str) -> Iterator[str]:
    """The words that say something: numbers, and words that aren't grammar."""
    for word in _WORD.findall(text):
        if word.isdecimal() or (len(word) >= _SHORTEST and word.casefold() not in _GRAMMAR):
            yield word


def _same(word: str, other: str) -> bool:
    short, long = sorted((word, other), key=len)
    if word.isdecimal() or other.isdecimal():
        return word == other
    return long.startswith(short) and len(long) - len(short) <= _ENDING


def _folded(word: str) -> str:
    """Without capitals and accents."""
    plain = unicodedata.normalize("NFD", word.casefold())
    return "".join(mark for mark in plain if not unicodedata.combining(mark))
