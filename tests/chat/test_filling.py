"""What a page shows before and after the reports are there."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from chat.filling import Filling
from chat.starting import Starting
from qa import Assistant, CollectionError, Retriever, build
from qa.collection import Collection
from qa.filters import EVERYTHING
from tests.fakes import WordEncoder

SKIPPED = "skipped"
IN_DUTCH = SimpleNamespace(headers={"accept-language": "nl-NL"})


class Widgets:
    """What of gradio is used: each widget is what it was made with."""

    Request = SimpleNamespace

    def __init__(self) -> None:
        self.looking: list[tuple[str, Callable[..., list[Any]]]] = []

    def Timer(self, value: float = 0.0, *, active: bool = True) -> Any:  # noqa: N802 - gradio's name
        return SimpleNamespace(value=value, active=active, tick=self.event("tick"))

    def Dropdown(self, *, choices: list[Any]) -> list[Any]:  # noqa: N802 - gradio's name
        return choices

    def skip(self) -> str:
        return SKIPPED

    def event(self, name: str) -> Callable[..., None]:
        def listen(look: Callable[..., list[Any]], *_: Any, **__: Any) -> None:
            self.looking.append((name, look))

        return listen


@pytest.fixture
def starting() -> Starting:
    return Starting()


@pytest.fixture
def look(starting: Starting) -> Callable[..., list[Any]]:
    gr = Widgets()
    page = SimpleNamespace(load=gr.event("load"))
    Filling(gr, starting, EVERYTHING).on_opening(page, ["header", "reports", "kinds", "since", "until"])
    assert [name for name, _ in gr.looking] == ["load", "tick"]
    return gr.looking[0][1]


def test_until_they_are_there_it_tells_how_far_they_are_and_looks_again(
    look: Callable[..., list[Any]],
) -> None:
    header, *lists, timer = look(IN_DUTCH)
    assert "De rapporten worden gelezen" in header
    assert lists == [SKIPPED] * 4
    assert timer.active


def test_when_they_are_there_it_fills_in_and_looks_no_more(
    starting: Starting, look: Callable[..., list[Any]], tmp_path: Path, reports: Path, encoder: WordEncoder
) -> None:
    build(tmp_path / "collection", [reports], encoder=encoder, progress=False)
    starting.opened(Assistant(Retriever(Collection.open(tmp_path / "collection"), encoder)))
    header, found, kinds, since, until, timer = look(IN_DUTCH)
    assert "Vraag het aan 2 rapporten" in header
    assert [value for _, value in found] == ["2019-12-brief", "2021-bijlage"]
    assert ("brief", "letter") in kinds
    assert since == until == [("–", ""), ("2019", "2019"), ("2020", "2020"), ("2021", "2021")]
    assert not timer.active


def test_when_they_never_will_be_it_says_why_as_text_and_looks_no_more(
    starting: Starting, look: Callable[..., list[Any]]
) -> None:
    with pytest.raises(CollectionError), starting.or_failed():
        raise CollectionError("<b>bold</b>")
    header, *_, timer = look(IN_DUTCH)
    assert "De rapporten konden niet worden geopend" in header
    assert "<b>" not in header
    assert "bold" in header
    assert not timer.active
