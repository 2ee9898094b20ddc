"""A stronger model that reads the question and a passage together: a cross-encoder, opened by name.

An encoder makes a passage's vector before anybody asks; a cross-encoder sees both at once and weighs
their words against each other, at the price of a pass through the model for each passage.
"""

from __future__ import annotations

import threading
from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol, TypeAlias

import numpy as np
import numpy.typing as npt

from embeddings.errors import ModelError
from embeddings.loading import check_path, load, quiet_libraries

if TYPE_CHECKING:
    from sentence_transformers import CrossEncoder

# A question's passages are sorted by length; small batches then hold little padding. On two cores a model
# of 12 layers of 384 dimensions scores 20 passages in 0.8 s by 4, in 0.9 s by 8, and in 1.1 s at once.
BATCH = 4

Scores: TypeAlias = npt.NDArray[np.float32]
"""Shape (passages,): the higher the better, on a scale that is the model's own."""


class Reranker(Protocol):
    """Says how well passages answer a question, having read each together with the question."""

    @property
    def name(self) -> str:
        """The name it was opened by."""

    def score(self, query: str, passages: Sequence[str]) -> Scores:
        """How well each passage answers, shape (len(passages),): only good for putting them in order."""


class CrossEncoderReranker:
    """A loaded CrossEncoder of one score under the name it was asked for by."""

    def __init__(self, name: str, model: CrossEncoder) -> None:
        _check(name, model)
        self.name = name
        self._model = model
        self._one_at_a_time = threading.Lock()  # a tokenizer's cutting and padding are settings of it

    @classmethod
    def open(cls, name: str) -> CrossEncoderReranker:
        """Load by hub name or folder, with the library's own code; ModelError when it can't be had."""
        check_path(name)
        quiet_libraries()
        from sentence_transformers import CrossEncoder

        return cls(name, load(CrossEncoder, name, "a cross-encoder"))

    def score(self, query: str, passages: Sequence[str]) -> Scores:
        """How well each passage answers, shape (len(passages),).

        Of a question and a passage too long for the model together, the longer one loses its end.
        """
        pairs = [(query, passage) for passage in passages]
        with self._one_at_a_time:
            found = self._model.predict(
                pairs, batch_size=BATCH, show_progress_bar=False, activation_fn=_as_it_is
            )
        scores = np.asarray(found, dtype=np.float32)
        if not np.isfinite(scores).all():
            raise ModelError(f"the model '{self.name}' gives scores that are no numbers: name another one")
        return scores


def _check(name: str, model: CrossEncoder) -> None:
    """ModelError for a model that wasn't made to give a pair of texts one score.

    The library opens other models too, and puts a head of random weights on them.
    """
    if not _has_trained_head(model):
        raise ModelError(
            f"the model '{name}' is no cross-encoder: name one that was made to score a question with a "
            "passage, or name an encoder with --model"
        )
    if model.num_labels != 1:
        raise ModelError(
            f"the model '{name}' gives {model.num_labels} scores for a passage, and a reranker gives one: "
            "name a cross-encoder with a single label"
        )


def _has_trained_head(model: CrossEncoder) -> bool:
    """Whether its scores come from saved weights: of a module of their own, or of the network's head."""
    architectures: list[str] = getattr(model.config, "architectures", None) or []
    return len(model) > 1 or any(name.endswith("ForSequenceClassification") for name in architectures)


def _as_it_is(scores: object) -> object:
    """In the place of a sigmoid, under which the best passages would all score 1."""
    return scores
