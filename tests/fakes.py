"""An encoder for tests whose vectors can be read off the text."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np

from embeddings.encoder import Progress, Vectors

WORDS = "bodycams wijkagent verzuim meldkamer tapsysteem instroom promised toegezegd".split()


class WordEncoder:
    """One dimension for each word of `words`, holding how often it occurs, and one for none of them.

    Vectors have length 1: "bodycams" is (1, 0, ...), "bodycams bodycams wijkagent" is
    (2, 1, 0, ...) / sqrt(5), and a text without any of the words is (0, ..., 0, 1).
    """

    def __init__(self, words: Sequence[str] = tuple(WORDS), name: str = "words") -> None:
        self.name = name
        self.words = list(words)
        self.dimensions = len(self.words) + 1
        self.encoded = 0  # passages so far

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        """Vectors of questions."""
        return np.array([self._vector(text) for text in texts], np.float32).reshape(-1, self.dimensions)

    def encode_passages(self, texts: Sequence[str], progress: Progress | None = None) -> Vectors:
        """Vectors of passages, counted."""
        self.encoded += len(texts)
        if progress:
            progress(len(texts))
        return self.encode_queries(texts)

    def _vector(self, text: str) -> list[float]:
        found = re.findall(r"\w+", text.lower())
        counts = [float(found.count(word)) for word in self.words]
        counts.append(0.0 if any(counts) else 1.0)
        length = sum(count**2 for count in counts) ** 0.5
        return [count / length for count in counts]
