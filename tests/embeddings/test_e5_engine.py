"""The bundled model's network in numpy; `test_bundled.py` compares it with sentence-transformers."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest

from embeddings import e5_file
from embeddings.e5_engine import E5Engine

QUESTION = "Wat is er toegezegd over bodycams?"
LONG = "bodycams " * 1000  # three tokens each
ODD = ["", " ", "\n\n", "\0", "\x01", "\u200b", "🙂", "\u0300", "x ", "?"]


@pytest.fixture(scope="module")
def engine() -> E5Engine:
    return E5Engine(e5_file.weights_path())


def test_a_question_s_vector_is_pinned(engine: E5Engine) -> None:
    encoded = engine.encode_query(QUESTION)
    assert encoded.vector[:3].tolist() == pytest.approx([0.100, -0.083, -0.105], abs=0.001)
    assert encoded.vector.dtype == np.float32
    assert np.linalg.norm(encoded.vector) == pytest.approx(1.0)


def test_a_question_s_tokens_are_its_own_alone(engine: E5Engine) -> None:
    # Wat is er toege ze g d over body cam s ?
    tokens = engine.encode_query(QUESTION).tokens
    assert tokens.shape == (12, 384)
    assert tokens.dtype == np.float32
    assert engine.encode_query("?").tokens.shape == (1, 384)


def test_the_same_word_is_near_itself_in_another_question(engine: E5Engine) -> None:
    first, second = (engine.encode_query(text).tokens for text in ("politie", "Waar is de politie?"))
    assert (first.shape[0], second.shape[0]) == (1, 5)
    cosines = second @ first[0] / np.linalg.norm(second, axis=1)
    assert int(cosines.argmax()) == 3


def test_a_text_is_cut_off_at_512_tokens(engine: E5Engine) -> None:
    encoded = engine.encode_query(LONG)
    assert encoded.tokens.shape == (512 - 5, 384)  # <s> que ry : and </s>
    # 507 tokens are 169 words.
    assert encoded.vector.tolist() == engine.encode_query("bodycams " * 168 + "bodycams").vector.tolist()


@pytest.mark.parametrize("text", ODD)
def test_a_text_of_next_to_nothing_has_a_vector_and_a_token(engine: E5Engine, text: str) -> None:
    encoded = engine.encode_query(text)
    assert np.linalg.norm(encoded.vector) == pytest.approx(1.0)
    assert len(encoded.tokens) >= 1
    assert np.isfinite(encoded.tokens).all()


def test_a_nul_does_not_end_a_text(engine: E5Engine) -> None:
    whole, cut = (engine.encode_query(text).vector for text in ("bodycams\0politie", "bodycams"))
    assert float(whole @ cut) < 0.99


@pytest.mark.parametrize(
    ("text", "starts"),
    [
        ("Een zin. Nog een.", [0, 4, 7, 9, 13, 16]),  # Een zin . Nog een .
        ("Een zin;\n-  twee", [0, 4, 7, 9, 12]),
        ("politie bodycams", [0, 8, 12, 15]),  # politie body cam s
        ("½ ﬁets 🙂 x", [0, 2, 7, 9]),  # characters of the text, whatever is read for them
    ],
)
def test_a_token_begins_at_its_first_letter(engine: E5Engine, text: str, starts: list[int]) -> None:
    assert engine.starts(text).tolist() == starts
    assert engine.starts(text).dtype == np.int32


def test_a_sentence_s_first_token_begins_where_the_sentence_does(engine: E5Engine) -> None:
    text = "De korpschef koopt bodycams. Het verzuim daalde. €5 mln. extra, zei hij."
    assert {text.index("Het"), text.index("€")} <= set(engine.starts(text).tolist())


def test_a_long_passage_s_tokens_end_at_512(engine: E5Engine) -> None:
    assert len(engine.starts(LONG)) == 512 - 4  # <s> passage : and </s>


def test_threads_get_what_one_thread_gets(engine: E5Engine) -> None:
    texts = [f"Vraag {number} over {word}" for number in range(6) for word in ("bodycams", "GGP")]
    alone = [engine.encode_query(text) for text in texts]
    with ThreadPoolExecutor(8) as threads:
        together = list(threads.map(engine.encode_query, texts))
    for one, other in zip(alone, together, strict=True):
        assert one.vector.tolist() == other.vector.tolist()
        assert one.tokens.tolist() == other.tokens.tolist()
