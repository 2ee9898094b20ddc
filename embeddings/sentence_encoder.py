"""Any sentence-transformers model as an encoder, with its own prompts."""

from __future__ import annotations

import logging
import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from embeddings.encoder import Progress, Vectors
from embeddings.errors import ModelError

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

# Texts of one call are sorted by length; small batches then hold little padding. On two cores
# batches of 8 encode 13.7 passages a second, 16 do 10.4 and 32 do 7.4 (`bench/engines.py`).
BATCH = 8
# Progress is told after this many texts; each such chunk is sorted by length on its own.
CHUNK = 64


class SentenceEncoder:
    """A loaded SentenceTransformer under the name it was asked for by."""

    def __init__(self, name: str, model: SentenceTransformer) -> None:
        self.name = name
        self._model = model
        dimensions = model.get_embedding_dimension()
        if not dimensions:
            raise ModelError(f"the model '{name}' doesn't say how many dimensions its vectors have")
        self.dimensions: int = dimensions

    @classmethod
    def open(cls, name: str) -> SentenceEncoder:
        """Load by hub name or folder, with the library's own code; ModelError when it can't be had."""
        if _is_path(name) and not Path(name).expanduser().is_dir():
            raise ModelError(f"there is no folder '{name}': check the path of the model")
        quiet_libraries()
        from sentence_transformers import SentenceTransformer

        try:
            model = SentenceTransformer(name)
        except Exception as error:  # hub, files, formats: some twenty kinds over four libraries
            reason = str(error).strip().splitlines()[0] if str(error).strip() else repr(error)
            raise ModelError(
                f"the model '{name}' can't be loaded: give the folder of a sentence-transformers "
                f"model, or a name on the hub when there is a network ({reason})"
            ) from error
        return cls(name, model)

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        """Vectors of questions, shape (len(texts), dimensions), with the model's query prompt."""
        return _array(
            self._model.encode_query(
                list(texts), batch_size=BATCH, normalize_embeddings=True, show_progress_bar=False
            ),
            self.dimensions,
        )

    def encode_passages(self, texts: Sequence[str], progress: Progress | None = None) -> Vectors:
        """Vectors of pieces of reports, shape (len(texts), dimensions), with the passage prompt."""
        # Long texts first and like with like, over all chunks, so that batches hold little padding.
        order = sorted(range(len(texts)), key=lambda at: -len(texts[at]))
        vectors = np.empty((len(texts), self.dimensions), np.float32)
        for start in range(0, len(order), CHUNK):
            chunk = order[start : start + CHUNK]
            encoded = self._model.encode_document(
                [texts[at] for at in chunk],
                batch_size=BATCH,
                normalize_embeddings=True,
                show_progress_bar=False,
            )
            vectors[chunk] = _array(encoded, self.dimensions)
            if progress:
                progress(len(chunk))
        return vectors


def _is_path(name: str) -> bool:
    """Whether it can only be a folder: a hub's names are "name" or "owner/name", and begin with a letter."""
    return name.startswith((".", "/", "~")) or name.count("/") > 1


def quiet_libraries() -> None:
    """Keep the model libraries from sending telemetry and from writing to the terminal."""
    os.environ.setdefault("HF_HUB_DISABLE_TELEMETRY", "1")
    os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
    for library in ("sentence_transformers", "huggingface_hub", "httpx"):
        logging.getLogger(library).setLevel(logging.ERROR)
    from transformers.utils import logging as transformers_logging

    transformers_logging.set_verbosity_error()  # type: ignore[no-untyped-call]
    transformers_logging.disable_progress_bar()  # type: ignore[no-untyped-call]


def _array(encoded: object, dimensions: int) -> Vectors:
    return np.asarray(encoded, dtype=np.float32).reshape(-1, dimensions)
