"""What is kept of a question: its figures and what was shown."""

from __future__ import annotations

from dataclasses import replace

import pytest

from eval.outcome import Outcome
from eval.questions import Place
from eval.record import WITHIN, Shown, records_of, topics_of
from tests.eval.making import SOMEWHERE, answer, outcome, question, quote

ASKED = question("a", places=SOMEWHERE)
TWO_PARTS = question("b", places=(Place("2019", "", ("1",), 1), Place("2021", "", ("2",), 2)))


def test_an_outcome_becomes_figures() -> None:
    (record,) = records_of([outcome(ASKED, right=["bx"], marked=["d"])])
    assert (record.passage_rank, record.quote_rank) == (2, 4)
    assert record.measures == {
        "hit@1": 0.0,
        "hit@3": 1.0,
        "hit@5": 1.0,
        "hit@10": 1.0,
        "MRR": 0.5,
        "nDCG@10": pytest.approx(0.387, abs=0.001),  # 1 / log2(3), of 1 + 1 / log2(3)
        "recall@5": 0.5,
        "recall@10": 0.5,
    }
    assert record.quote_measures == {"hit@1": 0.0, "hit@3": 0.0, "hit@5": 1.0, "hit@10": 1.0, "MRR": 0.25}


def test_a_question_of_parts_is_answered_as_well_as_the_worst_of_them() -> None:
    (record,) = records_of([outcome(TWO_PARTS, right=["a", "d"], marked=["a", ""])])
    assert (record.passage_rank, record.quote_rank) == (4, None)
    figures = record.measures
    assert (figures["hit@1"], figures["hit@3"], figures["hit@5"], figures["MRR"]) == (0, 0, 1, 0.25)
    assert record.quote_measures["hit@10"] == 0


def test_hit_within_the_first_characters_is_told_where_it_is_judged() -> None:
    outcomes = [replace(outcome(ASKED, right=["a"]), within=within) for within in (True, False, None)]
    records = [records_of([one])[0] for one in outcomes]
    assert [record.measures.get(WITHIN) for record in records] == [1.0, 0.0, None]


def test_an_unanswerable_question_has_no_figures() -> None:
    (record,) = records_of([replace(outcome(question("n", kind="near miss")), within=False)])
    assert not record.answerable
    assert record.measures == record.quote_measures == {}


def test_what_was_shown_is_kept_with_its_source() -> None:
    shown = quote("Eerst. Dan dit.", span=(7, 15), at=100, score=0.87654)
    asked = replace(ASKED, why="told twice")
    refused = Outcome(asked, answer(asked, [shown], confidence=0.25, answered=False), ("x",), ({},))
    (record,) = records_of([refused])
    assert record.shown == (Shown("Dan dit.", "Titel · Kop", "2019", 107, 115, 0.8765),)
    assert (record.answered, record.confidence, record.why) == (False, 0.25, "told twice")
    assert (record.id, record.language, record.type, record.question) == ("a", "nl", "fact", "Vraag a?")


def test_the_topics_of_a_run_are_its_questions_and_their_parts() -> None:
    topics = topics_of([outcome(ASKED, right=["b"]), outcome(TWO_PARTS, names="ab", right=["a", "c"])])
    assert topics.run == {"a": list("abcdefghij"), "b#1": ["a", "b"], "b#2": ["a", "b"]}
    assert topics.qrels == {"a": {"b": 1}, "b#1": {"a": 1}, "b#2": {"c": 1}}
