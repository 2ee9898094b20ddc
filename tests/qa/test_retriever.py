"""Which passages are found, with what score, in what order."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from math import sqrt
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa import CollectionError, Evidence, Hit, QuestionError, Retriever, Searched, build
from qa.lexical import LexicalIndex
from qa.places import Place, open_collection
from qa.ranking import WITHOUT_TOKENS
from qa.retriever import LONGEST_QUESTION, checked
from qa.units import Units
from tests.fakes import WORDS, WordEncoder
from tests.qa.making import made, retriever_in

HALF = sqrt(0.5)  # the cosine of "bodycams" with a text that holds it and one other of the words
ROUNDED = 1e-3  # a stored number of two bytes is off by a two thousandth at most


def scored(passage: float, sentence: float) -> float:
    """The score of a passage and its best sentence with these cosines."""
    return WITHOUT_TOKENS.score(Evidence(passage, (sentence,)))


@pytest.fixture
def retriever(place: Place, reports: Path, encoder: WordEncoder) -> Retriever:
    build(place, [reports], encoder=encoder)
    return Retriever(open_collection(place), encoder)


def found(hits: Sequence[Hit]) -> list[tuple[str, str]]:
    return [(hit.passage.report.id, hit.passage.text) for hit in hits]


def test_the_passage_with_the_word_comes_first(retriever: Retriever) -> None:
    (hit,) = retriever.search("Hoe hoog is het verzuim?", k=1)
    assert hit.passage.report.id == "2019-12-brief"
    assert hit.passage.text == "Het verzuim daalde tot 6,2%. De wijkagent blijft in de wijk."
    assert hit.source.section == ("Personeel",)


def test_a_score_is_made_of_the_best_sentence_and_the_passage(retriever: Retriever) -> None:
    (hit,) = retriever.search("verzuim", k=1)
    # The passage has "verzuim" and "wijkagent": (1, 1) / sqrt(2). Its first sentence has the one word.
    assert hit.evidence.passage == pytest.approx(HALF, abs=ROUNDED)
    assert hit.evidence.sentences == pytest.approx((1.0, 0.0))
    assert hit.score == pytest.approx(scored(HALF, 1.0), abs=ROUNDED)


def test_words_are_told_and_do_not_count_for_an_encoder_without_tokens(retriever: Retriever) -> None:
    (hit,) = retriever.search("Hoe hoog is het verzuim?", k=1)
    text = f"Personeel. {hit.passage.text}"
    every = [units.texts[0] for units in retriever.collection.units]
    expected = LexicalIndex(every).scores("Hoe hoog is het verzuim?")[every.index(text)]
    assert hit.evidence.lexical == pytest.approx(expected) != 0
    assert hit.evidence.tokens is None
    assert hit.score == pytest.approx(scored(HALF, 1.0), abs=ROUNDED)


def test_a_passage_of_one_sentence_is_its_own_best_sentence(retriever: Retriever) -> None:
    (hit,) = retriever.search("tapsysteem tapsysteem meldkamer", k=1)
    assert hit.passage.text == "Het tapsysteem blijft tot 2022 in gebruik."
    assert hit.evidence.sentences == (hit.evidence.passage,)
    assert hit.score == pytest.approx(scored(2 / sqrt(5), 2 / sqrt(5)), abs=ROUNDED)


def test_headings_count_for_the_score_and_stand_in_no_quote(retriever: Retriever) -> None:
    (hit,) = retriever.search("bodycams", k=1)
    # Under the heading "Bodycams" the sentence on jackets is about bodycams as well.
    assert hit.evidence.sentences == pytest.approx((1.0, 1.0))
    assert "Bodycams" not in hit.passage.text
    assert [hit.passage.report.text[start:end] for start, end in hit.sentences] == [
        "De korpschef koopt bodycams.",
        "De aanbesteding van jassen loopt nog.",
    ]


def test_hits_come_best_first(place: Place, encoder: WordEncoder) -> None:
    reports = [
        made("a", [["De wijkagent."], ["Een wijkagent met bodycams."], ["Iets heel anders."]]),
        made("b", [["Twee bodycams, drie bodycams, wijkagent."], ["Nog meer bodycams."]]),
    ]
    hits = retriever_in(place, reports, encoder).search("bodycams", k=5)
    assert [(hit.passage.report.id, hit.passage.start) for hit in hits] == [
        ("b", 42),
        ("b", 0),
        ("a", 15),
        ("a", 0),
        ("a", 44),
    ]
    expected = [scored(cosine, cosine) for cosine in (1.0, 2 / sqrt(5), HALF, 0.0, 0.0)]
    assert [hit.score for hit in hits] == pytest.approx(expected, abs=ROUNDED)


def test_equal_scores_come_in_order_of_report_and_place(place: Place, encoder: WordEncoder) -> None:
    reports = [made(name, [["Bodycams hier."], ["Bodycams daar."]]) for name in ("c", "a", "b")]
    hits = retriever_in(place, reports, encoder).search("bodycams", k=6)
    assert [(hit.passage.report.id, hit.passage.start) for hit in hits] == [
        ("a", 0),
        ("a", 16),
        ("b", 0),
        ("b", 16),
        ("c", 0),
        ("c", 16),
    ]


def test_of_equal_scores_the_same_ones_are_found_whatever_k(place: Place, encoder: WordEncoder) -> None:
    reports = [made(f"r{at:02}", [["Bodycams."]]) for at in range(50)]
    retriever = retriever_in(place, reports, encoder)
    all_of_them = [hit.passage.report.id for hit in retriever.search("bodycams", k=50)]
    assert all_of_them == [f"r{at:02}" for at in range(50)]
    for k in (1, 2, 3, 10, 49):
        assert [hit.passage.report.id for hit in retriever.search("bodycams", k)] == all_of_them[:k]


def test_the_same_words_in_two_reports_are_two_hits(place: Place, encoder: WordEncoder) -> None:
    words = [["De korpschef koopt bodycams.", "Het verzuim daalde."]]
    retriever = retriever_in(place, [made("2019", words), made("2021", words)], encoder)
    first, second = retriever.search("bodycams", k=5)
    assert first.passage.text == second.passage.text
    assert first.score == second.score
    assert (first.passage.report.id, second.passage.report.id) == ("2019", "2021")


def test_the_same_words_twice_in_a_report_are_two_hits(place: Place, encoder: WordEncoder) -> None:
    retriever = retriever_in(place, [made("r", [["Wij kopen bodycams."]] * 2)], encoder)
    assert [hit.passage.start for hit in retriever.search("bodycams")] == [0, 21]


def test_a_passage_is_found_once_however_many_of_its_sentences_match(
    place: Place, encoder: WordEncoder
) -> None:
    reports = [made("r", [["Bodycams a.", "Bodycams b.", "Bodycams c."], ["Verzuim."]])]
    assert found(retriever_in(place, reports, encoder).search("bodycams")) == [
        ("r", "Bodycams a. Bodycams b. Bodycams c."),
        ("r", "Verzuim."),
    ]


def test_there_are_k_hits_or_as_many_as_there_are(retriever: Retriever) -> None:
    for k, number in [(1, 1), (3, 3), (4, 4), (5, 4), (100, 4), (10**9, 4)]:
        hits = retriever.search("bodycams", k)
        assert len(hits) == number
        assert len({(hit.passage.report.id, hit.passage.start) for hit in hits}) == number


def test_k_is_one_or_more(retriever: Retriever) -> None:
    for k in (0, -1):
        with pytest.raises(ValueError, match=f"^k must be 1 or more, not {k}$"):
            retriever.search("bodycams", k)


def test_nothing_is_found_in_an_empty_collection(place: Place, encoder: WordEncoder) -> None:
    retriever = retriever_in(place, [], encoder)
    assert retriever.search("bodycams") == []
    assert Searched.of(retriever.collection.reports).reports == 0


SENTENCES = st.lists(st.sampled_from(WORDS[:5]), min_size=1, max_size=4).map(" ".join)
PARAGRAPHS = st.lists(st.lists(SENTENCES, min_size=1, max_size=4), min_size=1, max_size=4)


def by_hand(reports: Sequence[list[Units]], question: str) -> dict[tuple[str, int], float]:
    """The score of every passage, from counted words and nothing else."""

    def counts(text: str) -> list[int]:
        words = text.lower().replace(".", " ").split()
        return [words.count(word) for word in WORDS]

    def cosine(one: str, other: str) -> float:
        a, b = counts(one), counts(other)
        dot = sum(x * y for x, y in zip(a, b, strict=True))
        return dot / sqrt(sum(x * x for x in a) * sum(y * y for y in b))

    scores = {}
    for units in reports:
        for unit in units:
            passage, text = unit.passage, unit.passage.report.text
            best = max(cosine(question, text[start:end]) for start, end in unit.sentences)
            scores[passage.report.id, passage.start] = scored(cosine(question, passage.text), best)
    return scores


@given(st.lists(PARAGRAPHS, min_size=1, max_size=4), SENTENCES, st.integers(1, 12))
def test_faiss_finds_what_comparing_with_every_passage_finds(
    texts: list[list[list[str]]], question: str, k: int
) -> None:
    reports = [made(f"r{at}", paragraphs) for at, paragraphs in enumerate(texts)]
    with tempfile.TemporaryDirectory() as folder:
        hits = retriever_in(Path(folder), reports, WordEncoder()).search(question, k)
    expected = by_hand(reports, question)
    places = [(hit.passage.report.id, hit.passage.start) for hit in hits]
    assert len(places) == len(set(places))
    best = sorted(expected.values(), reverse=True)[:k]
    assert [hit.score for hit in hits] == pytest.approx(best, abs=ROUNDED)
    assert [hit.score for hit in hits] == pytest.approx([expected[place] for place in places], abs=ROUNDED)


def test_an_empty_question_cannot_be_asked(retriever: Retriever) -> None:
    for question in ("", " ", "\n\t ", "\u00a0\u2003"):
        with pytest.raises(QuestionError, match=r"^the question is empty: type what you want to know$"):
            retriever.search(question)


def test_a_question_has_at_most_1000_characters(retriever: Retriever) -> None:
    assert LONGEST_QUESTION == 1000
    longest = "bodycams ".ljust(1000, "x")
    assert retriever.search(longest, k=1)[0].passage.text.startswith("De korpschef koopt bodycams.")
    assert retriever.search(f"  {longest}\n", k=1)
    with pytest.raises(QuestionError, match=r"^the question has 1001 characters: ask it in at most 1000$"):
        retriever.search(longest + "x")


def test_white_space_around_a_question_is_not_a_part_of_it() -> None:
    assert checked("  wat is  er? \n") == "wat is  er?"


def test_a_question_is_asked_in_composed_letters_and_whole_characters() -> None:
    assert checked("cafe\u0301") == "caf\u00e9"
    assert checked("wat \udcff nu") == "wat ? nu"


def test_another_encoder_is_refused(retriever: Retriever) -> None:
    with pytest.raises(CollectionError, match="was made with the model 'words' and not with 'other'"):
        Retriever(retriever.collection, WordEncoder(name="other"))
    with pytest.raises(CollectionError, match="was made with the model 'words' and not with 'other'"):
        Retriever.open(retriever.collection.folder, model="other")


def test_threads_get_what_one_thread_gets(retriever: Retriever) -> None:
    questions = [f"{one} {other} {other}" for one in WORDS for other in WORDS]
    alone = [retriever.search(question, 3) for question in questions]
    with ThreadPoolExecutor(8) as threads:
        together = list(threads.map(lambda question: retriever.search(question, 3), questions))
    assert together == alone


def test_a_retriever_answers_from_what_it_opened_or_from_what_is_there(
    retriever: Retriever, reports: Path, encoder: WordEncoder
) -> None:
    before = found(retriever.search("bodycams", 5))
    (reports / "nieuw.md").write_text("De bodycams zijn er nu.\n", encoding="utf-8")
    build(retriever.collection.folder, [reports], encoder=encoder)
    assert found(retriever.search("bodycams", 5)) == before
    (reports / "2019-12-brief.md").unlink()
    build(retriever.collection.folder, [reports], encoder=encoder)
    after = Retriever(retriever.collection.again(), encoder)
    assert found(retriever.search("bodycams", 5)) == found(after.search("bodycams", 5)) != before
    assert [report.id for report in retriever.find("bodycams").reports] == ["2021-bijlage", "nieuw"]


def test_what_was_searched_is_told(retriever: Retriever) -> None:
    searched = Searched.of(retriever.collection.reports)
    assert (searched.reports, searched.first_date, searched.last_date) == (2, "2019-12", "2021")
