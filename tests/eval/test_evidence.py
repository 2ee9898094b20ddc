"""The shipped question set against the reports it was written for: each place really holds."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from corpus import Passage, find_files, read_report, split
from corpus.bundled import DIGEST
from eval.judge import answers
from eval.questions import POLICE, Place, Question, load_questions

ANSWERABLE = [question for question in load_questions(POLICE) if question.answerable]

# Places that don't hold, by question and number of the place, counted from 0. Each is a fault of the
# set, of the digest, of the reader or of the judge, and leaves this list when that is mended.
NOT_IN_THE_DIGEST = {
    # The heading as the PDF has it, a print error for "Operationeel expert", which the second place names.
    ("nl-030", 0),
}
NOT_IN_THE_PDFS = {
    # The digest's heading; the PDF's is a print error, "eel expert", which the first place names.
    ("nl-030", 1),
}
# Questions of which no place holds: nothing that is shown can be judged right.
WITHOUT_AN_ANSWER_IN_THE_DIGEST = set[str]()


@cache
def passages(folder: Path) -> dict[str, list[Passage]]:
    return {file.id: split(read_report(file.path, file.id)) for file in find_files([folder])}


def holds(place: Place, folder: Path) -> bool:
    """Whether a passage of the place's report, under its section, holds all its facts."""
    of_report = passages(folder).get(place.report, [])
    return any(answers(place, passage, passage.text) for passage in of_report)


def not_holding(folder: Path) -> set[tuple[str, int]]:
    return {
        (question.id, at)
        for question in ANSWERABLE
        for at, place in enumerate(question.places)
        if not holds(place, folder)
    }


def unanswered(folder: Path) -> set[str]:
    return {q.id for q in ANSWERABLE if not any(holds(place, folder) for place in q.places)}


def test_every_place_holds_in_the_digest() -> None:
    assert not_holding(DIGEST) == NOT_IN_THE_DIGEST


def test_every_answerable_question_has_an_answer_in_the_digest() -> None:
    assert unanswered(DIGEST) == WITHOUT_AN_ANSWER_IN_THE_DIGEST


@pytest.mark.slow
def test_every_place_holds_in_the_official_reports(shared: Path) -> None:
    assert not_holding(shared / "reports" / "pdf") == NOT_IN_THE_PDFS


@pytest.mark.slow
def test_every_answerable_question_has_an_answer_in_the_official_reports(shared: Path) -> None:
    assert unanswered(shared / "reports" / "pdf") == set()


def test_a_place_points_at_few_passages() -> None:
    """A place that many passages hold would call anything an answer."""
    for question in ANSWERABLE:
        for place in question.places:
            of_report = passages(DIGEST)[place.report]
            right = [passage for passage in of_report if answers(place, passage, passage.text)]
            assert len(right) <= 4, (question.id, place)


def test_exceptions_are_of_questions_there_are() -> None:
    places: dict[str, Question] = {question.id: question for question in ANSWERABLE}
    for question_id, at in NOT_IN_THE_DIGEST | NOT_IN_THE_PDFS:
        assert at < len(places[question_id].places)
