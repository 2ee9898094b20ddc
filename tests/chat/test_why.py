"""Which of a question's words stand in a quote."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chat.cards import card
from chat.why import shared_words
from chat.words import DUTCH, ENGLISH
from corpus import Passage, Report
from qa import Quote


@pytest.mark.parametrize(
    ("question", "quote", "shared"),
    [
        ("Wat is er toegezegd over bodycams?", "De Bodycams komen. Bodycams zijn er.", ["Bodycams"]),
        ("How much is a bodycam?", "Alle bodycams zijn gekocht.", ["bodycams"]),
        ("Hoeveel kost de politie?", "De politieacademie heeft wel wat.", []),
        ("Wat gebeurde er in 2019?", "In 2019 en in 20190 gebeurde veel.", ["2019", "gebeurde"]),
        ("Wat doet de reünie?", "De reunies zijn er.", ["reunies"]),
        ("Wat is het en voor wie?", "Wat is het en voor wie?", []),
    ],
)
def test_the_words_are_the_quotes(question: str, quote: str, shared: list[str]) -> None:
    assert shared_words(question, quote) == shared


@given(st.text(), st.text())
def test_they_stand_in_the_quote_each_once(question: str, quote: str) -> None:
    shared = shared_words(question, quote)
    assert all(word in quote for word in shared)
    assert len(set(shared)) == len(shared)


def test_a_card_tells_them_as_text() -> None:
    report = Report("r", "Brief", "0", "De script_alert en bodycams.")
    quote = Quote(Passage(report, 0, 28), 0, 28, 0.9)
    told = '<p class="why">{}&#58; script&#95;alert&#44; bodycams</p>'
    question = "<b>script_alert</b> bodycam?"
    assert told.format("Uit je vraag") in card(quote, DUTCH, question)
    assert told.format("From your question") in card(quote, ENGLISH, question)
    assert 'class="why"' not in card(quote, ENGLISH, "Combien?")
