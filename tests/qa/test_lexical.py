"""Cosines over pieces of words, against the same written out with dictionaries."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from math import log, sqrt

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.lexical import LexicalIndex

BODYCAMS = "De korpschef koopt 2000 bodycams voor de politie."
VERZUIM = "Het verzuim daalde van 6,5% naar 6,2%."
WIJK = "De wijkagenten blijven in de wijk."
PASSAGES = [BODYCAMS, VERZUIM, WIJK]


def scores(question: str, *passages: str) -> list[float]:
    return [float(score) for score in LexicalIndex(passages).scores(question)]


def pieces(text: str) -> Counter[str]:
    """Every run of four and five letters of a word, the space on either side of it being one."""
    words = [f" {word} " for word in re.split(r"[\W_]+", text.casefold()) if word]
    return Counter(
        word[at : at + size] for word in words for size in (4, 5) for at in range(len(word) - size + 1)
    )


def by_hand(question: str, passages: Sequence[str]) -> list[float]:
    """Cosines of tf-idf vectors: 1 + log(count), times log((1 + passages) / (1 + passages with it)) + 1."""
    counted = [pieces(passage) for passage in passages]

    def weighted(counts: Counter[str]) -> dict[str, float]:
        held = {piece: sum(piece in one for one in counted) for piece in counts}
        return {
            piece: (1 + log(count)) * (log((1 + len(passages)) / (1 + held[piece])) + 1)
            for piece, count in counts.items()
        }

    def cosine(one: dict[str, float], other: dict[str, float]) -> float:
        dot = sum(weight * other.get(piece, 0.0) for piece, weight in one.items())
        lengths = sqrt(sum(w * w for w in one.values()) * sum(w * w for w in other.values()))
        return dot / lengths if lengths else 0.0

    asked = weighted(pieces(question))
    return [cosine(asked, weighted(one)) for one in counted]


def test_a_passage_s_own_words_match_wholly() -> None:
    assert scores(BODYCAMS, BODYCAMS) == pytest.approx([1.0])
    assert scores(BODYCAMS, *PASSAGES)[0] == pytest.approx(1.0)


def test_the_score_of_a_compound_can_be_counted() -> None:
    # " bodycams " has 7 runs of four and 6 of five; " bodycambeelden " 13 and 12, and 5 and 4 of them are
    # shared. With one passage, a piece that it has weighs log(2/2) + 1, and one that it lacks log(2/1) + 1.
    assert scores("bodycams", "bodycambeelden") == pytest.approx(
        [9 / (sqrt(25) * sqrt(9 + 4 * (log(2) + 1) ** 2))]
    )


@pytest.mark.parametrize(
    ("question", "nearest"),
    [
        ("Hoeveel bodycambeelden zijn er?", 0),  # a compound of a word
        ("Wat doet een wijkagent?", 2),  # the singular
        ("verzuimcijfers", 1),
        ("How many BODYCAMS does the police have?", 0),  # a word that is the same in both languages
        ("wat gebeurt er in 2000", 0),  # a figure
    ],
)
def test_what_shares_rare_pieces_is_nearest(question: str, nearest: int) -> None:
    found = scores(question, *PASSAGES)
    assert found.index(max(found)) == nearest
    assert max(found) > 0.1


@pytest.mark.parametrize(
    "question", ["Kaç kamera alındı?", "Сколько камер?", "كم عدد الكاميرات؟", "何台ですか"]
)
def test_a_question_in_another_language_shares_nothing(question: str) -> None:
    assert scores(question, *PASSAGES) == [0.0, 0.0, 0.0]


def test_what_languages_share_by_chance_weighs_next_to_nothing() -> None:
    assert max(scores("Kaç kişi işten ayrıldı?", *PASSAGES)) < 0.05  # "ten ", as in "wijkagenten"


def test_a_rare_piece_weighs_more_than_a_common_one() -> None:
    passages = ["politie bodycams", "politie verzuim", "politie meldkamer"]
    rare, common = scores("bodycams", *passages)[0], scores("politie", *passages)[0]
    assert rare > common > 0
    assert scores("politie", *passages) == pytest.approx(by_hand("politie", passages))


def test_case_and_marks_between_words_do_not_matter() -> None:
    assert scores("POLITIE, de «Korpschef»?", BODYCAMS) == scores("politie de korpschef", BODYCAMS)
    assert scores("korps_chef", "korps chef") == pytest.approx([1.0])


def test_letters_of_two_words_make_no_piece() -> None:
    assert scores("xaan bodx", "aanbod") == [0.0]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("İstanbul", "istanbul"),  # casefolding leaves a dot over the i
        ("ﬁnanciën", "financiën"),
        ("caf\u0065\u0301s", "caf\u00e9s"),
        ("STRASSE", "straße"),
        ("politie\0korps", "politie korps"),
        ("１２３４", "1234"),
    ],
)
def test_ways_to_write_the_same_are_the_same(one: str, other: str) -> None:
    assert scores(one, other) == pytest.approx([1.0])


def test_other_letters_stay_other_letters() -> None:
    assert scores("één", "een") == [0.0]
    assert scores("ılık", "ilik") == [0.0]


@pytest.mark.parametrize("question", ["", " ", "?!", "🙂🙂🙂🙂", "a", "\0", "_____", "\u200b"])
def test_a_question_without_pieces_scores_nothing(question: str) -> None:
    assert scores(question, *PASSAGES) == [0.0, 0.0, 0.0]


def test_a_passage_without_pieces_scores_nothing() -> None:
    assert scores("politie", "", "🙂", "\0", "€ 5", "politie") == pytest.approx([0, 0, 0, 0, 1.0])


def test_no_passages_have_no_scores() -> None:
    found = LexicalIndex([]).scores("politie")
    assert found.shape == (0,)
    assert found.dtype == np.float64
    assert LexicalIndex([]).scores("").shape == (0,)


def test_passages_of_no_words_score_nothing() -> None:
    assert scores("politie", "", "?") == [0.0, 0.0]


def test_the_same_words_score_the_same_to_the_last_bit() -> None:
    first = LexicalIndex([*PASSAGES, BODYCAMS, *PASSAGES])
    found = first.scores("bodycams bij de politie").tolist()
    assert found[0] == found[3] == found[4]
    assert found == LexicalIndex([*PASSAGES, BODYCAMS, *PASSAGES]).scores("bodycams bij de politie").tolist()
    assert found == first.scores("bodycams bij de politie").tolist()


TEXTS = st.text("aab é.7_ \n", max_size=30) | st.text(max_size=12)


@given(st.lists(st.text("aab é.7_ \n", max_size=30), max_size=6), st.text("aab é.7_ \n", max_size=30))
def test_scores_are_those_by_hand(passages: list[str], question: str) -> None:
    assert scores(question, *passages) == pytest.approx(by_hand(question, passages), abs=1e-9)


@given(st.lists(TEXTS, max_size=6), TEXTS)
def test_any_text_has_a_score_between_none_and_all(passages: list[str], question: str) -> None:
    found = LexicalIndex(passages).scores(question)
    assert found.shape == (len(passages),)
    assert ((found >= 0) & (found <= 1 + 1e-9)).all()
