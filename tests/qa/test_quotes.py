"""Which sentences of a passage are quoted."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.quotes import MARGIN, TOKEN_MARGIN, quote_of
from qa.types import Evidence, Hit
from qa.units import units_of
from tests.qa.making import hit_with, made

PIECES = ["Een zin hier. ", "Nog een langere zin.\n", "- punt; ", "Zo'n 6,2%! "]
SCORES = st.lists(st.floats(-1, 1, width=32), min_size=1, max_size=9)


BEST, NEARER, NEAR, FAR = 0.9, 0.9 - MARGIN / 3, 0.9 - 2 * MARGIN / 3, 0.9 - 4 * MARGIN / 3


@pytest.mark.parametrize(
    ("scores", "quoted"),
    [
        ([BEST], "Zin 0."),
        ([BEST, FAR], "Zin 0."),
        ([FAR, BEST], "Zin 1."),
        ([BEST, NEAR], "Zin 0. Zin 1."),
        ([NEAR, BEST], "Zin 0. Zin 1."),
        ([FAR, BEST, NEAR, FAR], "Zin 1. Zin 2."),
        ([FAR, NEAR, BEST, FAR], "Zin 1. Zin 2."),
        ([NEAR, BEST, NEAR], "Zin 0. Zin 1. Zin 2."),
        ([BEST, NEAR, FAR], "Zin 0. Zin 1."),  # near to the best, and not to the neighbour
    ],
)
def test_the_best_sentence_is_quoted_with_neighbours_that_come_near(scores: list[float], quoted: str) -> None:
    assert quote_of(hit_with(scores)).text == quoted


def test_near_is_a_margin_below_the_best() -> None:
    assert quote_of(hit_with([1.0, 1.0 - MARGIN])).text == "Zin 0. Zin 1."
    assert quote_of(hit_with([1.0, 0.999 - MARGIN])).text == "Zin 0."


def test_near_by_tokens_is_a_margin_of_its_own() -> None:
    (units,) = made("r", [["Zin 0.", "Zin 1."]])
    for second, quoted in ((0.5 - TOKEN_MARGIN, "Zin 0. Zin 1."), (0.499 - TOKEN_MARGIN, "Zin 0.")):
        evidence = Evidence(0.5, (0.5, second), tokens=0.5)
        assert quote_of(Hit(units.passage, 0.5, evidence, units.sentences)).text == quoted


def test_at_most_three_sentences_are_quoted() -> None:
    assert quote_of(hit_with([BEST] * 5)).text == "Zin 0. Zin 1. Zin 2."
    # The neighbour after goes before an equal one ahead: 3, then 4, and that makes three.
    assert quote_of(hit_with([NEAR, NEAR, BEST, NEAR, NEAR])).text == "Zin 2. Zin 3. Zin 4."


def test_the_nearer_neighbour_goes_first() -> None:
    assert quote_of(hit_with([NEAR, NEARER, BEST, NEAR, NEAR])).text == "Zin 1. Zin 2. Zin 3."
    assert quote_of(hit_with([NEARER, NEARER, BEST, NEAR, NEAR])).text == "Zin 0. Zin 1. Zin 2."


def test_of_equally_good_sentences_the_first_is_quoted_and_none_over_a_gap() -> None:
    assert quote_of(hit_with([BEST, FAR, BEST])).text == "Zin 0."


def test_a_passage_of_one_sentence_is_quoted_whole() -> None:
    (units,) = made("r", [["De korpschef koopt bodycams."]])
    quote = quote_of(Hit(units.passage, 0.8, Evidence(0.8, (0.8,)), units.sentences))
    assert (quote.start, quote.end, quote.score) == (0, 28, 0.8)
    assert quote.text == "De korpschef koopt bodycams."


def test_a_quote_of_a_later_passage_is_a_span_of_the_report() -> None:
    _, units = made("r", [["Eerst dit."], ["Dan dit.", "En dit."]])
    quote = quote_of(Hit(units.passage, 0.7, Evidence(0.5, (0.2, 0.7)), units.sentences))
    assert (quote.start, quote.end, quote.text) == (21, 28, "En dit.")
    assert quote.passage is units.passage


@given(SCORES)
def test_whatever_the_scores_a_quote_is_a_run_of_whole_sentences_around_the_best(scores: list[float]) -> None:
    hit = hit_with(scores)
    quote = quote_of(hit)
    first = [start for start, _ in hit.sentences].index(quote.start)
    last = [end for _, end in hit.sentences].index(quote.end)
    assert last - first < 3
    assert max(scores) in scores[first : last + 1]
    assert min(scores[first : last + 1]) >= max(scores) - MARGIN
    assert quote.passage.report.text[quote.start : quote.end] == quote.text
    assert quote.text == " ".join(f"Zin {at}." for at in range(first, last + 1))


@given(st.lists(st.sampled_from(PIECES)), SCORES)
def test_a_quote_of_any_passage_holds_its_span(pieces: list[str], scores: list[float]) -> None:
    (made_units,) = made("r", [["Begin van alles.", *pieces]])
    units = units_of(made_units.passage)
    evidence = Evidence(0.5, tuple(scores[at % len(scores)] for at in range(len(units.sentences))))
    quote = quote_of(Hit(units.passage, 0.5, evidence, units.sentences))
    assert quote.text == units.passage.report.text[quote.start : quote.end]
    assert quote.text == quote.text.strip() != ""
    assert units.passage.start <= quote.start < quote.end <= units.passage.end
