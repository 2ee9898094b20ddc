"""Models named on the command line: folders that the tests make, opened by the libraries' own code."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from embeddings.sentence_encoder import SentenceEncoder
from qa import Retriever
from qa.cli import main
from tests.embeddings.tiny_model import PROMPTS, save_bodycams_reranker, save_model

pytestmark = pytest.mark.slow  # torch and sentence-transformers take about ten seconds to import

PARAGRAPHS = [
    "De politie koopt de bodycams.",
    "Bodycams, bodycams, bodycams.",
    "De wijkagent, de politie, de vraag.",
    "Het verzuim, het verzuim.",
]
LARGER = 48
"""Dimensions; those of the other tiny encoder are 32."""


@pytest.fixture(scope="module")
def encoder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return save_model(tmp_path_factory.mktemp("encoder"), prompts=PROMPTS, dimensions=LARGER)


@pytest.fixture(scope="module")
def reranker(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return save_bodycams_reranker(tmp_path_factory.mktemp("reranker"))


@pytest.fixture(scope="module")
def collection(encoder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Made by `citaat index --model FOLDER` of a report of these paragraphs."""
    folder = tmp_path_factory.mktemp("collection")
    (folder / "brief.md").write_text("\n\n".join(f"# Kop\n\n{one}" for one in PARAGRAPHS), encoding="utf-8")
    told = ["index", "--reports", folder / "brief.md", "--to", folder / "c", "--model", encoder]
    assert main(list(map(str, told))) == 0
    return folder / "c"


def asked(capsys: pytest.CaptureFixture[str], *args: object) -> dict[str, Any]:
    """What `citaat ask` prints."""
    assert main(["ask", "--json", *map(str, args)]) == 0
    answer: dict[str, Any] = json.loads(capsys.readouterr().out)
    return answer


def passages(answer: dict[str, Any]) -> list[str]:
    return [quote["passage"] for quote in answer["quotes"]]


def test_a_collection_is_made_and_asked_with_an_encoder_in_a_folder(
    collection: Path, encoder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    retriever = Retriever.open(collection)
    assert isinstance(retriever.encoder, SentenceEncoder)
    assert (retriever.encoder.name, retriever.encoder.dimensions) == (str(encoder), LARGER)
    for more in ([], ["--model", encoder]):
        answer = asked(capsys, "--in", collection, *more, "Wat kost het verzuim?")
        assert sorted(passages(answer)) == sorted(PARAGRAPHS)
        assert answer["confidence"] == 0.5  # never calibrated: neither sure nor a refusal


def test_another_encoder_is_refused(
    collection: Path, encoder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = save_model(tmp_path, prompts=PROMPTS)
    assert main(["ask", "--in", str(collection), "--model", str(other), "Wat?"]) == 2
    assert f"was made with the model '{encoder}' and not with '{other}'" in capsys.readouterr().err


def test_a_reranker_in_a_folder_orders_what_is_found(
    collection: Path, reranker: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    found = asked(capsys, "--in", collection, "Wat is er?")
    ordered = asked(capsys, "--in", collection, "--reranker", reranker, "Wat is er?")
    # It knows words as they stand in its vocabulary, in lower case: one "bodycams" of five words, and
    # two of three.
    assert passages(ordered)[:2] == [PARAGRAPHS[1], PARAGRAPHS[0]]
    assert sorted(passages(ordered)[2:]) == sorted(PARAGRAPHS[2:])
    # The same quotes with the same scores, in another order.
    assert sorted(ordered["quotes"], key=str) == sorted(found["quotes"], key=str)


def test_a_reranker_finds_its_first_among_more_than_are_shown(
    collection: Path, reranker: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for question in ("Wat?", "Wie?", "De wijkagent?"):
        answer = asked(capsys, "--in", collection, "--reranker", reranker, "--k", 1, question)
        assert passages(answer) == [PARAGRAPHS[1]]


def test_a_reranker_that_is_an_encoder_is_told_in_one_sentence(
    collection: Path, encoder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["ask", "--in", str(collection), "--reranker", str(encoder), "Wat?"]) == 2
    assert capsys.readouterr().err == (
        f"citaat: the model '{encoder}' is no cross-encoder: name one that was made to score a question with "
        "a passage, or name an encoder with --model\n"
    )
