"""From a question to the passages that come nearest to it."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from itertools import islice
from pathlib import Path

import numpy as np
import numpy.typing as npt

from embeddings.encoder import Encoder, TokenEncoder, Vectors, open_encoder
from embeddings.reranker import CrossEncoderReranker, Reranker
from qa.collection import Collection
from qa.errors import CollectionError, QuestionError
from qa.filters import Filter
from qa.ranking import WITH_TOKENS, WITHOUT_TOKENS, Weights, with_sections
from qa.rerank import rerank
from qa.store import require_encoder
from qa.types import Evidence, Hit
from qa.units import Units

LONGEST_QUESTION = 1000
"""Characters: more than anybody asks at once, and less than the 512 tokens the bundled model takes."""

# The passages that are looked at closely: those whose rows come nearest, and those that share the most
# words. An answer that neither brings up among so many is hardly ever the best one.
_NEAREST_ROWS = 1000
_NEAREST = 200
_BY_WORDS = 50


class Retriever:
    """Searches a collection with the encoder that made it. Safe to use from several threads."""

    def __init__(
        self,
        collection: Collection,
        encoder: Encoder,
        *,
        reranker: Reranker | None = None,
        weights: Weights | None = None,
    ) -> None:
        """`weights` replaces those that were chosen for the kinds of evidence."""
        require_encoder(collection.folder, collection.encoder, encoder.name)
        if collection.tokens is not None and not isinstance(encoder, TokenEncoder):
            raise CollectionError(
                f"the collection in '{collection.folder}' has vectors of tokens, and '{encoder.name}' now "
                "gives none: index the reports again into a new folder"
            )
        self._given = weights
        self._weights = weights or (WITHOUT_TOKENS if collection.tokens is None else WITH_TOKENS)
        self.collection = collection
        self.encoder = encoder
        self.reranker = reranker

    @classmethod
    def open(cls, folder: str | Path, *, model: str | None = None, reranker: str | None = None) -> Retriever:
        """Open the collection in a folder, with the encoder that made it.

        `model` only checks: CollectionError when it names another one. ModelError when the
        collection's encoder can't be had here. `reranker` names a cross-encoder, which puts what is
        found in order; ModelError when it can't be had.
        """
        collection = Collection.open(folder)
        require_encoder(collection.folder, collection.encoder, model)
        second = CrossEncoderReranker.open(reranker) if reranker else None
        return cls(collection, open_encoder(collection.encoder), reranker=second)

    def refreshed(self) -> Retriever:
        """One over the collection as it now is on disk; this one itself when nothing has changed.

        This one, too, when what is on disk can't be searched: what is in memory is whole.
        """
        try:
            if not self.collection.has_changed():
                return self
            now = Collection.open(self.collection.folder)
            return Retriever(now, self.encoder, reranker=self.reranker, weights=self._given)
        except CollectionError:
            return self

    def search(self, query: str, k: int = 5, *, only: Filter | None = None) -> list[Hit]:
        """The `k` best passages for a question, best first; fewer when there are fewer.

        `only` says which reports are searched; all of them without it.
        Raises QuestionError when the question is empty or longer than `LONGEST_QUESTION`.
        """
        if k < 1:
            raise ValueError(f"k must be 1 or more, not {k}")
        query = checked(query)
        vector, tokens = self._encoded(query)
        lexical = self.collection.words.scores(query)
        candidates = self._candidates(vector, lexical, k, only)
        matches = self._matches(tokens, candidates)
        evidence = [
            self._evidence(passage, vector, match, float(lexical[passage]))
            for passage, match in zip(candidates, matches, strict=True)
        ]
        hits = self._hits([self.collection.units[passage] for passage in candidates], evidence)
        if hits and self.reranker is not None:
            hits = rerank(self.reranker, query, hits)
        return hits[:k]

    def _encoded(self, query: str) -> tuple[npt.NDArray[np.float32], Vectors | None]:
        """The question's vector, and its tokens' where the collection has the passages'."""
        if self.collection.tokens is not None and isinstance(self.encoder, TokenEncoder):
            encoded = self.encoder.encode_query(query)
            return encoded.vector, encoded.tokens
        return self.encoder.encode_queries([query])[0], None

    def _candidates(
        self, vector: npt.NDArray[np.float32], lexical: npt.NDArray[np.float64], k: int, only: Filter | None
    ) -> list[int]:
        """The passages that come nearest, and those that share the most words, of the reports searched."""
        rows = None
        if only:
            passages = self._passages_of(only)
            rows = self.collection.rows_of(passages)
            lexical = np.where(np.isin(np.arange(len(lexical)), passages), lexical, -1)
        near = self.collection.index.search(vector, max(_NEAREST_ROWS, 20 * k), among=rows).rows
        nearest = islice(dict.fromkeys(map(self.collection.passage_at, near)), max(_NEAREST, k))
        by_words = np.argsort(-lexical, kind="stable")[:_BY_WORDS]
        return list(dict.fromkeys([*nearest, *by_words[lexical[by_words] >= 0].tolist()]))

    def _passages_of(self, only: Filter) -> npt.NDArray[np.int64]:
        kept = {report.id for report in self.collection.reports if only.matches(report)}
        units = enumerate(self.collection.units)
        return np.array([number for number, unit in units if unit.passage.report.id in kept], np.int64)

    def _matches(self, tokens: Vectors | None, candidates: Sequence[int]) -> Sequence[Vectors | None]:
        if tokens is None or self.collection.tokens is None or not candidates:
            return [None] * len(candidates)
        return self.collection.tokens.matches(tokens, candidates)

    def _evidence(
        self, passage: int, vector: npt.NDArray[np.float32], match: Vectors | None, lexical: float
    ) -> Evidence:
        whole, *sentences = self.collection.index.scores(vector, self.collection.rows(passage)).tolist()
        if match is None:
            return Evidence(whole, tuple(sentences or [whole]), None, lexical)
        return Evidence(whole, _in_sentences(match), _in_passage(match), lexical)

    def _hits(self, units: Sequence[Units], evidence: Sequence[Evidence]) -> list[Hit]:
        """Best first."""
        weights = self._weights
        found = with_sections([unit.passage for unit in units], evidence, weights)
        hits = [
            Hit(unit.passage, weights.score(one), one, unit.sentences)
            for unit, one in zip(units, found, strict=True)
        ]
        return sorted(hits, key=_order)


def _in_passage(match: Vectors) -> float:
    """How well the tokens are found in the passage with its headings."""
    return float(match.max(axis=0).mean())


def _in_sentences(match: Vectors) -> tuple[float, ...]:
    """How well they are found in each sentence alone; the first segment is what stands before these."""
    return tuple(match[1:].mean(axis=1).tolist())


def checked(question: str) -> str:
    """The question without white space around it; QuestionError when it can't be asked."""
    # Composed letters, as in the reports: a Mac types é as e and an accent. No lone surrogates.
    question = unicodedata.normalize("NFC", question.encode("utf-8", "replace").decode()).strip()
    if not question:
        raise QuestionError("the question is empty: type what you want to know")
    if len(question) > LONGEST_QUESTION:
        raise QuestionError(
            f"the question has {len(question)} characters: ask it in at most {LONGEST_QUESTION}"
        )
    return question


def _order(hit: Hit) -> tuple[float, str, int]:
    """Best first; equal scores in a fixed order, so that an answer is the same every time."""
    return (-hit.score, hit.passage.report.id, hit.passage.start)
