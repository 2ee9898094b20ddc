"""The sum of the kinds of evidence."""

from __future__ import annotations

import pytest

from qa.ranking import WITH_TOKENS, WITHOUT_TOKENS, Weights
from qa.types import Evidence

EVIDENCE = Evidence(passage=0.1, sentences=(0.2, 0.3), tokens=0.4, token_sentences=(0.9, 0.9), lexical=0.5)


@pytest.mark.parametrize(
    ("weights", "score"),
    [
        (Weights(passage=1, sentence=0, tokens=0, lexical=0), 0.1),
        (Weights(passage=0, sentence=1, tokens=0, lexical=0), 0.3),  # of the best sentence
        (Weights(passage=0, sentence=0, tokens=1, lexical=0), 0.4),
        (Weights(passage=0, sentence=0, tokens=0, lexical=1), 0.5),
        (Weights(passage=1, sentence=10, tokens=100, lexical=1000), 0.1 + 3 + 40 + 500),
    ],
)
def test_each_kind_counts_for_its_weight(weights: Weights, score: float) -> None:
    assert weights.score(EVIDENCE) == pytest.approx(score)


def test_without_tokens_neither_they_nor_words_count() -> None:
    bare = Evidence(EVIDENCE.passage, EVIDENCE.sentences)
    assert WITHOUT_TOKENS.score(EVIDENCE) == WITHOUT_TOKENS.score(bare)


def test_more_of_any_evidence_is_a_higher_score() -> None:
    before = WITH_TOKENS.score(EVIDENCE)
    for more in (
        Evidence(0.2, (0.2, 0.3), 0.4, (), 0.5),
        Evidence(0.1, (0.2, 0.4), 0.4, (), 0.5),
        Evidence(0.1, (0.2, 0.3), 0.5, (), 0.5),
        Evidence(0.1, (0.2, 0.3), 0.4, (), 0.6),
    ):
        assert WITH_TOKENS.score(more) > before
