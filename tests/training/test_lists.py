"""Which passages are read for which questions."""

from __future__ import annotations

import pytest

from training.lists import PASSAGES, QUESTIONS, Wrong, steps

COUNT = 60
RIGHT = list(range(COUNT))
WRONG = Wrong(
    beside=[[100, 101, 102]] * COUNT,
    by_vectors=[[200, 201, 202, 203, 204, 205]] * COUNT,
    by_words=[[200, 300, 301]] * COUNT,
)


def test_the_right_passage_is_first_where_it_is_and_none_comes_twice() -> None:
    for step in steps(RIGHT, WRONG, 30, seed=1):
        assert len(step) == QUESTIONS
        for one in step:
            assert (one.passages[0] == one.pair) is one.answered
            assert len(set(one.passages)) == len(one.passages) == PASSAGES


def test_some_are_of_the_same_text_most_are_near_and_some_questions_have_no_answer() -> None:
    asked = [one for step in steps(RIGHT, WRONG, 100, seed=1) for one in step]
    assert all({100, 101} < set(one.passages) and 102 not in one.passages for one in asked)
    assert all(sum(200 <= at < 300 for at in one.passages) >= 4 for one in asked)
    assert 0.05 < sum(not one.answered for one in asked) / len(asked) < 0.15


def test_each_question_comes_before_any_comes_again() -> None:
    once = steps(RIGHT, WRONG, COUNT // QUESTIONS, seed=1)
    assert sorted(one.pair for step in once for one in step) == RIGHT


def test_the_same_seed_gives_the_same_steps_and_more_go_on_from_them() -> None:
    some = steps(RIGHT, WRONG, 3, seed=1)
    assert steps(RIGHT, WRONG, 30, seed=1)[:3] == some
    assert steps(RIGHT, WRONG, 3, seed=2) != some


def test_too_few_pairs_are_refused() -> None:
    with pytest.raises(ValueError, match="5 pairs are too few for a step of 6"):
        steps(RIGHT[:5], WRONG, 1, seed=1)
