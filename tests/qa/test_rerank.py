"""In what order hits stand when a reranker has read them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus import Passage, Report
from qa.cli import main
from qa.rerank import RERANKED, rerank, reranked
from qa.retriever import Retriever
from qa.types import Evidence, Hit
from tests.fakes import ShortestFirst, WordEncoder
from tests.qa.making import collection_in, made, retriever_in


def hits_of(*texts: str, section: tuple[str, ...] = ()) -> list[Hit]:
    """A hit for each text, each of a report of its own, found with falling scores."""
    return [
        Hit(units.passage, 0.9 - at / 100, Evidence(0.5, (0.5,)), units.sentences)
        for at, text in enumerate(texts)
        for units in made(f"r{at:02}", [[text]], section=section)
    ]


def texts_of(hits: Sequence[Hit]) -> list[str]:
    return [hit.passage.text for hit in hits]


def test_the_highest_score_comes_first() -> None:
    assert texts_of(reranked(hits_of("a", "b", "c"), [0.1, 0.3, 0.2])) == ["b", "c", "a"]


def test_equal_scores_stay_in_the_order_they_came_in() -> None:
    assert texts_of(reranked(hits_of("a", "b", "c", "d"), [0.0, 1.0, 0.0, 1.0])) == ["b", "d", "a", "c"]


def test_hits_without_a_score_stay_behind_in_their_order() -> None:
    assert texts_of(reranked(hits_of("a", "b", "c", "d"), [-5.0, 2.0])) == ["b", "a", "c", "d"]
    assert texts_of(reranked(hits_of("a", "b"), [])) == ["a", "b"]
    assert reranked([], []) == []


def test_more_scores_than_hits_are_a_mistake() -> None:
    with pytest.raises(ValueError, match=r"^there are 2 scores for 1 hits$"):
        reranked(hits_of("a"), [1.0, 2.0])


@given(st.lists(st.sampled_from([-1.0, 0.0, 0.5, 1.0]), max_size=12), st.integers(0, 5))
def test_every_hit_stays_and_the_scores_fall(scores: list[float], more: int) -> None:
    hits = hits_of(*(f"Zin {at}." for at in range(len(scores) + more)))
    found = reranked(hits, scores)
    places = [hits.index(hit) for hit in found]
    assert sorted(places) == list(range(len(hits)))
    assert places[len(scores) :] == list(range(len(scores), len(hits)))
    keys = [(-scores[place], place) for place in places[: len(scores)]]
    assert keys == sorted(keys)


def test_a_hit_keeps_the_score_it_was_found_with() -> None:
    hits = hits_of("een lange zin", "kort")
    found = rerank(ShortestFirst(), "wat?", hits)
    assert found == [hits[1], hits[0]]
    assert [hit.score for hit in found] == pytest.approx([0.89, 0.9])


def test_the_first_twenty_are_read_and_the_others_follow() -> None:
    assert RERANKED == 20
    reranker = ShortestFirst()
    hits = hits_of(*("x" * (30 - at) for at in range(25)))
    found = rerank(reranker, "wat?", hits)
    assert [len(text) for text in texts_of(found)] == [*range(11, 31), 10, 9, 8, 7, 6]
    assert [(query, len(read)) for query, read in reranker.read] == [("wat?", 20)]


def test_a_passage_is_read_under_its_headings() -> None:
    reranker = ShortestFirst()
    rerank(reranker, "wat?", hits_of("Er zijn er 2000.", section=("Deel", "Uitrusting", "Bodycams")))
    assert reranker.read == [("wat?", ["Uitrusting. Bodycams. Er zijn er 2000."])]


def test_a_table_row_is_read_with_the_heads_of_its_columns() -> None:
    reranker = ShortestFirst()
    passage = Passage(
        Report("r", "Brief", "0", "Utrecht\t12"), 0, 10, ("Tabel",), heads=("Eenheid", "Aantal")
    )
    rerank(reranker, "wat?", [Hit(passage, 0.9, Evidence(0.5, (0.5, 0.5)), ((0, 7), (8, 10)))])
    assert reranker.read == [("wat?", ["Tabel. Eenheid: Utrecht; Aantal: 12"])]


def test_the_same_words_in_two_reports_are_read_once_and_keep_their_order() -> None:
    reranker = ShortestFirst()
    found = rerank(reranker, "wat?", hits_of("Dezelfde zin.", "Kort.", "Dezelfde zin."))
    assert [hit.passage.report.id for hit in found] == ["r01", "r00", "r02"]
    assert reranker.read == [("wat?", ["Dezelfde zin.", "Kort."])]


def test_no_hits_are_no_work_for_a_reranker() -> None:
    assert rerank(ShortestFirst(), "wat?", []) == []


# Thirty passages, each shorter than the one before.
PARAGRAPHS = [["bodycams " * (40 - at) + "verzuim."] for at in range(30)]


def test_a_retriever_has_more_read_again_than_it_shows(tmp_path: Path, encoder: WordEncoder) -> None:
    plain = retriever_in(tmp_path / "c", [made("r", PARAGRAPHS)], encoder)
    reranker = ShortestFirst()
    found = Retriever(plain.collection, encoder, reranker=reranker).search(" bodycams ", k=2)
    first = texts_of(plain.search("bodycams", k=20))
    assert texts_of(found) == sorted(first, key=len)[:2]
    assert reranker.read == [("bodycams", [f"Kop. {text}" for text in first])]


def test_hits_beyond_those_read_again_follow(tmp_path: Path, encoder: WordEncoder) -> None:
    plain = retriever_in(tmp_path / "c", [made("r", PARAGRAPHS)], encoder)
    found = Retriever(plain.collection, encoder, reranker=ShortestFirst()).search("bodycams", k=25)
    before = texts_of(plain.search("bodycams", k=25))
    assert texts_of(found) == [*sorted(before[:20], key=len), *before[20:]]


@pytest.mark.parametrize("k", [0, -1])
def test_k_is_one_or_more_with_a_reranker_too(tmp_path: Path, encoder: WordEncoder, k: int) -> None:
    plain = retriever_in(tmp_path / "c", [made("r", PARAGRAPHS)], encoder)
    with pytest.raises(ValueError, match=f"^k must be 1 or more, not {k}$"):
        Retriever(plain.collection, encoder, reranker=ShortestFirst()).search("bodycams", k)


def test_a_retriever_opens_the_reranker_that_is_named(
    tmp_path: Path, encoder: WordEncoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("qa.retriever.open_encoder", lambda _name: encoder)
    monkeypatch.setattr("qa.retriever.CrossEncoderReranker.open", lambda name: f"opened {name}")
    folder = collection_in(tmp_path / "c", [made("r", PARAGRAPHS)], encoder)
    assert Retriever.open(folder).reranker is None
    assert str(Retriever.open(folder, reranker="owner/name").reranker) == "opened owner/name"


@pytest.mark.parametrize("command", ["ask", "app", "eval"])
def test_every_command_that_asks_takes_a_reranker(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main([command, "--help"])
    assert "--reranker NAME" in capsys.readouterr().out
