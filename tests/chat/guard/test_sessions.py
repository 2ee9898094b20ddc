"""Sessions and rates: what is remembered, for how long, and of how many."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chat.guard.passwords import Hash
from chat.guard.rate import Rate
from chat.guard.sessions import IDLE, Session, Sessions

ANNA = Session("anna", Hash(2, 1, 1, b"salt", bytes(32)))


class Clock:
    """A clock that is put forward by hand."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


def test_a_token_is_random_and_finds_its_session_until_it_ends() -> None:
    sessions = Sessions()
    one, other = sessions.begin(ANNA), sessions.begin(ANNA)
    assert one != other
    assert len(one) == 43  # 32 random bytes
    assert sessions.find(one) == ANNA
    sessions.end(one)
    assert (sessions.find(one), sessions.find(other)) == (None, ANNA)
    assert sessions.find("") is None
    assert sessions.find("\ud800") is None


def test_a_session_that_is_not_used_ends() -> None:
    clock = Clock()
    sessions = Sessions(clock=clock)
    token = sessions.begin(ANNA)
    for _ in range(3):
        clock.now += IDLE
        assert sessions.find(token) == ANNA
    clock.now += IDLE + 1
    assert sessions.find(token) is None
    assert sessions.find(token) is None


def test_only_so_many_are_remembered() -> None:
    sessions = Sessions(most=2)
    first, second = sessions.begin(ANNA), sessions.begin(ANNA)
    sessions.find(first)
    third = sessions.begin(ANNA)
    assert [sessions.find(token) for token in (first, second, third)] == [ANNA, None, ANNA]


def test_so_many_at_once_and_so_many_a_minute() -> None:
    clock = Clock()
    rate = Rate(30, 3, clock=clock)
    assert [rate.wait("anna") for _ in range(5)] == [0, 0, 0, 2, 2]
    assert rate.wait("bob") == 0
    clock.now += 1
    assert rate.wait("anna") == 1
    clock.now += 1
    assert [rate.wait("anna") for _ in range(2)] == [0, 2]
    clock.now += 3600
    assert [rate.wait("anna") for _ in range(4)] == [0, 0, 0, 2]


def test_only_so_many_names_are_remembered() -> None:
    rate = Rate(1, 1, most=2, clock=Clock())
    assert [rate.wait(name) for name in ("a", "b", "b", "c", "a")] == [0, 0, 60, 0, 0]


@given(st.lists(st.floats(0, 100), max_size=60))
def test_never_more_than_the_bound(pauses: list[float]) -> None:
    clock = Clock()
    rate = Rate(60, 5, clock=clock)
    taken = 0
    for pause in pauses:
        clock.now += pause
        taken += rate.wait("anna") == 0
    assert taken <= 5 + sum(pauses) + 1e-6


@pytest.mark.parametrize("pause", [1, 2])
def test_after_the_wait_there_is_one(pause: int) -> None:
    clock = Clock()
    rate = Rate(60 / pause, 1, clock=clock)
    rate.wait("anna")
    wait = rate.wait("anna")
    clock.now += wait
    assert (wait, rate.wait("anna")) == (pause, 0)
