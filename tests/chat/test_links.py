"""Addresses of questions: what is written into one is read from it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chat.links import asked_in, question_link
from chat.narrowing import Choices, Picked
from chat.reopening import pickable

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
CHOICES = Choices([("Brief (2019)", "2019-brief")], ["letter"], ["2019", "2020"])


def test_the_address_of_a_question() -> None:
    assert question_link("hoeveel?") == "/?q=hoeveel%3F"
    assert question_link("hoeveel?", edit=True) == "/?q=hoeveel%3F&edit=1"
    picked = Picked(("2019-brief", "a/b"), ("letter",), "2019", "2020")
    assert question_link("a&b", picked) == (
        "/?q=a%26b&report=2019-brief&report=a%2Fb&kind=letter&since=2019&until=2020"
    )


@given(TEXT, st.lists(TEXT.filter(bool)), st.lists(TEXT.filter(bool)), TEXT, TEXT)
def test_what_an_address_asks_is_what_was_asked(
    question: str, reports: list[str], kinds: list[str], since: str, until: str
) -> None:
    picked = Picked(tuple(reports), tuple(kinds), since, until)
    assert asked_in(question_link(question, picked).partition("?")[2]) == (question.strip(), picked)


def test_an_address_without_a_question_asks_none() -> None:
    assert asked_in("__theme=dark&since=2019") == ("", Picked(since="2019"))


@pytest.mark.parametrize(
    ("picked", "possible"),
    [
        (Picked(), True),
        (Picked(("2019-brief",), ("letter",), "2019", "2020"), True),
        (Picked(("2018-brief",)), False),
        (Picked((), ("annex",)), False),
        (Picked(since="2018"), False),
        (Picked(until="2020-05"), False),
    ],
)
def test_only_what_is_there_can_be_picked(picked: Picked, possible: bool) -> None:  # noqa: FBT001 - a table's cell
    assert pickable(picked, CHOICES) is possible
