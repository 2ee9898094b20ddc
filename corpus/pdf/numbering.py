"""The numbers that headings begin with ("2.", "1.2", "A.", "III", "Bijlage 2"), and the series they make."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass, field

_WORDS = (
    r"deel|boek|part|book|teil|partie",
    r"hoofdstuk|bijlage|chapter|annexe?|appendix|kapitel|anlage|anhang|chapitre",
    r"afdeling|paragraaf|section|abschnitt|§",
    r"artikel|article",
)
_WORD = re.compile("|".join(rf"(?P<w{at}>{words})" for at, words in enumerate(_WORDS)), re.IGNORECASE)
_AFTER_WORD = re.compile(r"\s+(?:(?P<figure>\d{1,3})|(?P<roman>[IVX]{1,5})|(?P<letter>[A-Z]))(?![\w-])")
_FIGURE = re.compile(r"(\d{1,2}|[A-Z](?=\.\d))((?:\.\d{1,2})*)(?:([.):])\s*|\s+)(?=[\"'‘’“(]?([^\W\d_]))")
_LETTER = re.compile(r"([A-Za-z])[.):](?!\d)\s*(?=\S)")
_ROMAN = re.compile(r"([IVX]{1,5}|[ivx]{1,5})(?:[.):]\s*(?=\S)|\s+(?=[A-Z]))")
_IN_BRACKETS = re.compile(r"\((?:(?P<figure>\d{1,2})|(?P<roman>[ivx]{1,5})|(?P<letter>[a-z]))\)\s*(?=\S)")
_ROMANS = {"i": 1, "v": 5, "x": 10}
RANK_OF_CHAPTERS = 1
_NEAR = 3  # so far the next number may be: a heading between may have been missed
_RECENT = 50  # series that may still go on


@dataclass(frozen=True, slots=True)
class Number:
    """What a heading is numbered with: the sort, how far in such sorts usually stand, and the value."""

    kind: str
    rank: float
    value: tuple[int, ...]


@dataclass(slots=True, eq=False)
class Series:
    """Headings whose numbers follow one another; `places` are theirs among all headings."""

    kind: str
    rank: float
    places: list[int] = field(default_factory=list)
    values: list[tuple[int, ...]] = field(default_factory=list)
    styles: set[Hashable] = field(default_factory=set)

    def add(self, number: Number, place: int, style: Hashable) -> None:
        """One more heading, in its style."""
        self.places.append(place)
        self.values.append(number.value)
        self.styles.add(style)

    @property
    def counts(self) -> bool:
        """Whether it is a series: one number alone may be anything, unless it is "Bijlage 1" or "2.1"."""
        return len(self.places) > 1 or self.rank <= RANK_OF_CHAPTERS or len(self.values[0]) > 1


def numbers_of(text: str) -> list[Number]:
    """All that the number of a heading may be: "I." is a letter and a figure of the Romans."""
    word = _WORD.match(text)
    if word:
        rank = next(at for at in range(len(_WORDS)) if word[f"w{at}"])
        after = _AFTER_WORD.match(text, word.end())
        return [Number(word[0].lower() + kind, rank, value) for kind, value in _values(after)]
    return [*_figures(text), *_romans(text), *_letters(text), *_bracketed(text)]


def series_of(titles: Sequence[tuple[str, Hashable]]) -> list[Series | None]:
    """The series that each heading belongs to, from their texts and styles in order."""
    found: list[Series] = []
    own: list[Series | None] = []
    for place, (text, style) in enumerate(titles):
        numbers = numbers_of(text)
        series, number = _continued(numbers, style, found) or _begun(numbers) or (None, None)
        own.append(series)
        if series and number:
            if series in found:
                found.remove(series)
            found.append(series)  # the most recent one comes last
            series.add(number, place, style)
    return [series if series and series.counts else None for series in own]


def follows(before: tuple[int, ...], after: tuple[int, ...]) -> int:
    """How many steps a number is after another one, 1 for the next; 0 when it can't follow it."""
    if len(before) != len(after) or after <= before:
        return 0
    if len(after) == 1:
        step = after[0] - before[0]
        return step if step <= _NEAR else 0
    expected = after[-1] == 1 or (after[:-1] == before[:-1] and after[-1] == before[-1] + 1)
    return 1 if expected else 2


def _continued(
    numbers: Sequence[Number], style: Hashable, found: Sequence[Series]
) -> tuple[Series, Number] | None:
    """The series that a number goes on with: of those the nearest number, print and place."""
    options = [
        (steps, style not in series.styles, -at, series, number)
        for number in numbers
        for at, series in enumerate(found[-_RECENT:])
        if series.kind == number.kind and (steps := follows(series.values[-1], number.value))
    ]
    best = min(options, key=lambda option: option[:3], default=None)
    return best[3:] if best else None


def _begun(numbers: Sequence[Number]) -> tuple[Series, Number] | None:
    """A series that a number begins: with 1, or nearly so where the first was missed."""
    for number in sorted(numbers, key=lambda number: number.value):
        if number.value[-1] <= _NEAR or number.rank < len(_WORDS) or len(number.value) > 1:
            return Series(number.kind, number.rank), number
    return None


def _figures(text: str) -> Iterator[Number]:
    match = _FIGURE.match(text)
    if match:
        first, more = match[1], match[2].split(".")[1:]
        value = int(first) if first.isdigit() else _of_letter(first)[0]
        if match[3] or more or match[4].isupper():  # "24 maart" isn't the 24th
            kind, rank = ("1", 6.0) if first.isdigit() else ("A", 5.0)
            yield Number(kind + len(more) * ".1", rank + 0.1 * len(more), (value, *map(int, more)))


def _letters(text: str) -> Iterator[Number]:
    match = _LETTER.match(text)
    if match:
        upper = match[1].isupper()
        yield Number("A" if upper else "a", 5 if upper else 7, _of_letter(match[1]))


def _romans(text: str) -> Iterator[Number]:
    match = _ROMAN.match(text)
    if match:
        upper = match[1].isupper()
        yield Number("I" if upper else "i", 4 if upper else 8, _of_roman(match[1]))


def _bracketed(text: str) -> Iterator[Number]:
    for kind, value in _values(_IN_BRACKETS.match(text)):
        yield Number(f"({kind})", 9 + "1ai".index(kind), value)


def _values(match: re.Match[str] | None) -> Iterator[tuple[str, tuple[int, ...]]]:
    """The sorts and values that a number after a word or in brackets may have."""
    if match is None:
        return
    if match["figure"]:
        yield "1", (int(match["figure"]),)
    if match["roman"]:
        yield "i", _of_roman(match["roman"])
    letter = match["letter"] or match["roman"]
    if letter and len(letter) == 1:
        yield "a", _of_letter(letter)


def _of_letter(letter: str) -> tuple[int]:
    return (ord(letter.lower()) - ord("a") + 1,)


def _of_roman(text: str) -> tuple[int]:
    values = [_ROMANS[c] for c in text.lower()]
    after = [*values[1:], 0]
    return (sum(v if v >= next_ else -v for v, next_ in zip(values, after, strict=True)),)
