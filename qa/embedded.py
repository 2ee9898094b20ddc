"""From passages to their vectors: of each as a whole, of its sentences, and of its tokens."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from embeddings.encoder import Coded, Encoder, Progress, TokenEncoder, Vectors
from qa.late import TokenRun, segment_counts
from qa.store import Stored
from qa.units import Units


def embedded(units: Sequence[Units], encoder: Encoder, progress: Progress | None = None) -> Stored:
    """A report's passages with all vectors that the encoder gives of them."""
    (stored,) = embedded_together([units], encoder, progress)
    return stored


def embedded_together(
    reports: Sequence[Sequence[Units]], encoder: Encoder, progress: Progress | None = None
) -> list[Stored]:
    """Each report's part of what the encoder gives of all their passages at once.

    An encoder works best on many texts, and a report may be short.
    """
    vectors, passages = _encoded([unit for report in reports for unit in report], encoder, progress)
    stored, at, row = [], 0, 0
    for report in reports:
        rows = sum(unit.count for unit in report)
        run = _run(report, passages[at : at + len(report)]) if passages else None
        stored.append(Stored(list(report), vectors[row : row + rows], run))
        at, row = at + len(report), row + rows
    return stored


def _encoded(
    units: Sequence[Units], encoder: Encoder, progress: Progress | None
) -> tuple[Vectors, Sequence[Coded]]:
    """The vectors of all texts, and the passages with their tokens where the encoder gives these."""
    if not isinstance(encoder, TokenEncoder):
        return encoder.encode_passages([text for unit in units for text in unit.texts], progress), ()
    passages = encoder.encode_passage_tokens([unit.texts[0] for unit in units], progress)
    sentences = encoder.encode_passages([text for unit in units for text in unit.texts[1:]], progress)
    return _in_order(units, passages, sentences), passages


def _in_order(units: Sequence[Units], passages: Sequence[Coded], sentences: Vectors) -> Vectors:
    """Each passage's row, followed by those of its sentences."""
    rows: list[Vectors] = []
    at = 0
    for unit, passage in zip(units, passages, strict=True):
        rows += [passage.vector[None], sentences[at : at + unit.count - 1]]
        at += unit.count - 1
    return np.concatenate(rows)


def _run(units: Sequence[Units], passages: Sequence[Coded]) -> TokenRun:
    counts = [segment_counts(one, unit.begins) for unit, one in zip(units, passages, strict=True)]
    return TokenRun(np.concatenate([one.codes for one in passages]), np.concatenate(counts))
