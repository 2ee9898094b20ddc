"""How far the chat is with its reports, and what waits for them."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from chat.starting import NotOpenedError, Starting, State
from chat.words import DUTCH, ENGLISH
from qa import Assistant, CollectionError, ModelError, Retriever, build
from qa.build import Step
from qa.collection import Collection
from tests.fakes import WordEncoder


@pytest.fixture
def assistant(tmp_path: Path, reports: Path, encoder: WordEncoder) -> Assistant:
    build(tmp_path / "collection", [reports], encoder=encoder, progress=False)
    return Assistant(Retriever(Collection.open(tmp_path / "collection"), encoder))


def test_it_tells_how_far_it_is_in_both_languages(assistant: Assistant) -> None:
    starting = Starting()
    assert starting.told(DUTCH).startswith("De rapporten worden gelezen")
    assert starting.told(ENGLISH).startswith("The reports are being read")
    starting.reading(Step(16, 315))
    assert starting.told(ENGLISH) == (
        "The reports are being read. Of this one 16 of 315 passages are searchable, about 1 minute left."
    )
    starting.reading(Step())
    assert "which takes some minutes the first time" in starting.told(ENGLISH)
    starting.opening()
    assert starting.told(DUTCH).startswith("De rapporten worden geopend.")
    assert starting.told(ENGLISH).startswith("The reports are being opened.")
    starting.opened(assistant)
    assert starting.state is State.READY
    assert starting.told(DUTCH) == starting.told(ENGLISH) == ""


def test_questions_wait_for_the_reports_and_are_then_answered(assistant: Assistant) -> None:
    starting, waiting = Starting(), threading.Barrier(5)

    def ask(question: str) -> str:
        waiting.wait()
        return starting.now().ask(question).question

    questions = ["bodycams?", "verzuim?", "meldkamer?", "wijkagent?"]
    with ThreadPoolExecutor(4) as pool:
        asked = [pool.submit(ask, question) for question in questions]
        waiting.wait()
        assert not any(one.done() for one in asked)
        starting.opening()
        assert not any(one.done() for one in asked)
        starting.opened(assistant)
        assert [one.result(timeout=60) for one in asked] == questions


def test_the_collection_is_waited_for_and_not_for_long(assistant: Assistant) -> None:
    with pytest.raises(CollectionError, match="try again in a moment"):
        Starting(soon=0).collection()
    starting = Starting(soon=60)
    with ThreadPoolExecutor(1) as pool:
        waiting = pool.submit(starting.collection)
        starting.opened(assistant)
        assert waiting.result(timeout=60) is assistant.retriever.collection


@pytest.mark.parametrize("error", [CollectionError, ModelError])
def test_a_failure_reaches_the_page_the_terminal_and_who_waits(error: type[Exception]) -> None:
    starting = Starting()
    with ThreadPoolExecutor(1) as pool:
        waiting = pool.submit(starting.now)
        with pytest.raises(error, match="there is no such thing"), starting.or_failed():
            raise error("there is no such thing")
        with pytest.raises(NotOpenedError, match="there is no such thing"):
            waiting.result(timeout=60)
    assert starting.state is State.FAILED
    assert starting.told(DUTCH) == (
        "De rapporten konden niet worden geopend, dus er is niets om te vragen. there is no such thing"
    )
    with pytest.raises(CollectionError):
        starting.collection()


def test_what_nobody_thought_of_is_not_shown_to_everybody() -> None:
    starting = Starting()
    with pytest.raises(KeyError), starting.or_failed():
        raise KeyError("inner workings")
    assert starting.told(ENGLISH) == "The reports couldn't be opened, so there is nothing to ask."


def test_who_waits_is_let_go_when_it_is_stopped() -> None:
    starting = Starting()
    with pytest.raises(KeyboardInterrupt), starting.or_failed():
        raise KeyboardInterrupt
    with pytest.raises(NotOpenedError):
        starting.now()


def test_it_knows_whether_anybody_looks(assistant: Assistant) -> None:
    starting = Starting()
    starting.opened(assistant)
    assert not starting.watched
    starting.told(DUTCH)
    assert starting.watched


def test_it_knows_whether_anybody_waits(assistant: Assistant) -> None:
    starting = Starting()
    starting.opened(assistant)
    starting.now()
    assert starting.watched
