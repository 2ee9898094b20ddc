"""Numbers as lists show them: 1, a, A, i, I."""

from __future__ import annotations

_ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl")),
    *((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)
_HIGHEST_ROMAN = 3999


def numeral(number: int, form: str) -> str:
    """A number in the form of which 1 is "1", "01", "a", "A", "i" or "I"; digits where that has none."""
    if form == "01":
        return f"{number:02}"
    if number < 1 or form not in {"a", "A", "i", "I"}:
        return str(number)
    words = _letters(number) if form in "aA" else _roman(number)
    return words.upper() if form.isupper() else words


def _letters(number: int) -> str:
    """Letters as browsers count: z, aa, ab."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("a") + rest) + letters
    return letters


def _roman(number: int) -> str:
    if number > _HIGHEST_ROMAN:
        return str(number)
    words = ""
    for value, letters in _ROMAN:
        words += letters * (number // value)
        number %= value
    return words
