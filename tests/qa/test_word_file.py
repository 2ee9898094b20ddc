"""The index of words in a file, against the one in memory."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from embeddings.checked_file import CheckedFile, checks_of
from qa.lexical import LexicalIndex
from qa.pieces import BUCKETS, Frequencies, bucket_counts, bucket_of, pieces_of
from qa.word_file import WordFile, write_words

TEXTS = [
    "De korpschef koopt 2000 bodycams voor de politie.",
    "Het verzuim daalde van 6,5% naar 6,2%.",
    "De wijkagenten blijven in de wijk.",
    "Bodycambeelden worden bewaard.",
]


def written(path: Path, texts: Sequence[str], at_once: int = 2) -> WordFile:
    def parts() -> Iterator[tuple[range, Sequence[str]]]:
        for start in range(0, len(texts), at_once):
            part = texts[start : start + at_once]
            yield range(start, start + len(part)), part

    write_words(path, len(texts), parts)
    return WordFile(CheckedFile(path, *checks_of(path)))


def frequencies(texts: Sequence[str]) -> Frequencies:
    return Frequencies(bucket_counts(texts), len(texts))


@pytest.mark.parametrize("question", ["Hoeveel bodycams zijn er?", "verzuim", "wijkagent 2000", "niets"])
def test_it_finds_what_memory_finds_about_as_near(tmp_path: Path, question: str) -> None:
    file = written(tmp_path / "words", TEXTS)
    rows, scores = file.nearest(question, 10, np.ones(4, bool), frequencies(TEXTS))
    expected = LexicalIndex(TEXTS).scores(question)
    order = [int(row) for row in np.argsort(-expected, kind="stable") if expected[row] > 0]
    assert rows.tolist() == order
    assert scores == pytest.approx(expected[order], rel=0.2)  # it doesn't count how often a piece is there


def test_only_those_asked_for_are_found(tmp_path: Path) -> None:
    file = written(tmp_path / "words", TEXTS)
    rows, _ = file.nearest("bodycams", 10, np.array([False, True, True, True]), frequencies(TEXTS))
    assert rows.tolist() == [3]
    assert file.nearest("bodycams", 1, np.ones(4, bool), frequencies(TEXTS))[0].tolist() == [0]


def test_what_many_have_finds_nothing(tmp_path: Path) -> None:
    texts = ["politie" for _ in range(60)] + ["politie en bodycams"]
    file = written(tmp_path / "words", texts)
    rows, _ = file.nearest("politie", 10, np.ones(61, bool), frequencies(texts))
    assert rows.tolist() == []
    rows, _ = file.nearest("politie bodycams", 10, np.ones(61, bool), frequencies(texts))
    assert rows.tolist() == [60]


def test_the_counts_are_those_of_the_texts(tmp_path: Path) -> None:
    file = written(tmp_path / "words", TEXTS, at_once=3)
    assert file.counts.tolist() == bucket_counts(TEXTS).tolist()
    _, pieces = pieces_of(["bodycam"])
    assert frequencies(TEXTS).of(pieces).tolist()[:3] == [2, 2, 2]
    assert ((bucket_of(pieces) >= 0) & (bucket_of(pieces) < BUCKETS)).all()


def test_texts_together_have_the_pieces_of_each_alone() -> None:
    place, pieces = pieces_of(TEXTS)
    for at, text in enumerate(TEXTS):
        assert sorted(pieces[place == at].tolist()) == sorted(pieces_of([text])[1].tolist())


WORDS = st.lists(st.sampled_from(["bodycams", "verzuim", "wijk", "wijkagent", "2020", "é"]), max_size=6)


@settings(max_examples=20)
@given(st.lists(WORDS.map(" ".join), min_size=1, max_size=12), WORDS.map(" ".join))
def test_it_finds_all_that_shares_a_piece(
    tmp_path_factory: pytest.TempPathFactory, texts: list[str], question: str
) -> None:
    file = written(tmp_path_factory.mktemp("w") / "words", texts)
    rows, _ = file.nearest(question, 20, np.ones(len(texts), bool), frequencies(texts))
    assert sorted(rows.tolist()) == np.flatnonzero(LexicalIndex(texts).scores(question) > 0).tolist()


@given(st.lists(WORDS.map(" ".join), min_size=1, max_size=6), WORDS.map(" ".join))
def test_some_passages_score_what_they_score_among_all(texts: list[str], question: str) -> None:
    scores = LexicalIndex(texts).scores(question)
    some = LexicalIndex(texts[::2], frequencies(texts)).scores(question)
    assert some == pytest.approx(scores[::2], abs=1e-9)  # no two of these pieces are in one bucket
