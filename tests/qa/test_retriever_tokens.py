"""What is found, with what score, with an encoder that gives vectors of tokens.

`TokenWordEncoder` makes `tokens` the share of a question's words that a passage has, among the words
that the encoder knows.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from math import sqrt
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus import Block, Passage, Report
from qa import Assistant, CollectionError, Evidence, Hit, Retriever, build
from qa.lexical import LexicalIndex
from qa.places import Place, open_collection
from qa.ranking import WITH_TOKENS
from qa.units import Units, units_of
from tests.fakes import WORDS, TokenWordEncoder, WordEncoder
from tests.qa.making import collection_in, made, retriever_in

HALF = sqrt(0.5)
ROUNDED = 1e-3  # a stored number of two bytes is off by a two thousandth at most

# Three passages under the heading "Kop", each of one or two sentences.
REPORT = made(
    "r",
    [
        ["De bodycams en het verzuim.", "Verzuim is er."],
        ["Bodycams zijn er.", "De wijkagent ook."],
        ["Niets hiervan."],
    ],
)
TEXTS = [unit.texts[0] for unit in REPORT]


@pytest.fixture
def retriever(place: Place) -> Retriever:
    return retriever_in(place, [REPORT], TokenWordEncoder())


def at(hits: Sequence[Hit], start: int) -> Hit:
    """The hit of the passage that begins there."""
    (hit,) = [hit for hit in hits if hit.passage.start == start]
    return hit


def test_a_score_is_made_of_all_kinds_of_evidence(retriever: Retriever) -> None:
    hit = at(retriever.search("verzuim bodycams"), 0)
    lexical = LexicalIndex(TEXTS).scores("verzuim bodycams")[0]
    # The passage has bodycams once and verzuim twice, the question each once.
    passage = 3 / (sqrt(5) * sqrt(2))
    assert hit.evidence.passage == pytest.approx(passage, abs=ROUNDED)
    assert hit.evidence.sentences == (1.0, 0.5)
    assert hit.evidence.tokens == 1.0
    assert hit.evidence.lexical == pytest.approx(lexical)
    expected = WITH_TOKENS.score(Evidence(passage, (1.0, 0.5), 1.0, lexical, hit.evidence.section))
    assert hit.score == pytest.approx(expected, abs=ROUNDED)


def test_tokens_are_looked_for_in_the_whole_passage_and_in_each_sentence(retriever: Retriever) -> None:
    hit = at(retriever.search("bodycams wijkagent meldkamer"), REPORT[1].passage.start)
    assert hit.evidence.tokens == pytest.approx(2 / 3)  # one word in each sentence, and one nowhere
    assert hit.evidence.sentences == pytest.approx((1 / 3, 1 / 3))
    hit = at(retriever.search("bodycams wijkagent meldkamer"), REPORT[2].passage.start)
    assert (hit.evidence.tokens, hit.evidence.sentences) == (0.0, (0.0,))


def test_words_of_the_heading_count_for_the_passage_and_for_no_sentence(place: Place) -> None:
    units = made("r", [["De aanbesteding.", "Die loopt nog."]], section=("Uitrusting", "Bodycams"))
    retriever = retriever_in(place, [units], TokenWordEncoder())
    (hit,) = retriever.search("bodycams")
    assert (hit.evidence.tokens, hit.evidence.sentences) == (1.0, (0.0, 0.0))


def test_the_cells_of_a_row_are_its_sentences(place: Place) -> None:
    text = "Bodycams\t\tIn 2020"
    report = Report("r", "T", "00", text, language="nl", blocks=(Block("row", 0, len(text), ()),))
    units = [units_of(Passage(report, 0, len(text), (), ("Middel", "Wijkagent", "Verzuim")))]
    retriever = retriever_in(place, [units], TokenWordEncoder())
    (hit,) = retriever.search("verzuim bodycams")
    # "Middel: Bodycams; Verzuim: In 2020": an empty cell's head isn't read.
    assert (hit.evidence.tokens, hit.evidence.sentences) == (1.0, (0.5, 0.5))
    (hit,) = retriever.search("wijkagent")
    assert (hit.evidence.tokens, hit.evidence.sentences) == (0.0, (0.0, 0.0))


def test_the_sentence_with_the_tokens_is_quoted(place: Place) -> None:
    sentences = ["De bodycams.", "Niets hiervan.", "Verzuim, verzuim, verzuim en bodycams."]
    retriever = retriever_in(place, [made("r", [sentences])], TokenWordEncoder())
    (hit,) = retriever.search("bodycams bodycams verzuim")
    assert hit.evidence.sentences == pytest.approx((2 / 3, 0.0, 1.0))
    (quote,) = Assistant(retriever).ask("bodycams bodycams verzuim").quotes
    assert quote.text == sentences[2]


def test_without_the_passages_tokens_none_are_compared(place: Place) -> None:
    # A collection made when the encoder gave none yet.
    folder = collection_in(place, [REPORT], PaddedEncoder())
    hits = Retriever(open_collection(folder), TokenWordEncoder()).search("verzuim bodycams")
    assert {hit.evidence.tokens for hit in hits} == {None}
    assert hits[0].passage.start == 0
    assert hits[0].evidence.sentences == pytest.approx((1.0, HALF), abs=ROUNDED)  # cosines


def test_an_encoder_that_gives_no_tokens_any_more_is_refused(place: Place) -> None:
    folder = collection_in(place, [REPORT], TokenWordEncoder())
    with pytest.raises(CollectionError) as caught:
        Retriever(open_collection(folder), PaddedEncoder())
    assert str(caught.value) == (
        f"the collection in '{folder}' has vectors of tokens, and 'token words' now gives none: "
        "index the reports again into a new folder"
    )


class PaddedEncoder(WordEncoder):
    """The vectors of `TokenWordEncoder` under its name, without its tokens."""

    def __init__(self) -> None:
        super().__init__(name="token words")
        self.dimensions = 16

    def _vector(self, text: str) -> list[float]:
        return super()._vector(text) + [0.0] * 7


def test_a_report_in_the_way_of_a_passage_s_number_changes_no_score(places: Callable[[str], Place]) -> None:
    alone = retriever_in(places("a"), [REPORT], TokenWordEncoder()).search("bodycams wijkagent")
    others = [made("a", [["Iets."], ["Nog iets.", "En dit."]]), REPORT, made("z", [["Slot."]])]
    among = retriever_in(places("b"), others, TokenWordEncoder()).search("bodycams wijkagent", k=9)
    mine = [hit for hit in among if hit.passage.report.id == "r"]
    assert [(hit.passage.start, hit.evidence.tokens, hit.evidence.sentences) for hit in mine] == [
        (hit.passage.start, hit.evidence.tokens, hit.evidence.sentences) for hit in alone
    ]


def test_the_same_words_in_two_reports_have_the_same_score(place: Place) -> None:
    reports = [made(name, [["De bodycams.", "Geen verzuim."]]) for name in ("b", "a", "c")]
    hits = retriever_in(place, reports, TokenWordEncoder()).search("verzuim")
    assert [hit.passage.report.id for hit in hits] == ["a", "b", "c"]
    assert len({hit.score for hit in hits}) == 1


def test_nothing_is_found_in_an_empty_collection(place: Place) -> None:
    assert retriever_in(place, [], TokenWordEncoder()).search("bodycams") == []


def test_reports_are_read_split_embedded_and_found(place: Place, reports: Path) -> None:
    build(place, [reports], encoder=TokenWordEncoder())
    retriever = Retriever(open_collection(place), TokenWordEncoder())
    (hit,) = retriever.search("Hoe hoog is het verzuim van de wijkagent?", k=1)
    assert hit.passage.report.id == "2019-12-brief"
    # Of the question's eight words, only these two are known to the encoder; each is in its own sentence.
    assert hit.evidence.tokens == 2 / 8
    assert hit.evidence.sentences == (1 / 8, 1 / 8)


def test_threads_get_what_one_thread_gets(retriever: Retriever) -> None:
    questions = [f"{one} {other} {other}" for one in WORDS for other in WORDS]
    alone = [retriever.search(question, 3) for question in questions]
    with ThreadPoolExecutor(8) as threads:
        assert list(threads.map(lambda question: retriever.search(question, 3), questions)) == alone


SENTENCES = st.lists(st.sampled_from([*WORDS[:4], "iets"]), min_size=1, max_size=4).map(" ".join)
PARAGRAPHS = st.lists(st.lists(SENTENCES, min_size=1, max_size=4), min_size=1, max_size=4)


def share(question: str, text: str) -> float:
    """How many of the question's words are known and stand in the text."""
    asked = question.split()
    return sum(word in WORDS and word in text.split() for word in asked) / len(asked)


def by_hand(
    reports: Sequence[list[Units]], question: str
) -> dict[tuple[str, int], tuple[float, list[float]]]:
    return {
        (unit.passage.report.id, unit.passage.start): (
            share(question, unit.passage.text),
            [share(question, unit.passage.report.text[start:end]) for start, end in unit.sentences],
        )
        for units in reports
        for unit in units
    }


@given(st.lists(PARAGRAPHS, min_size=1, max_size=4), SENTENCES)
def test_every_passage_has_the_tokens_that_counting_finds(
    texts: list[list[list[str]]], question: str
) -> None:
    reports = [made(f"r{at}", paragraphs) for at, paragraphs in enumerate(texts)]
    with tempfile.TemporaryDirectory() as folder:
        hits = retriever_in(Path(folder), reports, TokenWordEncoder()).search(question, 100)
    expected = by_hand(reports, question)
    assert len(hits) == len(expected)
    for hit in hits:
        tokens, sentences = expected[hit.passage.report.id, hit.passage.start]
        assert hit.evidence.tokens == pytest.approx(tokens)
        assert hit.evidence.sentences == pytest.approx(sentences)
        assert hit.score == pytest.approx(WITH_TOKENS.score(hit.evidence))
