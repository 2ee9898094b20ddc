"""What an encoder is, and how one is opened by name."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeAlias, runtime_checkable

import numpy as np
import numpy.typing as npt

from embeddings.token_codes import Codes

Vectors: TypeAlias = npt.NDArray[np.float32]
"""Shape (texts, dimensions); every row has length 1, so that a dot product is the cosine."""

Progress: TypeAlias = Callable[[int], None]
"""Called with the number of texts done since the last call."""

BUNDLED = "multilingual-e5-small-q4"
"""The name of the model that comes with the installation."""


@dataclass(frozen=True, slots=True, eq=False)
class Encoded:
    """A question's unit vector, shape (dimensions,), and its tokens', shape (tokens, dimensions)."""

    vector: npt.NDArray[np.float32]
    tokens: Vectors


@dataclass(frozen=True, slots=True, eq=False)
class Coded:
    """A passage's unit vector, the codes of its tokens, and where each token begins in its text."""

    vector: npt.NDArray[np.float32]
    codes: Codes
    starts: npt.NDArray[np.int32]


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


@runtime_checkable
class TokenEncoder(Encoder, Protocol):
    """An encoder that also tells how each token differs from the usual one, for late interaction.

    Its dimensions are a multiple of 8, and a question has one token at least.
    """

    def encode_query(self, text: str) -> Encoded:
        """A question with its tokens as unit vectors, to be compared with the signs of codes."""

    def encode_passage_tokens(self, texts: Sequence[str], progress: Progress | None = None) -> list[Coded]:
        """Each piece of a report, encoded, with its tokens as codes."""


def open_encoder(name: str = BUNDLED) -> Encoder:
    """The bundled encoder, or any sentence-transformers model by hub name or folder.

    Raises ModelError when the model can't be had.
    """
    if name == BUNDLED:
        from embeddings.bundled import BundledEncoder

        return BundledEncoder()
    from embeddings.sentence_encoder import SentenceEncoder

    return SentenceEncoder.open(name)
