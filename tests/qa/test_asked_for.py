"""What a question asks for, in six languages, and whether words hold it."""

from __future__ import annotations

import pytest

from qa.asked_for import AskedFor, asked_for, lacks_amount, lacks_money, lacks_year

NOTHING = AskedFor(amount=False, money=False, years=frozenset())


@pytest.mark.parametrize(
    "question",
    [
        "Hoeveel wijkagenten zijn er?",
        "welk percentage haalt het diploma",
        "How many officers left?",
        "Wie viele Stellen fehlen?",
        "Combien de postes manquent ?",
        "Kaç polis eksik?",
        "Ilu policjantów brakuje?",
    ],
)
def test_an_amount_is_asked_for(question: str) -> None:
    assert asked_for(question).amount


@pytest.mark.parametrize(
    "question",
    [
        "Wat kosten de bodycams?",
        "How much was spent on it?",
        "Was war der Preis?",
        "Quel est le coût du système ?",
        "Bunun maliyeti nedir?",
        "Jaki jest budżet policji?",
    ],
)
def test_money_is_asked_for(question: str) -> None:
    assert asked_for(question).money


@pytest.mark.parametrize(
    "question",
    ["Wat is er toegezegd over bodycams?", "Who leads the team?", "Wie leidt het team?", "bodycams", ""],
)
def test_other_questions_ask_for_neither(question: str) -> None:
    assert asked_for(question) == NOTHING


def test_years_are_those_that_are_named() -> None:
    assert asked_for("Hoe ging het tussen 2019 en 2021?").years == {"2019", "2021"}
    assert asked_for("artikel 20191 lid 2").years == frozenset()


@pytest.mark.parametrize(
    ("words", "lacks"),
    [
        ("Er komen 2.000 bodycams.", False),
        ("Er komen twee teams.", False),
        ("De helft is klaar.", False),
        ("Er komen 2000 bodycams.", False),  # round, and so no year
        ("Dat gebeurt in 2020.", True),  # a year is no amount
        ("Daar wordt aan gewerkt.", True),
        ("", True),
    ],
)
def test_a_year_is_no_amount(words: str, *, lacks: bool) -> None:
    assert lacks_amount(asked_for("Hoeveel zijn het er?"), words) is lacks
    assert lacks_amount(asked_for("Wie zijn het?"), words) is False


@pytest.mark.parametrize(
    ("words", "lacks"),
    [
        ("Het kost € 10 mln.", False),
        ("Er is 93 miljoen euro voor.", False),
        ("Er zijn 93 mensen voor nodig.", True),
    ],
)
def test_money_has_a_currency_or_millions(words: str, *, lacks: bool) -> None:
    assert lacks_money(asked_for("Wat kost het?"), words) is lacks
    assert lacks_money(asked_for("Wat is het?"), words) is False


def test_a_year_must_stand_there_itself() -> None:
    asked = asked_for("Hoeveel waren het er in 2018?")
    assert lacks_year(asked, "In 2019 waren het er 5.")
    assert not lacks_year(asked, "In 2018 waren het er 5.")
    assert not lacks_year(asked_for("Hoeveel waren het er?"), "")
