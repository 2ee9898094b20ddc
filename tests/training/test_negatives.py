"""Which passages look like an answer and aren't."""

from __future__ import annotations

import numpy as np

from training.negatives import KEPT, by_vectors, by_words
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
PASSAGES = [one.passage for one in PAIRS]


def test_what_shares_most_words_is_about_the_same_matter() -> None:
    first = by_words(PAIRS, PASSAGES)[0]
    assert 0 < len(first) <= KEPT
    assert "bodycams" in PASSAGES[first[0]]
    assert 0 not in first


def test_what_comes_nearest_is_first() -> None:
    questions = np.eye(len(PAIRS), dtype=np.float32)
    vectors = np.array([np.roll(one, 1) + 0.5 * np.roll(one, 2) for one in questions], np.float32)
    # A question's vector is one number, of which the passage before has half, and the one before that all.
    assert by_vectors(PAIRS, PASSAGES, questions, vectors)[20][:2] == [19, 18]


def test_a_passage_that_may_answer_is_left_out() -> None:
    question = Pair("nl", "Hoeveel bodycams?", "Er komen 2000 bodycams in de eenheden.", ("2000",))
    same = Pair("nl", "Wat komt er?", "Er komen 2000 bodycams in de eenheden van de politie.")
    told = Pair("nl", "En later?", "Later dat jaar waren alle 2000 stuks aangeschaft en uitgedeeld.")
    other = Pair(
        "nl", "Wat is een bodycam?", "Een bodycam is een kleine camera die agenten op de borst dragen."
    )
    pairs = [question, same, told, other]
    assert by_words(pairs, [one.passage for one in pairs])[0] == [3]


def test_another_group_s_passages_are_never_beside_it() -> None:
    mixed = [*PAIRS, *(pair(at, "bodycams", "en") for at in range(20, 40))]
    passages = [one.passage for one in mixed]
    found = by_words(mixed, passages)
    assert all(
        mixed[near].group == one.group for one, some in zip(mixed, found, strict=True) for near in some
    )
