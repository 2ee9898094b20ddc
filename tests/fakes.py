"""Encoders and a reranker for tests, whose vectors and scores can be read off the text."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np

from embeddings.encoder import Coded, Encoded, Progress, Vectors
from embeddings.reranker import Scores
from embeddings.token_codes import coded, signs

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


class TokenWordEncoder(WordEncoder):
    """A WordEncoder of 16 dimensions, whose tokens are the words of a text.

    A token's vector is at right angles to that of any other of `words`, and its signs say it all: the
    cosine of a question's token with a passage's is 1 when both are the same word, and else 0. Words
    outside `words` are all alike in a passage, and like nothing in a question.
    """

    def __init__(self, words: Sequence[str] = tuple(WORDS), name: str = "token words") -> None:
        super().__init__(words, name)
        self.dimensions = 16
        self._tokens = signs(coded(_hadamard(self.dimensions), np.zeros(self.dimensions, np.float32)))

    def encode_query(self, text: str) -> Encoded:
        """A question with its tokens; those of unknown words are zero."""
        places = [self._place(word) for word in re.findall(r"\w+", text.lower())]
        known = np.array([[place < len(self.words)] for place in places])
        return Encoded(self.encode_queries([text])[0], self._tokens[places] * known.astype(np.float32))

    def encode_passage_tokens(self, texts: Sequence[str], progress: Progress | None = None) -> list[Coded]:
        """Passages with the codes of their words, counted."""
        vectors = self.encode_passages(texts, progress)
        return [self._coded(text, vector) for text, vector in zip(texts, vectors, strict=True)]

    def _coded(self, text: str, vector: Vectors) -> Coded:
        words = list(re.finditer(r"\w+", text.lower()))
        tokens = self._tokens[[self._place(word[0]) for word in words]]
        starts = np.array([word.start() for word in words], np.int32)
        return Coded(vector, coded(tokens, np.zeros(self.dimensions, np.float32)), starts)

    def _place(self, word: str) -> int:
        return self.words.index(word) if word in self.words else len(self.words)

    def _vector(self, text: str) -> list[float]:
        counts = super()._vector(text)
        return counts + [0.0] * (self.dimensions - len(counts))


def _hadamard(size: int) -> Vectors:
    """A square of 1 and -1 whose rows are at right angles to each other; the size is a power of 2."""
    square = np.ones((1, 1), np.float32)
    while len(square) < size:
        square = np.block([[square, square], [square, -square]])
    return square


class ShortestFirst:
    """A reranker whose score is the text's length below zero; it remembers what it was given."""

    name = "shortest"

    def __init__(self) -> None:
        self.read: list[tuple[str, list[str]]] = []

    def score(self, query: str, passages: Sequence[str]) -> Scores:
        """Minus the number of characters."""
        self.read.append((query, list(passages)))
        return np.array([-len(passage) for passage in passages], np.float32)
