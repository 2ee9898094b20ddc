"""From passages to their vectors: of each as a whole, and of its tokens or its sentences.

An encoder that gives vectors of tokens tells from these how near each sentence comes; with another one
each sentence is embedded on its own, which takes three times as long (docs/results.md).
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from embeddings.encoder import Coded, Encoder, Progress, TokenEncoder, Vectors
from qa.late import TokenRun, segment_counts
from qa.parts import Parts, key, parts_of
from qa.rows import Stored, joined
from qa.units import Units


def embedded(units: Sequence[Units], encoder: Encoder, progress: Progress | None = None) -> Stored:
    """A report's passages with all vectors that the encoder gives of them."""
    (stored,) = embedded_together([units], encoder, progress)
    return stored


def embedded_after(
    known: Parts, units: Sequence[Units], encoder: Encoder, progress: Progress | None = None
) -> Stored:
    """The same, where only the passages that aren't known are embedded."""
    new = unknown(known, units)
    parts = {**known, **parts_of(embedded(new, encoder, progress))} if new else known
    return joined(units, [parts[key(unit)] for unit in units])


def unknown(known: Parts, units: Sequence[Units]) -> list[Units]:
    """The passages that have to be embedded."""
    return [unit for unit in units if key(unit) not in known]


def embedded_together(
    reports: Sequence[Sequence[Units]], encoder: Encoder, progress: Progress | None = None
) -> list[Stored]:
    """Each report's part of what the encoder gives of all their passages at once.

    An encoder works best on many texts, and a report may be short.
    """
    vectors, passages = _encoded([unit for report in reports for unit in report], encoder, progress)
    stored, at, row = [], 0, 0
    for report in reports:
        run = _run(report, passages[at : at + len(report)]) if passages else None
        rows = len(report) if run else sum(unit.count for unit in report)
        stored.append(Stored(list(report), vectors[row : row + rows], run))
        at, row = at + len(report), row + rows
    return stored


def _encoded(
    units: Sequence[Units], encoder: Encoder, progress: Progress | None
) -> tuple[Vectors, Sequence[Coded]]:
    """The vectors of all that is embedded, and the passages with their tokens where there are such."""
    if not isinstance(encoder, TokenEncoder):
        return encoder.encode_passages([text for unit in units for text in unit.texts], progress), ()
    passages = encoder.encode_passage_tokens([unit.texts[0] for unit in units], progress)
    return np.array([one.vector for one in passages]), passages


def text_count(units: Sequence[Units], encoder: Encoder) -> int:
    """How many texts are embedded of these passages, for a progress bar."""
    return len(units) if isinstance(encoder, TokenEncoder) else sum(unit.count for unit in units)


def _run(units: Sequence[Units], passages: Sequence[Coded]) -> TokenRun:
    counts = [segment_counts(one, unit.begins) for unit, one in zip(units, passages, strict=True)]
    return TokenRun(np.concatenate([one.codes for one in passages]), np.concatenate(counts))
