"""The bundled model: two engines, one space."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest

from embeddings import bundled_model, e5_file
from embeddings.bundled import BundledEncoder
from embeddings.encoder import Vectors
from embeddings.sentence_encoder import SentenceEncoder
from embeddings.token_codes import signs
from tests.engine import EngineEncoder

pytestmark = pytest.mark.slow  # opening it in sentence-transformers takes about 15 seconds

QUESTION = "Wat is er toegezegd over bodycams?"
PASSAGE = "Eind 2020 zijn er naar verwachting 2000 bodycams."
TEXTS = {
    "Dutch": "De korpschef verwacht eind 2020 alle 2000 bodycams in gebruik te hebben.",
    "English": "The minister expects all 2,000 body cameras to be in use by the end of 2020.",
    "Turkish": "Bakan, 2020 yılı sonunda iki bin yaka kamerasının kullanılacağını söyledi.",
    "German": "Der Minister erwartet, dass Ende 2020 alle 2000 Bodycams im Einsatz sind.",
    "Arabic": "يتوقع الوزير استخدام ألفي كاميرا بحلول نهاية عام 2020.",
    "figures": "In 2019 was dat € 110 mln. (6,2%), bij een formatie van 15.276 fte; zie art. 3, lid 2.",
    "marks": "«Ja» – ‘nee’ … ½ m² 🙂",
    "long": "De politie werkt aan de uitbreiding van de capaciteit in de wijken. " * 17,  # 1,156 characters
}


@pytest.fixture(scope="module")
def bundled() -> BundledEncoder:
    return BundledEncoder()


@pytest.fixture(scope="module")
def engine() -> EngineEncoder:
    return EngineEncoder()


@pytest.fixture(scope="module")
def bulk() -> SentenceEncoder:
    """The same weights in sentence-transformers, which answers queries as well."""
    return SentenceEncoder("bulk", bundled_model.load(e5_file.weights_path()))


def cosines(some: Vectors, others: Vectors) -> list[float]:
    return [float(some @ other) for some, other in zip(some, others, strict=True)]


def test_a_question_s_vector_is_pinned(bundled: BundledEncoder) -> None:
    vector = bundled.encode_queries([QUESTION])[0]
    assert vector[:3].tolist() == pytest.approx([0.100, -0.083, -0.105], abs=0.001)


def test_a_passage_s_vector_is_pinned(bundled: BundledEncoder) -> None:
    vector = bundled.encode_passages([PASSAGE])[0]
    assert vector[:3].tolist() == pytest.approx([0.045, -0.062, -0.045], abs=0.001)


def test_vectors_are_rows_of_length_one(bundled: BundledEncoder) -> None:
    texts = list(TEXTS.values())
    for vectors in (bundled.encode_queries(texts), bundled.encode_passages(texts)):
        assert vectors.shape == (len(texts), 384)
        assert vectors.dtype == np.float32
        assert np.linalg.norm(vectors, axis=1) == pytest.approx(np.ones(len(texts)), abs=1e-5)


def test_no_texts_are_no_vectors(bundled: BundledEncoder) -> None:
    assert bundled.encode_queries([]).shape == (0, 384)
    assert bundled.encode_passages([]).shape == (0, 384)


@pytest.mark.parametrize("kind", TEXTS)
def test_both_engines_give_a_question_the_same_vector(
    bundled: BundledEncoder, bulk: SentenceEncoder, kind: str
) -> None:
    texts = [TEXTS[kind]]
    assert cosines(bundled.encode_queries(texts), bulk.encode_queries(texts))[0] > 0.9998


@pytest.mark.parametrize("kind", TEXTS)
def test_both_engines_give_a_passage_the_same_vector(
    engine: EngineEncoder, bulk: SentenceEncoder, kind: str
) -> None:
    small = engine.encode_passages([TEXTS[kind]])
    assert cosines(small, bulk.encode_passages([TEXTS[kind]]))[0] > 0.9998


def test_a_question_and_a_passage_of_the_same_words_differ(bundled: BundledEncoder) -> None:
    assert cosines(bundled.encode_queries([PASSAGE]), bundled.encode_passages([PASSAGE]))[0] < 0.99


def test_a_question_is_nearest_to_the_passage_that_answers_it(bundled: BundledEncoder) -> None:
    passages = bundled.encode_passages(
        [PASSAGE, "Het verzuim daalde tot 6,2 procent.", "Het tapsysteem blijft tot 2022 in gebruik."]
    )
    questions = [
        "Wanneer zijn de bodycams er?",
        "How high is sick leave?",
        "Dinleme sistemi ne zamana kadar?",
    ]
    nearest = (bundled.encode_queries(questions) @ passages.T).argmax(axis=1)
    assert nearest.tolist() == [0, 1, 2]


def test_a_nul_does_not_end_a_question(bundled: BundledEncoder, bulk: SentenceEncoder) -> None:
    texts = ["bodycams\0politie", "bodycams"]
    with_nul, cut = bundled.encode_queries(texts)
    assert float(with_nul @ cut) < 0.99
    assert float(with_nul @ bulk.encode_queries(texts)[0]) > 0.9998


def test_several_questions_at_once_get_the_vectors_of_each(bundled: BundledEncoder) -> None:
    texts = list(TEXTS.values())
    alone = [bundled.encode_queries([text])[0] for text in texts]
    assert np.array(alone) == pytest.approx(bundled.encode_queries(texts), abs=1e-4)


def test_many_threads_get_the_same_vectors_as_one() -> None:
    encoder = BundledEncoder()  # a fresh one: the threads open the engine together
    texts = [f"Vraag {number} over {word}" for number in range(6) for word in ("bodycams", "GGP")]
    with ThreadPoolExecutor(8) as pool:
        together = list(pool.map(lambda text: encoder.encode_queries([text])[0], texts))
    alone = [encoder.encode_queries([text])[0] for text in texts]
    assert np.array(together).tolist() == np.array(alone).tolist()


def test_progress_adds_up_to_the_number_of_passages(bundled: BundledEncoder) -> None:
    told: list[int] = []
    bundled.encode_passages(["bodycams", "verzuim", "GGP"], told.append)
    assert sum(told) == 3


def test_the_tokens_of_a_sentence_are_pinned() -> None:
    vocabulary = e5_file.read(e5_file.weights_path()).vocabulary
    encoded = bundled_model.tokenizer(vocabulary).encode(f"query: {QUESTION}")
    assert encoded.tokens == [
        *("<s>", "▁que", "ry", ":", "▁Wat", "▁is", "▁er", "▁toege", "ze", "g", "d"),
        *("▁over", "▁body", "cam", "s", "?", "</s>"),
    ]
    assert encoded.ids == [0, 41, 1294, 12, 6586, 83, 72, 76923, 731, 177, 71, 645, 14361, 9779, 7, 32, 2]
    assert (vocabulary.bos, vocabulary.pad, vocabulary.eos, vocabulary.unk) == (0, 1, 2, 3)
    assert vocabulary.pieces[6586][0] == "▁Wat"


@pytest.mark.parametrize("kind", TEXTS)
def test_both_engines_give_a_question_s_tokens_the_same_vectors(
    bundled: BundledEncoder, bulk: SentenceEncoder, kind: str
) -> None:
    given = bulk._model.encode_query(TEXTS[kind], output_value="token_embeddings", show_progress_bar=False)
    expected = np.asarray(given, np.float32)[4:-1]  # without <s> que ry : and </s>
    tokens = bundled._engine.encode_query(TEXTS[kind]).tokens
    assert tokens.shape == expected.shape
    lengths = np.linalg.norm(tokens, axis=1) * np.linalg.norm(expected, axis=1)
    assert ((tokens * expected).sum(axis=1) / lengths).min() > 0.9998


@pytest.mark.parametrize("kind", TEXTS)
def test_both_engines_give_a_passage_s_tokens_nearly_the_same_codes(
    bundled: BundledEncoder, engine: EngineEncoder, kind: str
) -> None:
    (large,), (small,) = (one.encode_passage_tokens([TEXTS[kind]]) for one in (bundled, engine))
    assert large.codes.shape == small.codes.shape == (len(large.starts), 48)
    assert large.starts.tolist() == small.starts.tolist()
    assert float(large.vector @ small.vector) > 0.9998
    # A number right at the centre may fall on either side of it.
    assert np.bitwise_count(large.codes ^ small.codes).sum() <= 0.01 * 8 * large.codes.size


def test_passages_with_their_tokens_come_in_order_with_the_vectors_of_passages(
    bundled: BundledEncoder,
) -> None:
    texts = list(TEXTS.values())
    told: list[int] = []
    coded = bundled.encode_passage_tokens(texts, told.append)
    assert sum(told) == len(texts)
    assert cosines(np.array([one.vector for one in coded]), bundled.encode_passages(texts)) == pytest.approx(
        np.ones(len(texts)), abs=1e-5
    )
    assert [one.vector.dtype for one in coded] == [np.float32] * len(texts)


def test_a_long_passage_has_the_tokens_that_fit(bundled: BundledEncoder) -> None:
    (coded,) = bundled.encode_passage_tokens(["bodycams " * 1000])
    assert len(coded.codes) == len(coded.starts) == 512 - 4  # <s> passage : and </s>
    # "bodycams" is three tokens in nine characters: 508 are 169 of it, and the first of the next.
    assert coded.starts[-1] == 169 * 9


@pytest.mark.parametrize("text", ["", " ", "x ", "\n\n", "\0", "🙂"])
def test_a_passage_of_next_to_nothing_has_a_vector(bundled: BundledEncoder, text: str) -> None:
    (coded,) = bundled.encode_passage_tokens([text])
    assert np.linalg.norm(coded.vector) == pytest.approx(1.0)
    assert len(coded.codes) == len(coded.starts) >= 1


def test_no_passages_have_no_tokens(bundled: BundledEncoder) -> None:
    assert bundled.encode_passage_tokens([]) == []


def test_a_question_s_tokens_find_their_translation(bundled: BundledEncoder) -> None:
    (coded,) = bundled.encode_passage_tokens(["De korpschef koopt tweeduizend camera's voor de politie."])
    found = {}
    for question in ("police", "cameras", "pancakes"):
        near = signs(coded.codes) @ bundled.encode_query(question).tokens.T
        found[question] = float(near.max(axis=0).mean())
    assert min(found["police"], found["cameras"]) > found["pancakes"]


def test_both_engines_count_the_same_tokens(bundled: BundledEncoder, bulk: SentenceEncoder) -> None:
    tokenizer = bulk._model.tokenizer
    for text in TEXTS.values():
        assert len(bundled._engine.starts(text)) == len(tokenizer(f"passage: {text}")["input_ids"]) - 4
