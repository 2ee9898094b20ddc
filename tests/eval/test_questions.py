"""Reading question sets, and what is said of one that is wrong."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from eval.errors import QuestionSetError
from eval.questions import DEVELOPMENT, SETS, Place, Question, load_questions, named_set

GOOD = {"id": "a", "language": "nl", "type": "fact", "question": "Wat?", "evidence": []}


def written(path: Path, *lines: object) -> Path:
    path.write_text("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines), encoding="utf-8")
    return path


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


PLACE = {"report": "2019", "section": "", "facts": ["91"]}


def without(key: str) -> dict[str, object]:
    return {name: value for name, value in GOOD.items() if name != key}


def placed(*places: object) -> dict[str, object]:
    return GOOD | {"evidence": list(places)}


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("no JSON", "this is not JSON (Expecting value: line 1 column 1 (char 0))"),
        ([], "a line must be an object, not []"),
        (without("id"), "'id' is missing"),
        (without("question"), "'question' is missing"),
        (without("evidence"), "'evidence' is missing"),
        (GOOD | {"id": 1}, "'id' must be a text with words, not 1"),
        (GOOD | {"question": " "}, "'question' must be a text with words, not \" \""),
        (GOOD | {"why": ""}, "'why' must be a text with words, not \"\""),
        (
            GOOD | {"evidense": []},
            'there is no field "evidense": the fields are id, language, type, question, evidence, why',
        ),
        (GOOD | {"evidence": None}, "'evidence' must be a list, not null"),
        (placed("2019"), "what stands in 'evidence' must be an object, not \"2019\""),
        (placed({"report": "2019", "section": ""}), "'facts' is missing"),
        (
            placed(PLACE | {"fact": ["91"]}),
            'there is no field "fact": the fields are report, section, facts, part',
        ),
        (
            placed(PLACE | {"facts": "2000"}),
            "'facts' must be a list of one or more texts with words, not \"2000\"",
        ),
        (placed(PLACE | {"facts": []}), "'facts' must be a list of one or more texts with words, not []"),
        (
            placed(PLACE | {"facts": ["91", ""]}),
            '\'facts\' must be a list of one or more texts with words, not ["91", ""]',
        ),
        (
            placed(PLACE | {"facts": [2000]}),
            "'facts' must be a list of one or more texts with words, not [2000]",
        ),
        (placed(PLACE | {"section": None}), "'section' must be a text, not null"),
        (placed(PLACE | {"part": "1"}), "'part' must be a whole number from 1, not \"1\""),
        (placed(PLACE | {"part": True}), "'part' must be a whole number from 1, not true"),
        (placed(PLACE | {"part": 0}), "'part' must be a whole number from 1, not 0"),
        (placed(PLACE, PLACE | {"part": 3}), "the parts must count from 1, not 1, 3"),
        (placed(PLACE | {"part": 2}), "the parts must count from 1, not 2"),
    ],
)
def test_a_wrong_line_is_named(tmp_path: Path, line: object, reason: str) -> None:
    path = tmp_path / "set.jsonl"
    wrong = line if isinstance(line, str) else json.dumps(line)
    path.write_text(f"{json.dumps(GOOD)}\n\n{wrong}\n", encoding="utf-8")
    with pytest.raises(QuestionSetError) as caught:
        load_questions(path)
    assert str(caught.value) == f"{path}, line 3: {reason}"


def test_a_long_value_is_cut_in_the_error(tmp_path: Path) -> None:
    path = written(tmp_path / "set.jsonl", GOOD | {"evidence": "x" * 1000})
    with pytest.raises(QuestionSetError) as caught:
        load_questions(path)
    assert str(caught.value).endswith(f"'evidence' must be a list, not \"{'x' * 58}…")


def test_a_question_may_have_parts_and_say_why(tmp_path: Path) -> None:
    places = [PLACE | {"part": 2}, PLACE | {"report": "2021"}, PLACE | {"section": "Kop", "part": 2}]
    (question,) = load_questions(written(tmp_path / "set.jsonl", placed(*places) | {"why": "both are told"}))
    assert question.why == "both are told"
    assert question.parts == [
        [Place("2021", "", ("91",), 1)],
        [Place("2019", "", ("91",), 2), Place("2019", "Kop", ("91",), 2)],
    ]


def test_a_line_may_hold_any_character_of_unicode(tmp_path: Path) -> None:
    path = tmp_path / "set.jsonl"
    path.write_text(json.dumps(GOOD | {"question": "a\u2028b\x85c"}, ensure_ascii=False), encoding="utf-8")
    assert [question.text for question in load_questions(path)] == ["a\u2028b\x85c"]


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


def test_a_set_has_a_name_or_is_a_file() -> None:
    assert list(SETS) == ["development", "test", "public-bodies"]
    assert named_set("development") == DEVELOPMENT
    assert named_set("my/set.jsonl") == Path("my/set.jsonl")
