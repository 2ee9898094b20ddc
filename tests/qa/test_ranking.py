"""The sum of the kinds of evidence."""

from __future__ import annotations

from dataclasses import replace

import pytest

from qa.ranking import WITH_TOKENS, WITHOUT_TOKENS, Weights, with_sections
from qa.types import Evidence

EVIDENCE = Evidence(passage=0.1, sentences=(0.2, 0.3), tokens=0.4, lexical=0.5, section=0.6)


@pytest.mark.parametrize(
    ("weights", "score"),
    [
        (Weights(passage=1, sentence=0, tokens=0, lexical=0), 0.1),
        (Weights(passage=0, sentence=1, tokens=0, lexical=0), 0.3),  # of the best sentence
        (Weights(passage=0, sentence=0, tokens=1, lexical=0), 0.4),
        (Weights(passage=0, sentence=0, tokens=0, lexical=1), 0.5),
        (Weights(passage=0, sentence=0, tokens=0, lexical=0, section=1), 0.6),
        (Weights(passage=1, sentence=10, tokens=100, lexical=1000, section=10000), 0.1 + 3 + 40 + 500 + 6000),
    ],
)
def test_each_kind_counts_for_its_weight(weights: Weights, score: float) -> None:
    assert weights.score(EVIDENCE) == pytest.approx(score)


def test_without_tokens_neither_they_nor_words_count() -> None:
    bare = Evidence(EVIDENCE.passage, EVIDENCE.sentences)
    assert WITHOUT_TOKENS.score(EVIDENCE) == WITHOUT_TOKENS.score(bare)


def test_with_tokens_those_of_a_sentence_do_not_count_again() -> None:
    assert WITH_TOKENS.score(EVIDENCE) == WITH_TOKENS.score(replace(EVIDENCE, sentences=(0.9, 0.9)))


def test_more_of_any_evidence_is_a_higher_score() -> None:
    before = WITH_TOKENS.score(EVIDENCE)
    for more in (
        replace(EVIDENCE, passage=0.2),
        replace(EVIDENCE, tokens=0.5),
        replace(EVIDENCE, lexical=0.6),
        replace(EVIDENCE, section=0.7),
    ):
        assert WITH_TOKENS.score(more) > before


def by_section(*found: tuple[str, str, float]) -> list[float]:
    """The sections' evidence of passages with a report, a heading and a cosine."""
    titles = [title for _, title, _ in found]
    places = [(report, titles.index(title)) for report, title, _ in found]
    evidence = [Evidence(cosine, (0.0,)) for _, _, cosine in found]
    weights = Weights(passage=2, sentence=0, tokens=0, lexical=0, section=1)
    return [one.section for one in with_sections(places, evidence, weights)]


def test_a_passage_has_the_score_of_the_best_other_one_under_its_heading() -> None:
    assert by_section(("r", "A", 0.1), ("r", "A", 0.4), ("r", "A", 0.3)) == [0.8, 0.6, 0.8]
    assert by_section(("r", "A", 0.4), ("r", "A", 0.4)) == [0.8, 0.8]


def test_another_heading_and_another_report_are_no_neighbours() -> None:
    assert by_section(("r", "A", 0.1), ("r", "B", 0.4), ("s", "A", 0.3)) == [0.2, 0.8, 0.6]  # their own


def test_no_passages_have_no_sections() -> None:
    assert by_section() == []
