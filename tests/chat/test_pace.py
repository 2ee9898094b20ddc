"""The time that is left, told from the time it took."""

from __future__ import annotations

import pytest

from chat.pace import Pace, told
from chat.words import DUTCH, ENGLISH
from qa.build import Step


def test_at_first_it_is_a_guess() -> None:
    # 12 seconds to open the model, and 8 passages a second.
    assert Pace().left(Step(0, 160), 0.0) == 12 + 20


def test_then_it_is_as_long_as_the_passages_took() -> None:
    pace = Pace()
    pace.left(Step(0, 160), 100.0)
    assert pace.left(Step(16, 160), 108.0) == 24  # the first 16 waited for the model to be opened
    # The 16 after them took 4 seconds.
    assert pace.left(Step(32, 160), 112.0) == 32
    assert pace.left(Step(48, 160), 114.0) == 21  # 32 in 6 seconds, 112 are left


def test_meanwhile_the_time_goes_by() -> None:
    pace = Pace()
    pace.left(Step(0, 160), 0.0)
    assert pace.left(Step(0, 160), 5.0) == 27
    assert pace.left(Step(0, 160), 40.0) == -8


@pytest.mark.parametrize(
    ("seconds", "english", "dutch"),
    [
        (0, "about 10 seconds left", "nog ongeveer 10 seconden"),
        (10, "about 10 seconds left", "nog ongeveer 10 seconden"),
        (10.1, "about 20 seconds left", "nog ongeveer 20 seconden"),
        (50, "about 50 seconds left", "nog ongeveer 50 seconden"),
        (51, "about 1 minute left", "nog ongeveer 1 minuut"),
        (61, "about 2 minutes left", "nog ongeveer 2 minuten"),
        (-1, "it takes a little longer", "het duurt iets langer"),
    ],
)
def test_it_is_told_in_round_numbers(seconds: float, english: str, dutch: str) -> None:
    assert (told(seconds, ENGLISH.own), told(seconds, DUTCH.own)) == (english, dutch)
