"""The shipped question sets against the reports they were written for: each place really holds."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from corpus import Passage, find_files, read_report, split
from corpus.bundled import DIGEST
from eval.judge import answers
from eval.questions import DEVELOPMENT, PUBLIC_BODIES, TEST, Place, Question, load_questions

POLICE = [question for path in (DEVELOPMENT, TEST) for question in load_questions(path)]
ELSEWHERE = load_questions(PUBLIC_BODIES)

# Places by question and number of the place, counted from 0. Where the digest tells an answer in words
# that the reports don't have, the question has a place for each.
IN_OTHER_WORDS_IN_THE_DIGEST = {
    # The heading as the PDF has it, a print error for "Operationeel expert", which the second place names.
    ("nl-030", 0),
    ("nl-114", 0),
    ("nl-122", 0),
    ("en-121", 0),
    ("en-159", 0),
    ("nl-191", 0),
    ("nl-212", 1),
}
ONLY_IN_THE_DIGEST = {
    ("nl-030", 1),
    ("nl-114", 1),
    ("nl-122", 1),
    ("en-121", 1),
    ("en-159", 1),
    ("nl-191", 1),
    ("nl-212", 2),
}
# Each has one place, and the digest leaves out what stands there.
UNTOLD_BY_THE_DIGEST = {"nl-130", "nl-136", "nl-160", "tr-112"}

MOST = 4  # passages that hold one place: a place that many hold would call anything an answer


@cache
def passages(folder: Path) -> dict[str, list[Passage]]:
    return {file.id: split(read_report(file.path, file.id)) for file in find_files([folder])}


def holding(place: Place, folder: Path) -> int:
    """How many passages of the place's report, under its section, hold all its facts."""
    of_report = passages(folder).get(place.report, [])
    return sum(answers(place, passage, passage.text) for passage in of_report)


def held(questions: list[Question], folder: Path) -> Iterator[tuple[tuple[str, int], int]]:
    """Each place, by question and number, with how many passages hold it."""
    for question in questions:
        for at, place in enumerate(question.places):
            yield (question.id, at), holding(place, folder)


def not_holding(questions: list[Question], folder: Path) -> set[tuple[str, int]]:
    return {place for place, times in held(questions, folder) if times == 0}


def held_by_many(questions: list[Question], folder: Path) -> set[tuple[str, int]]:
    return {place for place, times in held(questions, folder) if times > MOST}


def unanswered(questions: list[Question], folder: Path) -> set[str]:
    """The questions with a part of which no place holds: nothing that is shown can be judged right."""
    return {
        question.id
        for question in questions
        for places in question.parts
        if not any(holding(place, folder) for place in places)
    }


def test_every_place_holds_in_the_digest() -> None:
    untold = {(name, 0) for name in UNTOLD_BY_THE_DIGEST}
    assert not_holding(POLICE, DIGEST) == IN_OTHER_WORDS_IN_THE_DIGEST | untold


def test_the_digest_answers_nearly_every_question() -> None:
    assert unanswered(POLICE, DIGEST) == UNTOLD_BY_THE_DIGEST


def test_a_place_points_at_few_passages_of_the_digest() -> None:
    assert held_by_many(POLICE, DIGEST) == set()


@pytest.mark.slow
def test_every_place_holds_in_the_official_reports(shared: Path) -> None:
    reports = shared / "reports" / "pdf"
    assert not_holding(POLICE, reports) == ONLY_IN_THE_DIGEST
    assert unanswered(POLICE, reports) == set()
    assert held_by_many(POLICE, reports) == set()


@pytest.mark.slow
def test_every_place_holds_in_the_papers_of_other_public_bodies(shared: Path) -> None:
    papers = shared / "pdfs"
    assert not_holding(ELSEWHERE, papers) == set()
    assert held_by_many(ELSEWHERE, papers) == set()
