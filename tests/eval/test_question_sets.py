"""The question sets that are shipped: how many, of what kinds, each asked once, and none quoting a report."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from corpus import find_files
from corpus.bundled import DIGEST
from eval.questions import DEVELOPMENT, PUBLIC_BODIES, SETS, TEST, Question, load_questions
from qa.retriever import checked
from tests.conftest import ROOT

SHIPPED = {name: load_questions(path) for name, path in SETS.items()}
EVERY = [question for questions in SHIPPED.values() for question in questions]
each_set = pytest.mark.parametrize("questions", SHIPPED.values(), ids=SHIPPED)

TYPES = {
    "promise",
    "figure",
    "fact",
    "definition",
    "status",
    "timeline",
    "keyword",
    "typo",
    "paraphrase",
    "footnote",
    "table",
    "near miss",
}
LANGUAGES = {"nl", "en", "de", "fr", "tr", "pl"}


def of_type(kind: str, *sets: str) -> list[Question]:
    return [question for name in sets for question in SHIPPED[name] if question.type == kind]


def answerable(questions: list[Question]) -> list[Question]:
    return [question for question in questions if question.answerable]


def test_the_files_of_the_folder_are_the_sets() -> None:
    assert set(DEVELOPMENT.parent.iterdir()) == {DEVELOPMENT, TEST, PUBLIC_BODIES}


def test_the_sets_are_large_enough_to_tell_pipelines_apart() -> None:
    assert {name: len(questions) for name, questions in SHIPPED.items()} == {
        "development": 221,
        "test": 122,
        "public-bodies": 66,
    }
    assert {name: len(answerable(questions)) for name, questions in SHIPPED.items()} == {
        "development": 159,
        "test": 95,
        "public-bodies": 50,
    }


def test_there_are_near_misses_in_all_and_questions_off_topic_in_one() -> None:
    assert [len(of_type("near miss", name)) for name in SHIPPED] == [46, 27, 16]
    assert [len(of_type("off topic", name)) for name in SHIPPED] == [16, 0, 0]


@each_set
def test_what_has_no_answer_is_a_near_miss_or_off_topic_and_says_why(questions: list[Question]) -> None:
    for question in questions:
        unanswerable = question.type in {"near miss", "off topic"}
        assert (not question.answerable, bool(question.why)) == (unanswerable, unanswerable), question.id


@each_set
def test_each_set_has_every_type(questions: list[Question]) -> None:
    assert {question.type for question in questions} - {"off topic"} == TYPES


@each_set
def test_nearly_half_of_each_set_is_dutch_and_a_third_english(questions: list[Question]) -> None:
    languages = Counter(question.language for question in questions)
    assert set(languages) == LANGUAGES
    assert languages["nl"] / len(questions) == pytest.approx(0.45, abs=0.03)
    assert languages["en"] / len(questions) == pytest.approx(0.3, abs=0.02)
    assert {question.language for question in answerable(questions)} == LANGUAGES


def test_an_id_begins_with_the_language_and_is_used_once_in_all_sets() -> None:
    assert all(question.id.startswith(f"{question.language}-") for question in EVERY)
    assert [name for name, times in Counter(question.id for question in EVERY).items() if times > 1] == []


def test_a_question_is_asked_once_in_all_sets() -> None:
    texts = Counter(" ".join(question.text.casefold().split()) for question in EVERY)
    assert [text for text, times in texts.items() if times > 1] == []


def test_every_question_can_be_asked() -> None:
    assert [checked(question.text) for question in EVERY] == [question.text for question in EVERY]


@each_set
def test_a_timeline_has_parts_and_nothing_else_does(questions: list[Question]) -> None:
    for question in answerable(questions):
        assert len(question.parts) == (2 if question.type == "timeline" else 1), question.id


def test_facts_are_too_short_to_quote() -> None:
    facts = [fact for question in EVERY for place in question.places for fact in place.facts]
    assert max(len(fact.split()) for fact in facts) == 4
    assert max(len(fact) for fact in facts) <= 40


@pytest.mark.parametrize("name", ["development", "test"])
def test_the_police_sets_ask_all_three_reports_of_the_digest(name: str) -> None:
    assert reports(name) == {file.id for file in find_files([DIGEST])}


def test_the_other_set_asks_five_papers() -> None:
    assert len(reports("public-bodies")) == 5
    assert not reports("public-bodies") & reports("development")


def reports(name: str) -> set[str]:
    return {place.report for question in SHIPPED[name] for place in question.places}


def test_the_documentation_has_the_numbers() -> None:
    rows = cells(ROOT / "docs" / "evaluation.md")
    assert rows["all"] == [len(questions) for questions in SHIPPED.values()]
    for kind in {*TYPES, "off topic"}:
        assert rows[f"type {kind}"] == [len(of_type(kind, name)) for name in SHIPPED]
    for language in LANGUAGES:
        counted = [sum(one.language == language for one in questions) for questions in SHIPPED.values()]
        assert rows[f"language {language}"] == counted


def cells(path: Path) -> dict[str, list[int]]:
    """The rows of numbers in the tables of a page, by what stands before them."""
    rows = [
        [cell.strip() for cell in line.strip("|").split("|")]
        for line in path.read_text(encoding="utf-8").splitlines()
    ]
    return {first: list(map(int, rest)) for first, *rest in rows if rest and all(map(str.isdigit, rest))}
