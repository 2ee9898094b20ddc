"""The encoder that comes with the installation: multilingual-e5-small, no download.

Two engines read the same weights. Questions go through our own in numpy, which needs no torch;
passages, which come by the hundred, go through sentence-transformers, which takes ten seconds to
import. Their vectors agree at a cosine of 0.9999 (`bench/engines.py` measures both), so it is one space.
"""

from __future__ import annotations

import threading
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from embeddings import e5_file
from embeddings.e5_engine import PROMPT_TOKENS, E5Engine
from embeddings.encoder import BUNDLED, Coded, Encoded, Progress, Vectors
from embeddings.token_codes import coded, directions

if TYPE_CHECKING:
    from embeddings.sentence_encoder import SentenceEncoder

DIMENSIONS = 384
_CENTRES = Path(__file__).with_name("e5_centres.npy")


class BundledEncoder:
    """multilingual-e5-small in 4 bits, checked against its pinned hash when it is opened."""

    name = BUNDLED
    dimensions = DIMENSIONS

    def __init__(self) -> None:
        self._path = e5_file.weights_path()
        e5_file.verify(self._path)
        # The mean token of passages and that of questions, over three languages (`bench/centres.py`).
        self._passage_centre, self._query_centre = np.load(_CENTRES).astype(np.float32)
        self._opening = threading.Lock()

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        """Vectors of questions, shape (len(texts), 384), one after the other."""
        vectors = [self._engine.encode_query(text).vector for text in texts]
        return np.array(vectors, np.float32).reshape(-1, DIMENSIONS)

    def encode_query(self, text: str) -> Encoded:
        """A question with its tokens as unit vectors, to be compared with the signs of codes."""
        encoded = self._engine.encode_query(text)
        return Encoded(encoded.vector, directions(encoded.tokens, self._query_centre))

    def encode_passages(self, texts: Sequence[str], progress: Progress | None = None) -> Vectors:
        """Vectors of pieces of reports, shape (len(texts), 384), from sentence-transformers."""
        return self._bulk.encode_passages(texts, progress)

    def encode_passage_tokens(self, texts: Sequence[str], progress: Progress | None = None) -> list[Coded]:
        """Each piece of a report, encoded, with its tokens as codes."""
        return self._bulk.encode_passage_tokens(texts, self._coded, progress)

    def _coded(self, text: str, vector: Vectors, tokens: Vectors) -> Coded:
        starts = self._engine.starts(text)
        own = tokens[PROMPT_TOKENS["document"] :][: len(starts)]
        return Coded(vector, coded(own, self._passage_centre), starts)

    @property
    def _engine(self) -> E5Engine:
        with self._opening:  # of several first questions at once, one opens it
            return self._opened_engine

    @cached_property
    def _opened_engine(self) -> E5Engine:
        return E5Engine(self._path)

    @cached_property
    def _bulk(self) -> SentenceEncoder:
        from embeddings import bundled_model
        from embeddings.sentence_encoder import SentenceEncoder

        return SentenceEncoder(BUNDLED, bundled_model.load(self._path))
