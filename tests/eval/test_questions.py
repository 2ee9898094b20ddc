"""Question sets: the one that is shipped, and what is said of one that is wrong."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest

from corpus import find_files
from corpus.bundled import DIGEST
from eval.errors import QuestionSetError
from eval.questions import POLICE, Place, Question, load_questions
from qa.retriever import checked

GOOD = {"id": "a", "language": "nl", "type": "fact", "question": "Wat?", "evidence": []}
TYPES = {"promise", "figure", "fact", "keyword", "paraphrase", "footnote", "table", "near miss", "off topic"}


@pytest.fixture(scope="module")
def shipped() -> list[Question]:
    return load_questions(POLICE)


def written(path: Path, *lines: object) -> Path:
    path.write_text("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines), encoding="utf-8")
    return path


def test_the_shipped_set_is_large_enough_to_tell_pipelines_apart(shipped: list[Question]) -> None:
    assert len(shipped) == 100
    answerable = [question for question in shipped if question.answerable]
    assert len(answerable) >= 60
    assert len(shipped) - len(answerable) >= 20


def test_the_shipped_set_has_near_misses_beside_questions_off_topic(shipped: list[Question]) -> None:
    kinds = Counter(question.type for question in shipped if not question.answerable)
    assert kinds["near miss"] >= 12
    assert set(kinds) == {"near miss", "off topic"}


def test_half_of_the_shipped_set_is_dutch_and_a_third_english(shipped: list[Question]) -> None:
    languages = Counter(question.language for question in shipped)
    assert set(languages) == {"nl", "en", "de", "fr", "tr", "pl"}
    assert languages["nl"] / len(shipped) == pytest.approx(1 / 2, abs=0.05)
    assert languages["en"] / len(shipped) == pytest.approx(1 / 3, abs=0.05)
    for language in ("de", "fr", "tr", "pl"):
        of_it = [question for question in shipped if question.language == language]
        assert any(question.answerable for question in of_it)
        assert any(question.type == "near miss" for question in of_it)


def test_every_shipped_question_says_of_what_language_and_type_it_is(shipped: list[Question]) -> None:
    assert {question.type for question in shipped} == TYPES
    assert all(question.id.startswith(f"{question.language}-") for question in shipped)


def test_every_shipped_question_can_be_asked_and_is_asked_once(shipped: list[Question]) -> None:
    assert [checked(question.text) for question in shipped] == [question.text for question in shipped]
    assert len({question.text.casefold() for question in shipped}) == len(shipped)


def test_every_place_names_a_bundled_report_and_facts(shipped: list[Question]) -> None:
    reports = {file.id for file in find_files([DIGEST])}
    places = [place for question in shipped for place in question.places]
    assert {place.report for place in places} == reports
    for place in places:
        assert place.facts
        assert all(fact and len(fact) <= 30 for fact in place.facts)


def test_every_unanswerable_question_says_why(shipped: list[Question]) -> None:
    raw = [json.loads(line) for line in POLICE.read_text(encoding="utf-8").splitlines()]
    assert {line["id"] for line in raw if line.get("why")} == {
        question.id for question in shipped if not question.answerable
    }


def test_a_question_is_read_with_its_places(tmp_path: Path) -> None:
    evidence = [
        {"report": "2019", "section": "Kop", "facts": ["2.000", "eind 2020"]},
        {"report": "2021", "section": "", "facts": ["91"]},
    ]
    first = GOOD | {"question": "Hoeveel?", "evidence": evidence}
    path = written(tmp_path / "set.jsonl", first, GOOD | {"id": "b"})
    assert load_questions(path) == [
        Question(
            "a",
            "nl",
            "fact",
            "Hoeveel?",
            (Place("2019", "Kop", ("2.000", "eind 2020")), Place("2021", "", ("91",))),
        ),
        Question("b", "nl", "fact", "Wat?", ()),
    ]


def test_a_question_without_places_is_unanswerable(tmp_path: Path) -> None:
    (question,) = load_questions(written(tmp_path / "set.jsonl", GOOD))
    assert not question.answerable
    place = {"report": "2019", "section": "", "facts": ["91"]}
    (question,) = load_questions(written(tmp_path / "set.jsonl", GOOD | {"evidence": [place]}))
    assert question.answerable


def test_empty_lines_are_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "set.jsonl"
    path.write_text(f"\n{json.dumps(GOOD)}\n   \n\n", encoding="utf-8")
    assert [question.id for question in load_questions(path)] == ["a"]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("no JSON", "JSONDecodeError('Expecting value: line 1 column 1 (char 0)')"),
        ("[]", "TypeError('list indices must be integers or slices, not str')"),
        (json.dumps({k: v for k, v in GOOD.items() if k != "id"}), "KeyError('id')"),
        (json.dumps({k: v for k, v in GOOD.items() if k != "question"}), "KeyError('question')"),
        (json.dumps({k: v for k, v in GOOD.items() if k != "evidence"}), "KeyError('evidence')"),
        (json.dumps(GOOD | {"evidence": [{"report": "2019", "section": ""}]}), "KeyError('facts')"),
        (json.dumps(GOOD | {"evidence": None}), "TypeError(\"'NoneType' object is not iterable\")"),
    ],
)
def test_a_wrong_line_is_named(tmp_path: Path, line: str, reason: str) -> None:
    path = tmp_path / "set.jsonl"
    path.write_text(f"{json.dumps(GOOD)}\n\n{line}\n", encoding="utf-8")
    with pytest.raises(QuestionSetError) as caught:
        load_questions(path)
    assert str(caught.value) == f"{path}, line 3: not a question ({reason})"


def test_a_set_that_is_missing_is_named(tmp_path: Path) -> None:
    path = tmp_path / "set.jsonl"
    with pytest.raises(QuestionSetError) as caught:
        load_questions(path)
    assert str(caught.value) == (
        f"the question set '{path}' can't be read ([Errno 2] No such file or directory: '{path}')"
    )


def test_a_set_that_is_no_text_is_named(tmp_path: Path) -> None:
    path = tmp_path / "set.jsonl"
    path.write_bytes(b"\xff\xfe")
    with pytest.raises(QuestionSetError, match=r"set\.jsonl' can't be read \('utf-8' codec can't"):
        load_questions(path)


@pytest.mark.parametrize("content", ["", "\n\n"])
def test_an_empty_set_is_no_set(tmp_path: Path, content: str) -> None:
    path = tmp_path / "set.jsonl"
    path.write_text(content)
    with pytest.raises(QuestionSetError) as caught:
        load_questions(path)
    assert str(caught.value) == f"the question set '{path}' holds no questions"


def test_an_id_is_used_once(tmp_path: Path) -> None:
    path = written(tmp_path / "set.jsonl", GOOD, GOOD | {"id": "b"}, GOOD)
    with pytest.raises(QuestionSetError) as caught:
        load_questions(path)
    assert str(caught.value) == f"the question set '{path}' uses an id twice: give each its own"
