"""What is trained on: which rows, cut how."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from training.pairs import FAQ, LENGTHS, SPANS, Pair, cropped, read_pairs

TEXT = "Eind 2020 zijn er 2000 bodycams."


def row(question: str, *, answered: bool = True) -> dict[str, Any]:
    answers = [{"text": "2000", "start": 18}] if answered else []
    return {"lang": "nl", "question": question, "context": TEXT, "answers": answers}


@pytest.fixture
def data(tmp_path: Path) -> Path:
    for name in (*SPANS, FAQ):
        rows = [row(f"{name} {at}?") for at in range(3)] + [row(f"{name} niets?", answered=name == FAQ)]
        with gzip.open(tmp_path / f"{name}.jsonl.gz", "wt", encoding="utf-8") as lines:
            lines.write("\n".join(map(json.dumps, rows)))
    return tmp_path


def test_every_answered_question_is_a_pair_in_the_same_order_every_time(data: Path) -> None:
    pairs = read_pairs(data)
    assert len(pairs) == 3 * len(SPANS) + 4
    assert Pair("norquad_nb", "norquad_nb 1?", TEXT, ("2000",)) in pairs
    assert Pair("faq_nl", f"{FAQ} niets?", TEXT) in pairs
    assert pairs == read_pairs(data)
    assert [pair.group for pair in pairs] != sorted(pair.group for pair in pairs)


def test_fewer_of_each_set(data: Path) -> None:
    assert len(read_pairs(data, most=2)) == 2 * len(SPANS) + 2


def test_what_is_left_of_a_text_stands_beside_unless_it_answers(data: Path) -> None:
    before, after = "Eerst komt er iets anders. " * 20, " Verderop staan 2000 andere zaken." * 20
    text = f"{before}Eind 2020 zijn er 2000 bodycams.{after}"
    told = {
        "lang": "nl",
        "question": "?",
        "context": text,
        "answers": [{"text": "2000", "start": text.index("2000")}],
    }
    with gzip.open(data / "tatqa_en.jsonl.gz", "wt", encoding="utf-8") as lines:
        lines.write(json.dumps(told))
    (pair,) = [pair for pair in read_pairs(data) if pair.group == "tatqa_en"]
    assert pair.span is not None
    assert pair.passage[slice(*pair.span)] == "2000"
    assert all(piece in before and piece not in pair.passage for piece in pair.beside)


@given(
    st.lists(st.text("abé", min_size=1, max_size=12), min_size=1, max_size=400).map(" ".join),
    st.data(),
    st.sampled_from(LENGTHS),
)
def test_a_piece_holds_the_answer_s_first_word_between_words(
    text: str, data: st.DataObject, length: int
) -> None:
    starts = [0, *(at + 1 for at, letter in enumerate(text) if letter == " ")]
    answer = data.draw(st.sampled_from(starts))
    piece = cropped(text, answer, length, data.draw(st.randoms()))
    assert len(piece) <= length
    assert f" {piece} " in f" {text} "
    assert text[answer:].split(" ", maxsplit=1)[0] in piece.split(" ")
