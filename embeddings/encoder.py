"""What an encoder is, and how one is opened by name."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol, TypeAlias

import numpy as np
import numpy.typing as npt

Vectors: TypeAlias = npt.NDArray[np.float32]
"""Shape (texts, dimensions); every row has length 1, so that a dot product is the cosine."""

Progress: TypeAlias = Callable[[int], None]
"""Called with the number of texts done since the last call."""

BUNDLED = "multilingual-e5-small-q4"
"""The name of the model that comes with the installation."""


class Encoder(Protocol):
    """Turns texts into unit vectors of one space; queries and passages may be prompted differently."""

    @property
    def name(self) -> str:
        """The name it was opened by, which a collection remembers."""

    @property
    def dimensions(self) -> int:
        """The length of a vector."""

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        """Vectors of questions, shape (len(texts), dimensions)."""

    def encode_passages(self, texts: Sequence[str], progress: Progress | None = None) -> Vectors:
        """Vectors of pieces of reports, shape (len(texts), dimensions)."""


def open_encoder(name: str = BUNDLED) -> Encoder:
    """The bundled encoder, or any sentence-transformers model by hub name or folder.

    Raises ModelError when the model can't be had.
    """
    if name == BUNDLED:
        from embeddings.bundled import BundledEncoder

        return BundledEncoder()
    from embeddings.sentence_encoder import SentenceEncoder

    return SentenceEncoder.open(name)
