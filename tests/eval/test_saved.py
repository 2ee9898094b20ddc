"""Runs as files, and one run against another."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from eval.against import against
from eval.errors import RunError
from eval.measures.ranking import HITS
from eval.questions import Place
from eval.record import Shown
from eval.saved import load, save
from tests.eval.making import record, run

HIT, MISSED = dict.fromkeys(HITS, 1.0), dict.fromkeys(HITS, 0.0)
FULL = run(
    record(
        "é",
        2,
        places=(Place("2019", "Kop", ("2000", "eind 2020")), Place("2021", "", ("91",), 2)),
        measures=HIT,
        confidence=0.123456,
        shown=(Shown("Er zijn 2000.", "Brief · p. 3", "2019", 5, 18, 0.9),),
    ),
    record("n", type="near miss", places=(), why="not given", answered=False, confidence=0.1),
)


def written(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


def test_what_is_saved_is_read(tmp_path: Path) -> None:
    assert load(save(tmp_path / "a" / "b", FULL)) == FULL


@pytest.mark.parametrize(
    ("given", "name"),
    [
        ({}, "c0ffee-set-2-reports-letter-78d881-words"),
        ({"model": "owner/name"}, "c0ffee-set-2-reports-letter-78d881-owner-name"),
        ({"model": "/home/me/models/mine/"}, "c0ffee-set-2-reports-letter-78d881-mine"),
        ({"model": "../mine"}, "c0ffee-set-2-reports-letter-78d881-mine"),
        ({"reranker": "owner/other"}, "c0ffee-set-2-reports-letter-78d881-words-owner-other"),
        ({"reports": "3 reports (annex, letter)"}, "c0ffee-set-3-reports-annex-letter-78d881-words"),
        ({"questions": "mijn set"}, "c0ffee-mijn-set-2-reports-letter-78d881-words"),
        ({"sha256": {"2019": "11"}}, "c0ffee-set-2-reports-letter-4e49ac-words"),
    ],
)
def test_files_are_named_after_commit_questions_reports_and_models(given: dict[str, Any], name: str) -> None:
    assert run(**given).name == name


def test_the_file_has_the_figures_and_a_record_of_each_question(tmp_path: Path) -> None:
    path = save(tmp_path, FULL)
    assert path == tmp_path / f"{FULL.name}.json"
    raw = written(path)
    assert list(raw) == [
        *("format", "commit", "questions", "model", "reports", "sha256", "left_out", "records"),
        *("reranker", "figures"),
    ]
    row = raw["figures"]["ranking"][0]
    assert (row["name"], row["questions"]) == ("all", 1)
    assert row["figures"]["hit@1"] == {"value": 1.0, "low": 1.0, "high": 1.0}
    assert raw["records"][0]["places"][1] == {"report": "2021", "section": "", "facts": ["91"], "part": 2}
    assert raw["records"][0]["shown"][0]["source"] == "Brief · p. 3"
    assert "é" in path.read_text(encoding="utf-8")


def test_a_figure_that_there_is_none_of_is_null(tmp_path: Path) -> None:
    figures = written(save(tmp_path, run(FULL.records[1])))["figures"]["saying_no"]
    assert figures["refused, answerable"] == {"value": None, "low": None, "high": None}


def test_a_run_of_before_there_were_rerankers_is_read(tmp_path: Path) -> None:
    path = save(tmp_path, FULL)
    raw = written(path)
    del raw["reranker"]
    path.write_text(json.dumps(raw), encoding="utf-8")
    assert load(path) == FULL


@pytest.mark.parametrize(
    ("content", "error"),
    [
        ("no JSON", "can't be read"),
        ("[]", "is no run that this version of 'citaat eval' saved: measure again"),
        ('{"format": 0}', "is no run that this version of 'citaat eval' saved: measure again"),
        ('{"format": 1}', "is damaged (KeyError('commit')): measure again"),
    ],
)
def test_a_file_that_holds_no_run_is_named(tmp_path: Path, content: str, error: str) -> None:
    path = tmp_path / "run.json"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(RunError) as caught:
        load(path)
    assert str(path) in str(caught.value)
    assert error in str(caught.value)


def test_a_run_with_a_damaged_record_is_named(tmp_path: Path) -> None:
    path = save(tmp_path, FULL)
    raw = written(path)
    del raw["records"][0]["id"]
    path.write_text(json.dumps(raw), encoding="utf-8")
    with pytest.raises(RunError, match=r"is damaged \(TypeError"):
        load(path)


def test_runs_are_compared_over_the_questions_both_have() -> None:
    before = run(
        *(record(str(at), measures=MISSED) for at in range(10)), record("old", measures=HIT), commit="0ld"
    )
    after = run(*(record(str(at), measures=HIT) for at in range(10)), record("new", measures=MISSED))
    lines = against(after, before).splitlines()
    assert lines[:3] == [
        "Against 0ld, set over 2 reports (letter), words:",
        "questions that both have: 10; that one of them has: 2",
        "",
    ]
    assert lines[5].startswith("| all | 10 | +1.000 (+1.000 to +1.000) * |")


def test_questions_are_the_same_by_id_and_words() -> None:
    before = [record("a", measures=HIT), record("b", measures=HIT), record("c", measures=HIT)]
    after = [
        record("a", measures=HIT),
        record("b", measures=HIT, question="Een andere vraag?"),
        record("c", places=()),
    ]
    assert "both have: 1; that one of them has: 4\n" in against(run(*after), run(*before))


def test_a_run_made_elsewhere_has_no_words() -> None:
    elsewhere = run(record("a", measures=HIT, question=""))
    assert "both have: 1; that one of them has: 0\n" in against(run(record("a", measures=HIT)), elsewhere)


def test_runs_without_a_question_in_common_cannot_be_compared() -> None:
    with pytest.raises(RunError) as caught:
        against(run(record("a", measures=HIT)), run(record("b", measures=HIT), questions="other"))
    assert str(caught.value) == (
        "the run of other and this one of set have no question in common: name a run of the same questions"
    )
