"""Any sentence-transformers model as an encoder, with its own prompts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from embeddings.encoder import Coded, Progress, Vectors
from embeddings.errors import ModelError
from embeddings.loading import check_path, load, quiet_libraries

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

# Texts of one call are sorted by length; small batches then hold little padding. On two cores
# batches of 8 encode 13.7 passages a second, 16 do 10.4 and 32 do 7.4 (`bench/engines.py`).
BATCH = 8
# Progress is told after this many texts; each such chunk is sorted by length on its own.
CHUNK = 16


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
        check_path(name)
        quiet_libraries()
        from sentence_transformers import SentenceTransformer

        return cls(name, load(SentenceTransformer, name, "a sentence-transformers model"))

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

    def encode_passage_tokens(
        self,
        texts: Sequence[str],
        coded: Callable[[str, Vectors, Vectors], Coded],
        progress: Progress | None = None,
    ) -> list[Coded]:
        """Each text after `coded` has made its vectors small; it gets text, vector and tokens' vectors."""
        order = sorted(range(len(texts)), key=lambda at: -len(texts[at]))
        made: dict[int, Coded] = {}
        for start in range(0, len(order), CHUNK):
            chunk = order[start : start + CHUNK]
            encoded: Any = self._model.encode_document(
                [texts[at] for at in chunk], batch_size=BATCH, output_value=None, show_progress_bar=False
            )
            for at, one in zip(chunk, encoded, strict=True):
                tokens = one["token_embeddings"][one["attention_mask"] > 0]
                vector = _array(one["sentence_embedding"], self.dimensions)[0]
                made[at] = coded(texts[at], vector / np.linalg.norm(vector), np.asarray(tokens, np.float32))
            if progress:
                progress(len(chunk))
        return [made[at] for at in range(len(texts))]


def _array(encoded: object, dimensions: int) -> Vectors:
    return np.asarray(encoded, dtype=np.float32).reshape(-1, dimensions)
