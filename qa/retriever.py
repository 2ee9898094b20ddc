"""From a question to the passages that come nearest to it."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass

from embeddings.encoder import Encoder, TokenEncoder, Vectors, open_encoder
from embeddings.index import Query
from embeddings.reranker import CrossEncoderReranker, Reranker
from qa.errors import ChangedError, CollectionError, QuestionError
from qa.filters import Filter
from qa.late import matches
from qa.listed import Listed
from qa.places import Place, open_collection
from qa.ranking import WITH_TOKENS, WITHOUT_TOKENS, Weights, with_sections
from qa.rerank import RERANKED, rerank
from qa.searchable import Candidate, Opened
from qa.store import require_encoder
from qa.types import Evidence, Hit

LONGEST_QUESTION = 1000
"""Characters: more than anybody asks at once, and less than the 512 tokens the bundled model takes."""

# The passages that are looked at closely: those whose rows come nearest, and those that share the most
# words. An answer that neither brings up among so many is hardly ever the best one.
_NEAREST_ROWS = 1000
_NEAREST = 200
_BY_WORDS = 50
_ATTEMPTS = 3  # at a collection that another citaat changes at that moment


@dataclass(frozen=True, slots=True)
class Found:
    """Hits, best first, and the reports of the collection that they were found in."""

    hits: tuple[Hit, ...]
    reports: Sequence[Listed]


class Retriever:
    """Searches a collection with the encoder that made it. Safe to use from several threads."""

    def __init__(
        self,
        collection: Opened,
        encoder: Encoder,
        *,
        reranker: Reranker | None = None,
        weights: Weights | None = None,
    ) -> None:
        """`weights` replaces those that were chosen for the kinds of evidence."""
        require_encoder(collection.folder, collection.encoder, encoder.name)
        if collection.has_tokens and not isinstance(encoder, TokenEncoder):
            raise CollectionError(
                f"the collection in '{collection.folder}' has vectors of tokens, and '{encoder.name}' now "
                "gives none: index the reports again into a new folder"
            )
        self._given = weights
        self._weights = weights or (WITH_TOKENS if collection.has_tokens else WITHOUT_TOKENS)
        self.collection = collection
        self.encoder = encoder
        self.reranker = reranker

    @classmethod
    def open(cls, folder: str | Place, *, model: str | None = None, reranker: str | None = None) -> Retriever:
        """Open the collection in a folder, or on a server, with the encoder that made it.

        `model` only checks: CollectionError when it names another one. ModelError when the
        collection's encoder can't be had here. `reranker` names a cross-encoder, which puts what is
        found in order; ModelError when it can't be had.
        """
        collection = open_collection(folder)
        require_encoder(collection.folder, collection.encoder, model)
        second = CrossEncoderReranker.open(reranker) if reranker else None
        return cls(collection, open_encoder(collection.encoder), reranker=second)

    def refreshed(self) -> Retriever:
        """One over the collection as it now is on disk; this one itself when nothing has changed.

        This one, too, when what is on disk can't be opened.
        """
        try:
            if not self.collection.has_changed():
                return self
            return self._over(self.collection.again())
        except CollectionError:
            return self

    def search(self, query: str, k: int = 5, *, only: Filter | None = None) -> list[Hit]:
        """The `k` best passages for a question, best first; fewer when there are fewer.

        `only` says which reports are searched; all of them without it.
        Raises QuestionError when the question is empty or longer than `LONGEST_QUESTION`.
        """
        return list(self.find(query, k, only=only).hits)

    def find(self, query: str, k: int = 5, *, only: Filter | None = None) -> Found:
        """The hits of `search`, and the reports of the collection that they were found in.

        That is the one which was opened; or, when another citaat has changed what was looked for, the
        one that is there now.
        """
        if k < 1:
            raise ValueError(f"k must be 1 or more, not {k}")
        query = checked(query)
        retriever = self
        for _ in range(_ATTEMPTS):
            with suppress(ChangedError):
                return retriever._find(query, k, only)
            retriever = self._over(self.collection.again())
        with self.collection.held() as held:
            return self._over(held)._find(query, k, only)  # noqa: SLF001

    def _over(self, collection: Opened) -> Retriever:
        return Retriever(collection, self.encoder, reranker=self.reranker, weights=self._given)

    def _find(self, query: str, k: int, only: Filter | None) -> Found:
        searched = self.collection
        vector, tokens = self._encoded(query)
        rows, passages = max(_NEAREST_ROWS, 20 * k), max(_NEAREST, k)
        nearest = searched.nearest(vector, rows, passages, only)
        numbers = list(dict.fromkeys([*nearest, *searched.by_words(query, _BY_WORDS, only)]))
        candidates = searched.candidates(query, numbers)
        evidence = _evidence(vector, tokens, candidates)
        evidence = with_sections([(one.report, one.section) for one in candidates], evidence, self._weights)
        scored = [(self._weights.score(one), one) for one in evidence]
        read = max(k, RERANKED) if self.reranker else k
        best = sorted(zip(scored, candidates, strict=True), key=_order)[:read]
        units = searched.found([candidate.number for _, candidate in best])
        hits = [
            Hit(unit.passage, score, one, unit.sentences)
            for ((score, one), _), unit in zip(best, units, strict=True)
        ]
        if hits and self.reranker is not None:
            hits = rerank(self.reranker, query, hits)
        return Found(tuple(hits[:k]), searched.reports)

    def _encoded(self, query: str) -> tuple[Query, Vectors | None]:
        """The question's vector, and its tokens' where the collection has the passages'."""
        if self.collection.has_tokens and isinstance(self.encoder, TokenEncoder):
            encoded = self.encoder.encode_query(query)
            return encoded.vector, encoded.tokens
        return self.encoder.encode_queries([query])[0], None


def _evidence(vector: Query, tokens: Vectors | None, candidates: Sequence[Candidate]) -> list[Evidence]:
    """What each candidate's score is made of, but for its section's others."""
    if tokens is None:
        return [_of_vectors(vector, one) for one in candidates]
    runs = [one.part.tokens for one in candidates if one.part.tokens]
    return [
        Evidence(float((one.part.vectors @ vector)[0]), _in_sentences(match), _in_passage(match), one.lexical)
        for one, match in zip(candidates, matches(tokens, runs), strict=True)
    ]


def _of_vectors(vector: Query, candidate: Candidate) -> Evidence:
    whole, *sentences = (candidate.part.vectors @ vector).tolist()
    return Evidence(whole, tuple(sentences or [whole]), None, candidate.lexical)


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


def _order(found: tuple[tuple[float, Evidence], Candidate]) -> tuple[float, str, int]:
    """Best first; equal scores in a fixed order, so that an answer is the same every time."""
    (score, _), candidate = found
    return (-score, candidate.report, candidate.number)
