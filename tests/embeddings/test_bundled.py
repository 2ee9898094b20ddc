"""The bundled model: two engines, one space."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest

from embeddings import bundled_model, e5_file
from embeddings.bundled import BundledEncoder
from embeddings.encoder import Vectors
from embeddings.sentence_encoder import SentenceEncoder

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
    bundled: BundledEncoder, bulk: SentenceEncoder, kind: str
) -> None:
    small = np.asarray(bundled._engine.passage([TEXTS[kind]]), np.float32)
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


def test_a_nul_in_a_question_is_a_space(bundled: BundledEncoder) -> None:
    with_nul, with_space, cut = bundled.encode_queries(["bodycams\0politie", "bodycams politie", "bodycams"])
    assert with_nul.tolist() == with_space.tolist()
    assert float(with_nul @ cut) < 0.99


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


def test_both_engines_count_the_same_tokens(bundled: BundledEncoder, bulk: SentenceEncoder) -> None:
    tokenizer = bulk._model.tokenizer
    for text in TEXTS.values():
        assert bundled._engine.token_count(text) == len(tokenizer(f"passage: {text}")["input_ids"])
