"""What kind of answer a question asks for, and whether words hold one.

"How much did the bodycams cost?" comes very near to a passage that tells all about bodycams but for
their price: no cosine tells such a question from one that is answered. That the passage names no sum
of money does. The words are those of six languages side by side, for nobody says in which language a
question is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass


def _words(*words: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(words)})(?!\w)", re.IGNORECASE)


_AMOUNT = _words(
    r"hoeveel\w*|aantal\w*|percentage\w*|procent|bedrag\w*|(?:welk|wat voor) (?:deel|aandeel)",
    r"hoe (?:groot|hoog|vaak|lang|veel)",
    r"how (?:much|many|large|big|high|often|long)|number of|(?:what|which) (?:share|proportion|fraction)",
    r"wie ?viele?n?|wie (?:hoch|gross|groß|oft|lange)|anzahl|prozent\w*|anteil",
    r"combien|nombre|pourcentage|quelle (?:part|proportion)",
    r"kaç\w*|ne kadar|yüzde\w*|sayısı",
    r"ilu|ile|jak (?:wiele|dużo|długo|często)|procent\w*|odsetek",
)
_MONEY = _words(
    r"kost\w*|bedrag\w*|budget\w*|euro\w*|geld\w*|prijs|prijzen|uitgegeven|betaald|subsid\w*|salaris\w*",
    r"costs?|spen[dt]\w*|money|price\w*|paid|funding|salar\w*",
    r"preis\w*|bezahlt|ausgegeben",
    r"coût\w*|argent|prix|payé\w*|dépens\w*",
    r"maliyet\w*|para|bütçe\w*|ücret\w*|harca\w*",
    r"pieni\w*|cen[aęy]|wyda\w*|zapłac\w*|budżet\w*",
)
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_NUMBER = re.compile(r"(?<![\w.])\d[\d.,]*\d|(?<![\w.])\d(?!\w)")
_NUMERAL = _words(
    r"twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|twintig|dertig|veertig|vijftig|honderd\w*|duizend\w*",
    r"helft|derde|kwart|alle|geen|dubbele?|verdubbel\w*|halveer\w*|two|three|four|five|six|seven|eight|nine|ten|half",
)
_CURRENCY = re.compile(r"€|\beuro\w*|\bmln\b|\bmiljoen|\bmiljard|\bmillions?\b|\bbillions?\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class AskedFor:
    """What an answer has to hold."""

    amount: bool
    money: bool
    years: frozenset[str]


def asked_for(question: str) -> AskedFor:
    """What the question's own words ask for."""
    return AskedFor(
        amount=bool(_AMOUNT.search(question)),
        money=bool(_MONEY.search(question)),
        years=frozenset(_YEAR.findall(question)),
    )


def lacks_amount(asked: AskedFor, words: str) -> bool:
    """Whether a number is asked for, and there is none that isn't a year."""
    numbers = (found.strip(".,") for found in _NUMBER.findall(words))
    # "2000 bodycams": a round number is an amount as often as a year.
    held = any(not _YEAR.fullmatch(number) or number.endswith("00") for number in numbers) or _NUMERAL.search(
        words
    )
    return asked.amount and not held


def lacks_money(asked: AskedFor, words: str) -> bool:
    """Whether a sum of money is asked for, and there is none."""
    return asked.money and not _CURRENCY.search(words)


def lacks_year(asked: AskedFor, words: str) -> bool:
    """Whether the question names a year that isn't there."""
    return not asked.years <= set(_YEAR.findall(words))
