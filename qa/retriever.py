"""From a question to the passages that come nearest to it."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import numpy as np
import numpy.typing as npt

from embeddings.encoder import Encoder, open_encoder
from qa.collection import Collection
from qa.errors import QuestionError
from qa.store import require_encoder
from qa.types import Evidence, Hit

LONGEST_QUESTION = 1000
"""Characters: more than anybody asks at once, and less than the 512 tokens the bundled model takes."""

# How a passage's score is made: the cosine of its best sentence and of the passage as a whole.
SENTENCE_WEIGHT = 0.5

# A passage's best row is nearly always among the nearest few rows for each passage wanted; those
# passages are then scored in full.
_ROWS_PER_HIT = 20


class Retriever:
    """Searches a collection with the encoder that made it. Safe to use from several threads."""

    def __init__(self, collection: Collection, encoder: Encoder) -> None:
        require_encoder(collection.folder, collection.encoder, encoder.name)
        self.collection = collection
        self.encoder = encoder

    @classmethod
    def open(cls, folder: str | Path, *, model: str | None = None) -> Retriever:
        """Open the collection in a folder, with the encoder that made it.

        `model` only checks: CollectionError when it names another one. ModelError when the
        collection's encoder can't be had here.
        """
        collection = Collection.open(folder)
        require_encoder(collection.folder, collection.encoder, model)
        return cls(collection, open_encoder(collection.encoder))

    def search(self, query: str, k: int = 5) -> list[Hit]:
        """The `k` best passages for a question, best first; fewer when there are fewer.

        Raises QuestionError when the question is empty or longer than `LONGEST_QUESTION`.
        """
        vector = self.encoder.encode_queries([checked(query)])[0]
        return self.search_vector(vector, k)

    def search_vector(self, vector: npt.NDArray[np.float32], k: int) -> list[Hit]:
        """The `k` best passages for a question that is encoded already."""
        if k < 1:
            raise ValueError(f"k must be 1 or more, not {k}")
        near = self.collection.index.search(vector, _ROWS_PER_HIT * k)
        candidates = dict.fromkeys(self.collection.passage_at(int(row)) for row in near.rows)
        hits = [self._hit(passage, vector) for passage in candidates]
        return sorted(hits, key=_order)[:k]

    def _hit(self, passage: int, vector: npt.NDArray[np.float32]) -> Hit:
        units = self.collection.units[passage]
        whole, *sentences = self.collection.index.scores(vector, self.collection.rows(passage))
        evidence = Evidence(float(whole), tuple(map(float, sentences or [whole])))
        return Hit(units.passage, _score(evidence), evidence, units.sentences)


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


def _score(evidence: Evidence) -> float:
    best = max(evidence.sentences)
    return SENTENCE_WEIGHT * best + (1 - SENTENCE_WEIGHT) * evidence.passage


def _order(hit: Hit) -> tuple[float, str, int]:
    """Best first; equal scores in a fixed order, so that an answer is the same every time."""
    return (-hit.score, hit.passage.report.id, hit.passage.start)
