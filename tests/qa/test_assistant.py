"""Answered or not, and how sure."""

from __future__ import annotations

from math import exp
from pathlib import Path

import pytest

from embeddings.encoder import BUNDLED
from qa import Assistant, QuestionError, Retriever, Searched
from qa.confidence import SIGNS, UNKNOWN, Calibration, calibration_of, signs
from tests.fakes import WordEncoder
from tests.qa.making import made, retriever_in

# A score of 1 gives 1 / (1 + e^-5) = 0.9933, one of 0.5 gives a half, one of 0 gives 0.0067.
STEEP = Calibration(slope=10.0, intercept=-5.0, threshold=0.9)


@pytest.fixture
def retriever(tmp_path: Path, encoder: WordEncoder) -> Retriever:
    reports = [
        made("2019", [["De korpschef koopt bodycams.", "De wijkagent blijft."]], date="2019-12"),
        made("2021", [["De meldkamer is nieuw."], ["Meer instroom, minder verzuim."]], date="2021-12-02"),
    ]
    return retriever_in(tmp_path / "c", reports, encoder)


def test_an_answer_has_its_quotes_best_first(retriever: Retriever) -> None:
    answer = Assistant(retriever, calibration=STEEP).ask("Wat doet de meldkamer?")
    assert answer.answered
    assert answer.question == "Wat doet de meldkamer?"
    assert [quote.text for quote in answer.quotes][:1] == ["De meldkamer is nieuw."]
    assert len(answer.quotes) == 3
    assert answer.nearest == ()
    assert [quote.score for quote in answer.quotes] == sorted(
        (quote.score for quote in answer.quotes), reverse=True
    )


def test_the_quote_is_the_sentence_that_answers(retriever: Retriever) -> None:
    (quote,) = Assistant(retriever).ask("wijkagent", k=1).quotes
    assert quote.text == "De wijkagent blijft."
    assert quote.passage.text == "De korpschef koopt bodycams. De wijkagent blijft."


def test_a_matter_followed_over_time_is_read_in_order_of_date(retriever: Retriever) -> None:
    # One sentence is about each of them, but bodycams stand in a passage beside the wijkagent.
    for question, dates in (
        ("Wat is er met de meldkamer en met bodycams?", ["2021-12-02", "2019-12"]),
        ("Hoe ging het tussen 2019 en 2021 met de meldkamer en met bodycams?", ["2019-12", "2021-12-02"]),
    ):
        quotes = Assistant(retriever).ask(question, k=2).quotes
        assert [quote.source.date for quote in quotes] == dates


def test_the_same_words_in_two_reports_are_one_quote_with_two_places(
    tmp_path: Path, encoder: WordEncoder
) -> None:
    reports = [made(year, [["De meldkamer is nieuw."], [f"Bodycams {year}."]]) for year in ("2019", "2021")]
    assistant = Assistant(retriever_in(tmp_path / "again", reports, encoder))
    first, *others = assistant.ask("meldkamer").quotes
    assert first.passage.report.id == "2019"
    assert [(one.passage.report.id, one.text) for one in first.again] == [("2021", "De meldkamer is nieuw.")]
    assert [one.text for one in others] == ["Bodycams 2019.", "Bodycams 2021."]
    assert [one.again for one in others] == [(), ()]


def test_what_comes_nearest_in_other_reports_stands_apart(retriever: Retriever) -> None:
    answer = Assistant(retriever).ask("meldkamer", k=1)
    assert [quote.passage.report.id for quote in answer.quotes] == ["2021"]
    assert [quote.text for quote in answer.elsewhere] == ["De korpschef koopt bodycams. De wijkagent blijft."]
    assert Assistant(retriever).ask("meldkamer", k=3).elsewhere == ()


def test_confidence_is_a_logistic_curve_over_the_best_score(retriever: Retriever) -> None:
    assistant = Assistant(retriever, calibration=STEEP)
    assert assistant.ask("meldkamer").confidence == pytest.approx(1 / (1 + exp(-5)))
    # "verzuim instroom" is the passage's own vector; "verzuim" alone has a cosine of sqrt(1/2) with it.
    assert assistant.ask("verzuim instroom").confidence == pytest.approx(0.993307, abs=1e-5)
    assert assistant.ask("verzuim").confidence == pytest.approx(1 / (1 + exp(-(10 * 0.5**0.5 - 5))), rel=1e-3)
    assert assistant.ask("tapsysteem").confidence == pytest.approx(1 / (1 + exp(5)))


def test_confidence_is_the_same_whatever_k(retriever: Retriever) -> None:
    assistant = Assistant(retriever, calibration=STEEP)
    assert len({assistant.ask("verzuim", k).confidence for k in (1, 2, 3, 10)}) == 1


def test_below_the_threshold_the_nearest_are_shown_as_no_more_than_that(retriever: Retriever) -> None:
    answer = Assistant(retriever, calibration=STEEP).ask("verzuim", k=2)
    assert answer.confidence == pytest.approx(0.888, abs=1e-3)
    assert not answer.answered
    assert answer.quotes == ()
    assert [quote.text for quote in answer.nearest] == [
        "Meer instroom, minder verzuim.",
        "De korpschef koopt bodycams. De wijkagent blijft.",  # both 0: neither is nearer
    ]


def test_on_the_threshold_it_is_answered(retriever: Retriever) -> None:
    even = Calibration(slope=0.0, intercept=0.0, threshold=0.5)
    assert Assistant(retriever, calibration=even).ask("tapsysteem").answered
    above = Calibration(slope=0.0, intercept=0.0, threshold=0.5000001)
    assert not Assistant(retriever, calibration=above).ask("meldkamer").answered


def test_an_answer_tells_what_was_searched(retriever: Retriever) -> None:
    for calibration in (STEEP, UNKNOWN):
        answer = Assistant(retriever, calibration=calibration).ask("tapsysteem")
        assert answer.searched == Searched(reports=2, first_date="2019-12", last_date="2021-12-02")


def test_an_encoder_that_nobody_measured_never_refuses(retriever: Retriever) -> None:
    assistant = Assistant(retriever)
    assert assistant.calibration == UNKNOWN == Calibration(0.0, 0.0, 0.0)
    answer = assistant.ask("tapsysteem")
    assert answer.answered
    assert answer.confidence == 0.5


def test_an_empty_collection_never_answers(tmp_path: Path, encoder: WordEncoder) -> None:
    retriever = retriever_in(tmp_path / "empty", [], encoder)
    for calibration in (None, STEEP):
        answer = Assistant(retriever, calibration=calibration).ask("bodycams")
        assert not answer.answered
        assert answer.confidence == 0.0
        assert answer.quotes == answer.nearest == ()
        assert answer.searched == Searched(0)


def test_every_quote_is_the_exact_span_it_names(retriever: Retriever) -> None:
    for calibration in (STEEP, UNKNOWN):
        for question in ("bodycams wijkagent", "verzuim", "pannenkoeken"):
            answer = Assistant(retriever, calibration=calibration).ask(question, k=10)
            assert len(answer.quotes + answer.nearest) == 3
            for quote in answer.quotes + answer.nearest:
                assert quote.passage.report.text[quote.start : quote.end] == quote.text


def test_the_question_is_asked_without_white_space_around_it(retriever: Retriever) -> None:
    assert Assistant(retriever).ask("  bodycams?\n").question == "bodycams?"


@pytest.mark.parametrize("question", ["", "   ", "x" * 1001])
def test_a_question_that_cannot_be_asked_is_an_error(retriever: Retriever, question: str) -> None:
    with pytest.raises(QuestionError):
        Assistant(retriever).ask(question)


def test_the_same_question_has_the_same_answer(retriever: Retriever) -> None:
    assistant = Assistant(retriever)
    assert assistant.ask("verzuim bodycams") == assistant.ask("verzuim bodycams")


def test_the_bundled_model_has_a_calibration_that_rises_and_can_refuse() -> None:
    calibration = calibration_of(BUNDLED)
    assert calibration.slope > 0
    assert 0 < calibration.threshold < 1
    assert calibration_of("any other") is UNKNOWN


def test_a_sign_that_is_missing_lowers_the_confidence(retriever: Retriever) -> None:
    # One weight: a number of persons or things is asked for, and the quote has none.
    amount = Calibration(10.0, 0.0, 0.0, weights=(0.0, -2.0, 0.0, 0.0, 0.0), bias=2.0)
    plain = Calibration(10.0, 0.0, 0.0)
    asked, other = "Hoeveel bodycams?", "Welke bodycams?"
    hits = retriever.search(asked)
    spoken_of = plain.confidence(asked, hits)
    assert plain.confidence(other, hits) == spoken_of
    assert amount.confidence(asked, hits) == pytest.approx(spoken_of / 2)
    assert amount.confidence(other, hits) == pytest.approx(spoken_of / (1 + exp(-2)))


def test_a_calibration_has_a_weight_for_each_sign(retriever: Retriever) -> None:
    hits = retriever.search("bodycams")
    assert len(signs("bodycams", hits)) == len(SIGNS) == len(calibration_of(BUNDLED).weights)
