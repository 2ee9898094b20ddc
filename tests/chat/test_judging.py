"""Where the chat keeps which quotes were useful."""

from __future__ import annotations

from pathlib import Path

import pytest

import app
from chat.judging import Judgement
from chat.starting import Starting
from qa import Assistant, Quote
from tests.fakes import WordEncoder
from tests.qa.making import arguments, made, retriever_in


@pytest.mark.parametrize(
    ("told", "kept"),
    [([], ["c/judged.jsonl"]), (["--judgements", "other.jsonl"], ["other.jsonl"]), (["--no-judging"], [])],
)
def test_judgements_are_kept_with_the_collection_or_elsewhere_or_not_at_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, told: list[str], kept: list[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (units,) = made("2019", [["Bodycams."]])
    starting = Starting()
    starting.opened(Assistant(retriever_in(Path("c"), [[units]], WordEncoder())))
    judgements = app._judgements(arguments(app.configure, *told), starting)
    if judgements:
        judgements.add(Judgement("bodycams?", Quote(units.passage, 0, 9, 0.0), useful=True))
    assert [path.as_posix() for path in Path().rglob("*.jsonl")] == kept
