"""Any sentence-transformers model, opened from a folder that the tests make."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest

from embeddings.encoder import Vectors, open_encoder
from embeddings.errors import ModelError
from embeddings.sentence_encoder import CHUNK, SentenceEncoder
from tests.embeddings.tiny_model import PROMPTS, save_model

pytestmark = pytest.mark.slow  # torch and sentence-transformers take about ten seconds to import

REFUSAL = (
    "the model '{}' can't be loaded: give the folder of a sentence-transformers model, "
    "or a name on the hub when there is a network ("
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return save_model(tmp_path_factory.mktemp("tiny"), prompts=PROMPTS)


@pytest.fixture(scope="module")
def tiny(folder: Path) -> SentenceEncoder:
    encoder = open_encoder(str(folder))
    assert isinstance(encoder, SentenceEncoder)
    return encoder


@pytest.fixture(scope="module")
def promptless(tmp_path_factory: pytest.TempPathFactory) -> SentenceEncoder:
    """The same weights without any prompts."""
    return SentenceEncoder.open(str(save_model(tmp_path_factory.mktemp("tiny"), prompts={})))


def lengths(vectors: Vectors) -> list[float]:
    return np.linalg.norm(vectors, axis=1).round(5).tolist()  # type: ignore[no-any-return]


def test_it_has_the_name_it_was_opened_by_and_the_model_s_dimensions(
    tiny: SentenceEncoder, folder: Path
) -> None:
    assert tiny.name == str(folder)
    assert tiny.dimensions == 32


def test_vectors_are_rows_of_length_one(tiny: SentenceEncoder) -> None:
    for vectors in (tiny.encode_queries(["bodycams", "de"]), tiny.encode_passages(["verzuim", "politie"])):
        assert vectors.shape == (2, 32)
        assert vectors.dtype == np.float32
        assert lengths(vectors) == [1.0, 1.0]


def test_no_texts_are_no_vectors(tiny: SentenceEncoder) -> None:
    assert tiny.encode_queries([]).shape == (0, 32)
    assert tiny.encode_passages([]).shape == (0, 32)


def test_empty_and_overlong_texts_have_vectors(tiny: SentenceEncoder) -> None:
    vectors = tiny.encode_passages(["", "bodycams " * 500])
    assert lengths(vectors) == [1.0, 1.0]


def test_the_model_s_own_prompts_are_used(tiny: SentenceEncoder, promptless: SentenceEncoder) -> None:
    text = "de politie koopt bodycams"
    assert tiny.encode_queries([text]) == pytest.approx(
        promptless.encode_queries([f"vraag: {text}"]), abs=1e-6
    )
    assert tiny.encode_passages([text]) == pytest.approx(
        promptless.encode_passages([f"stuk: {text}"]), abs=1e-6
    )


def test_a_question_and_a_passage_of_the_same_words_differ(tiny: SentenceEncoder) -> None:
    question, passage = tiny.encode_queries(["bodycams"])[0], tiny.encode_passages(["bodycams"])[0]
    assert float(question @ passage) < 0.999


def test_without_prompts_they_are_the_same(promptless: SentenceEncoder) -> None:
    question = promptless.encode_queries(["bodycams"])
    assert question == pytest.approx(promptless.encode_passages(["bodycams"]), abs=1e-6)


# Texts of every length from 1 to 50 words, three times over: more than two chunks.
MIXED = ["bodycams " * (at * 7 % 50) + "verzuim" for at in range(150)]


def test_vectors_are_in_the_order_of_the_texts_over_chunks(tiny: SentenceEncoder) -> None:
    assert len(MIXED) > 2 * CHUNK
    together = tiny.encode_passages(MIXED)
    for at, text in enumerate(MIXED):
        assert together[at] == pytest.approx(tiny.encode_passages([text])[0], abs=1e-5)


def test_texts_differ_enough_for_their_order_to_show(tiny: SentenceEncoder) -> None:
    # Else the test above would hold for any order.
    vectors = tiny.encode_passages(MIXED[:50])
    assert len({tuple(vector.round(4)) for vector in vectors}) == 50


def test_progress_adds_up_to_the_number_of_texts(tiny: SentenceEncoder) -> None:
    told: list[int] = []
    tiny.encode_passages(MIXED, told.append)
    assert told == [*9 * [16], 6]
    told.clear()
    tiny.encode_passages([], told.append)
    assert sum(told) == 0


def test_many_threads_get_the_same_vectors_as_one(tiny: SentenceEncoder) -> None:
    alone = [tiny.encode_queries([text])[0] for text in MIXED]
    with ThreadPoolExecutor(8) as pool:
        together = list(pool.map(lambda text: tiny.encode_queries([text])[0], MIXED))
    assert np.abs(np.array(alone) - np.array(together)).max() < 1e-6


@pytest.mark.parametrize("name", ["weg", "weg/model"])
def test_a_missing_folder_is_named_at_once(tmp_path: Path, name: str) -> None:
    import sentence_transformers  # noqa: F401 - which takes the time that isn't counted here

    missing = str(tmp_path / name)
    start = time.monotonic()
    with pytest.raises(ModelError) as caught:
        open_encoder(missing)
    assert str(caught.value) == f"there is no folder '{missing}': check the path of the model"
    assert time.monotonic() - start < 5


def test_a_folder_without_a_model_is_named(tmp_path: Path) -> None:
    with pytest.raises(ModelError) as caught:
        open_encoder(str(tmp_path))
    assert str(caught.value).startswith(REFUSAL.format(tmp_path))


def test_a_file_is_named(tmp_path: Path) -> None:
    path = tmp_path / "model.bin"
    path.write_bytes(b"geen model")
    with pytest.raises(ModelError) as caught:
        open_encoder(str(path))
    assert str(caught.value) == f"there is no folder '{path}': check the path of the model"


def test_a_folder_with_damaged_weights_is_named(tmp_path: Path) -> None:
    folder = save_model(tmp_path, prompts={})
    weights = next(folder.rglob("model.safetensors"))
    weights.write_bytes(weights.read_bytes()[:100])
    with pytest.raises(ModelError) as caught:
        open_encoder(str(folder))
    assert str(caught.value).startswith(REFUSAL.format(folder))
    assert "\n" not in str(caught.value)


OPEN = """
import socket, sys, time
import sentence_transformers
from embeddings.encoder import open_encoder
from embeddings.errors import ModelError

def refuse(*arguments, **options):
    print("asked the network for", arguments[0])
    raise OSError("no network in this test")

socket.getaddrinfo = socket.socket.connect = refuse
start = time.monotonic()
try:
    print("opened", open_encoder(sys.argv[1]).dimensions)
except ModelError as error:
    print(error)
assert time.monotonic() - start < 20
"""


def opened_offline(name: str, home: Path) -> subprocess.CompletedProcess[str]:
    """What a Python without a network prints that opens the encoder of this name."""
    environment = os.environ | {"HF_HUB_OFFLINE": "1", "HF_HOME": str(home)}
    command = [sys.executable, "-c", OPEN, name]
    return subprocess.run(command, env=environment, check=True, capture_output=True, text=True, timeout=120)


def test_a_hub_name_without_a_network_is_named_in_bounded_time(tmp_path: Path) -> None:
    name = "intfloat/multilingual-e5-small"
    ran = opened_offline(name, tmp_path)
    assert ran.stdout.startswith(REFUSAL.format(name))
    assert len(ran.stdout.splitlines()) == 1


def test_a_folder_is_opened_without_asking_the_network_or_writing_to_the_terminal(
    folder: Path, tmp_path: Path
) -> None:
    ran = opened_offline(str(folder), tmp_path)
    assert ran.stdout == "opened 32\n"
    assert ran.stderr == ""
