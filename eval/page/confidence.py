"""Whether the confidence is what it says, and how well it parts what can be answered from what can't."""

from __future__ import annotations

from collections.abc import Sequence

from eval.measures.reliability import expected_calibration_error, reliability
from eval.page.drawing import figure
from eval.page.histogram import histogram
from eval.page.markup import Markup, tag
from eval.page.reliability_curve import reliability_curve
from eval.record import Record
from eval.table import short

FOUND = 5
"""An answer is right when it is found among the first so many: that is what the confidence is about."""


def confidence(records: Sequence[Record]) -> list[Markup]:
    """Two drawings; nothing of a run without confidences."""
    sure = [(record, record.confidence) for record in records if record.confidence is not None]
    return [*_reliability(sure), *_histogram(sure)] if sure else []


def _reliability(sure: Sequence[tuple[Record, float]]) -> list[Markup]:
    bins = reliability([value for _, value in sure], [_right(record) for record, _ in sure])
    error = short(expected_calibration_error(bins))
    caption = f"Beside each point the number of questions. Expected calibration error {error}."
    return [
        tag("h2", "Reliability of the confidence"),
        tag("p", f"Right is an answer among the first {FOUND}; an unanswerable question is never right."),
        figure(reliability_curve(bins), caption),
    ]


def _right(record: Record) -> bool:
    return record.passage_rank is not None and record.passage_rank <= FOUND


def _histogram(sure: Sequence[tuple[Record, float]]) -> list[Markup]:
    answerable = [value for record, value in sure if record.answerable]
    unanswerable = [value for record, value in sure if not record.answerable]
    answered = [value for record, value in sure if record.answered]
    threshold = min(answered) if answered and len(answered) < len(sure) else None
    caption = "The dashed line is the lowest confidence that was answered." if threshold is not None else ""
    return [
        tag("h2", "Confidence of answerable and unanswerable questions"),
        figure(histogram(answerable, unanswerable, threshold), caption),
    ]
