"""Which passages stand beside which questions."""

from __future__ import annotations

import pytest

from training.batches import BESIDE, QUESTIONS, batches, passages_of
from training.negatives import KEPT, negatives
from training.pairs import Pair

SUBJECTS = "bodycams wijkagenten meldkamers tapsystemen verzuim instroom".split()

DETAILS = (
    "waren volgens Assen vorig jaar zwaar belast",
    "krijgen in Breda meer geld en mensen",
    "staan rond Delft onder streng toezicht nu",
    "worden bij Emmen straks anders verdeeld",
    "blijven tot Goes nog lang bestaan",
    "kosten te Hoorn minder dan gedacht",
)


def pair(at: int, subject: str, group: str = "nl") -> Pair:
    passage = f"De {subject} {DETAILS[at % 6]}: {at * 7919}."
    return Pair(group, f"Hoeveel {subject} telt paragraaf {at}?", passage, (str(at * 7919),))


PAIRS = [pair(at, subject) for subject in SUBJECTS for at in range(10, 16)]


def test_what_looks_like_the_answer_is_about_the_same_matter() -> None:
    first = negatives(PAIRS)[0]
    assert 0 < len(first) <= KEPT
    assert "bodycams" in first[0]
    assert PAIRS[0].passage not in first


def test_a_passage_that_may_answer_is_left_out() -> None:
    question = Pair("nl", "Hoeveel bodycams?", "Er komen 2000 bodycams in de eenheden.", ("2000",))
    same = Pair("nl", "Wat komt er?", "Er komen 2000 bodycams in de eenheden van de politie.")
    told = Pair("nl", "En later?", "Later dat jaar waren alle 2000 stuks aangeschaft en uitgedeeld.")
    other = Pair(
        "nl", "Wat is een bodycam?", "Een bodycam is een kleine camera die agenten op de borst dragen."
    )
    assert negatives([question, same, told, other])[0] == [other.passage]


def test_another_group_s_passages_are_never_beside_it() -> None:
    mixed = [*PAIRS, *(pair(at, "bodycams", "en") for at in range(20, 40))]
    of_group = {one.group: {two.passage for two in mixed if two.group == one.group} for one in mixed}
    assert all(set(near) <= of_group[one.group] for one, near in zip(mixed, negatives(mixed), strict=True))


def test_a_batch_has_the_right_passages_first_and_none_twice() -> None:
    passages = passages_of(PAIRS)
    for batch in batches(PAIRS, negatives(PAIRS), steps=9, seed=1):
        assert len(batch.pairs) == QUESTIONS
        assert [passages[at] for at in batch.passages[:QUESTIONS]] == [
            PAIRS[at].passage for at in batch.pairs
        ]
        assert len(set(batch.passages)) == len(batch.passages) <= QUESTIONS * (1 + BESIDE)


def test_each_question_comes_before_any_comes_again() -> None:
    once = batches(PAIRS, negatives(PAIRS), steps=len(PAIRS) // QUESTIONS, seed=1)
    asked = [at for batch in once for at in batch.pairs]
    assert sorted(asked) == list(range(len(PAIRS)))


def test_the_same_seed_gives_the_same_batches_and_more_steps_go_on_from_them() -> None:
    some = batches(PAIRS, negatives(PAIRS), steps=3, seed=1)
    assert batches(PAIRS, negatives(PAIRS), steps=9, seed=1)[:3] == some
    assert batches(PAIRS, negatives(PAIRS), steps=3, seed=2) != some


def test_too_few_pairs_are_refused() -> None:
    with pytest.raises(ValueError, match="no group has 9 passages"):
        batches(PAIRS[:8], negatives(PAIRS[:8]), steps=1, seed=1)
