"""Any cross-encoder, opened from a folder that the tests make."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from embeddings.errors import ModelError
from embeddings.reranker import BATCH, CrossEncoderReranker, Scores
from tests.embeddings.tiny_model import (
    LONGEST,
    PROMPTS,
    WORDS,
    save_bodycams_reranker,
    save_cross_encoder,
    save_model,
)

pytestmark = pytest.mark.slow  # torch and sentence-transformers take about ten seconds to import

REFUSAL = (
    "the model '{}' can't be loaded: give the folder of a cross-encoder, "
    "or a name on the hub when there is a network ("
)
NO_CROSS_ENCODER = (
    "the model '{}' is no cross-encoder: name one that was made to score a question with a passage, "
    "or name an encoder with --model"
)
QUESTION = "de wijkagent"
# Passages of 1 to 29 words, shuffled: more than two batches.
MIXED = ["bodycams " * (at * 7 % 29) + "verzuim" for at in range(29)]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return save_cross_encoder(tmp_path_factory.mktemp("tiny"))


@pytest.fixture(scope="module")
def tiny(folder: Path) -> CrossEncoderReranker:
    return CrossEncoderReranker.open(str(folder))


@pytest.fixture(scope="module")
def bodycams(tmp_path_factory: pytest.TempPathFactory) -> CrossEncoderReranker:
    return CrossEncoderReranker.open(str(save_bodycams_reranker(tmp_path_factory.mktemp("tiny"))))


def by_hand(folder: Path, question: str, passages: Sequence[str]) -> Scores:
    """Each pair through the network by itself, its tokens put together here."""
    import torch
    from transformers import BertForSequenceClassification

    network = BertForSequenceClassification.from_pretrained(folder, local_files_only=True)
    scores = []
    for passage in passages:
        first, second = (
            [WORDS.index(word) for word in [*text.split(), "[SEP]"]] for text in (question, passage)
        )
        tokens = torch.tensor([[WORDS.index("[CLS]"), *first, *second]])
        kinds = torch.tensor([[0] * (1 + len(first)) + [1] * len(second)])
        with torch.no_grad():
            scores.append(network(tokens, token_type_ids=kinds).logits.item())
    return np.array(scores, np.float32)


def test_it_has_the_name_it_was_opened_by(tiny: CrossEncoderReranker, folder: Path) -> None:
    assert tiny.name == str(folder)


def test_scores_are_the_network_s_own_for_question_and_passage(
    tiny: CrossEncoderReranker, folder: Path
) -> None:
    assert len(MIXED) > 2 * BATCH
    scores = tiny.score(QUESTION, MIXED)
    assert scores.shape == (29,)
    assert scores.dtype == np.float32
    assert scores == pytest.approx(by_hand(folder, QUESTION, MIXED), abs=1e-5)
    # Else the order could be any, and the question any.
    assert len(set(scores.round(4))) == 29
    assert tiny.score("koopt", MIXED) == pytest.approx(by_hand(folder, "koopt", MIXED), abs=1e-5)
    assert np.abs(tiny.score("koopt", MIXED) - scores).min() > 1e-4


def test_no_passages_are_no_scores(tiny: CrossEncoderReranker) -> None:
    scores = tiny.score(QUESTION, [])
    assert scores.shape == (0,)
    assert scores.dtype == np.float32


def test_an_empty_passage_has_a_score(tiny: CrossEncoderReranker, folder: Path) -> None:
    assert tiny.score(QUESTION, [""]) == pytest.approx(by_hand(folder, QUESTION, [""]), abs=1e-5)


def test_a_passage_with_more_of_the_answer_scores_higher(bodycams: CrossEncoderReranker) -> None:
    scores = bodycams.score(
        "vraag", ["bodycams bodycams", "de bodycams", "bodycams politie", "de politie", "wijkagent verzuim"]
    )
    assert scores[0] > scores[1] > scores[3]
    assert scores[1] == pytest.approx(scores[2])
    assert scores[3] == pytest.approx(scores[4])


def test_scores_stay_apart_where_a_sigmoid_has_none_left(tmp_path: Path) -> None:
    import torch
    from safetensors.torch import load_file, save_file

    folder = save_bodycams_reranker(tmp_path)
    weights = load_file(folder / "model.safetensors")
    weights["classifier.bias"] = torch.tensor([40.0])
    save_file(weights, folder / "model.safetensors", metadata={"format": "pt"})
    most, least = CrossEncoderReranker.open(str(folder)).score("vraag", ["bodycams", "de"])
    assert most > least > 39


def test_a_long_passage_is_cut_where_the_model_ends(bodycams: CrossEncoderReranker) -> None:
    room = LONGEST - len("[CLS] vraag [SEP] [SEP]".split())
    inside = "de " * (room - 1) + "bodycams"
    outside = "de " * room + "bodycams"
    filled = "de " * room
    scores = bodycams.score("vraag", [inside, outside, filled])
    assert scores[0] > scores[1]
    assert scores[1] == pytest.approx(scores[2])


def test_threads_get_the_same_scores_as_one(tiny: CrossEncoderReranker) -> None:
    asked = [(f"{one} {other}", MIXED[: at + 1]) for at, (one, other) in enumerate(pairwise(WORDS[4:]))] * 4
    alone = [tiny.score(*one) for one in asked]
    with ThreadPoolExecutor(8) as threads:
        together = list(threads.map(lambda one: tiny.score(*one), asked))
    for one, other in zip(alone, together, strict=True):
        assert one == pytest.approx(other, abs=1e-6)


def test_a_model_of_transformers_alone_is_opened(folder: Path, tiny: CrossEncoderReranker) -> None:
    plain = CrossEncoderReranker.open(str(folder.with_name("bert")))  # what `folder` was saved from
    assert plain.score(QUESTION, MIXED) == pytest.approx(tiny.score(QUESTION, MIXED), abs=1e-6)


@pytest.mark.parametrize("kind", ["model", "bert"])
def test_an_encoder_is_refused(tmp_path: Path, kind: str) -> None:
    folder = save_model(tmp_path, prompts=PROMPTS).with_name(kind)
    with pytest.raises(ModelError) as caught:
        CrossEncoderReranker.open(str(folder))
    assert str(caught.value) == NO_CROSS_ENCODER.format(folder)


@pytest.mark.parametrize("labels", [2, 3])
def test_a_classifier_of_several_labels_is_refused(tmp_path: Path, labels: int) -> None:
    folder = save_cross_encoder(tmp_path, labels=labels)
    with pytest.raises(ModelError) as caught:
        CrossEncoderReranker.open(str(folder))
    assert str(caught.value) == (
        f"the model '{folder}' gives {labels} scores for a passage, and a reranker gives one: "
        "name a cross-encoder with a single label"
    )


def test_scores_that_are_no_numbers_are_refused(tmp_path: Path) -> None:
    import torch
    from safetensors.torch import load_file, save_file

    folder = save_cross_encoder(tmp_path)
    weights = load_file(folder / "model.safetensors")
    weights["classifier.bias"] = torch.tensor([torch.nan])
    save_file(weights, folder / "model.safetensors", metadata={"format": "pt"})
    with pytest.raises(ModelError, match="gives scores that are no numbers: name another one"):
        CrossEncoderReranker.open(str(folder)).score(QUESTION, MIXED)


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    missing = str(tmp_path / "weg")
    with pytest.raises(ModelError) as caught:
        CrossEncoderReranker.open(missing)
    assert str(caught.value) == f"there is no folder '{missing}': check the path of the model"


def test_a_folder_without_a_model_is_named(tmp_path: Path) -> None:
    with pytest.raises(ModelError) as caught:
        CrossEncoderReranker.open(str(tmp_path))
    assert str(caught.value).startswith(REFUSAL.format(tmp_path))


def test_damaged_weights_are_named(tmp_path: Path) -> None:
    folder = save_cross_encoder(tmp_path)
    weights = folder / "model.safetensors"
    weights.write_bytes(weights.read_bytes()[:100])
    with pytest.raises(ModelError) as caught:
        CrossEncoderReranker.open(str(folder))
    assert str(caught.value).startswith(REFUSAL.format(folder))
    assert "\n" not in str(caught.value)


OPEN = """
import socket, sys
from embeddings.errors import ModelError
from embeddings.reranker import CrossEncoderReranker

def refuse(*arguments, **options):
    print("asked the network for", arguments[0])
    raise OSError("no network in this test")

socket.getaddrinfo = socket.socket.connect = refuse
try:
    print("scores", len(CrossEncoderReranker.open(sys.argv[1]).score("vraag", ["de politie", "verzuim"])))
except ModelError as error:
    print(error)
"""


def opened(name: str, folder: Path, *, offline: str) -> subprocess.CompletedProcess[str]:
    """What a Python without a network prints that opens the reranker of this name from a folder."""
    root = str(Path(__file__).resolve().parents[2])
    settings = {"HF_HOME": str(folder / "home"), "HF_HUB_OFFLINE": offline, "PYTHONPATH": root}
    command = [sys.executable, "-c", OPEN, name]
    return subprocess.run(
        command,
        cwd=folder,
        env=os.environ | settings,
        check=True,
        capture_output=True,
        text=True,
        timeout=120,
    )


def test_a_folder_is_opened_without_asking_the_network_or_writing_to_the_terminal(
    folder: Path, tmp_path: Path
) -> None:
    # Its name here, "mine/model", could be a hub's too.
    (tmp_path / "mine").symlink_to(folder.parent)
    ran = opened("mine/model", tmp_path, offline="0")
    assert ran.stdout == "scores 2\n"
    assert ran.stderr == ""


def test_a_hub_name_without_a_network_is_named(tmp_path: Path) -> None:
    name = "cross-encoder/mmarco-mMiniLMv2-L12-H384-v1"
    ran = opened(name, tmp_path, offline="1")
    assert ran.stdout.startswith(REFUSAL.format(name))
    assert len(ran.stdout.splitlines()) == 1
