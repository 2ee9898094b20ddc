"""The bundled encoder without torch: its engine for questions encodes passages too."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from embeddings.bundled import BundledEncoder
from embeddings.bundled_model import PROMPTS
from embeddings.encoder import Coded, Progress, Vectors


class EngineEncoder(BundledEncoder):
    """Slower in bulk than sentence-transformers, and there at once; their vectors agree at 0.9999."""

    def encode_passages(self, texts: Sequence[str], progress: Progress | None = None) -> Vectors:
        coded = self.encode_passage_tokens(texts, progress)
        return np.array([one.vector for one in coded], np.float32).reshape(-1, self.dimensions)

    def encode_passage_tokens(self, texts: Sequence[str], progress: Progress | None = None) -> list[Coded]:
        if progress:
            progress(len(texts))
        return [self._encoded(text) for text in texts]

    def _encoded(self, text: str) -> Coded:
        engine = self._engine
        states = engine._states(engine._tokenizer.encode(PROMPTS["document"] + text).ids)
        mean = states.mean(axis=0)
        return self._coded(text, mean / np.linalg.norm(mean), states)
