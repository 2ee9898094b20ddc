"""From outcomes to figures: hit@k, MRR, AUROC and refusals, over all, per language and per type."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from eval.measures.auroc import auroc
from eval.measures.bootstrap import Estimate, estimate, mean_of
from eval.measures.hit import hits_at
from eval.measures.reciprocal_rank import reciprocal_ranks
from eval.run import Outcome

CUTOFFS = (1, 3, 5, 10)


@dataclass(frozen=True, slots=True)
class Row:
    """The figures of a group of answerable questions; keys are "hit@1", "MRR", ..."""

    name: str
    questions: int
    figures: dict[str, Estimate]


@dataclass(frozen=True, slots=True)
class Figures:
    """All figures of a run.

    `ranking` has a row for all answerable questions, judged by the passage shown; one judged by the
    marked quote alone; and one for each language and type. `saying_no` has, for each kind of
    unanswerable question (near misses, off topic), how well the confidence tells it from the
    answerable ones, and how many questions of each kind are refused.
    """

    ranking: list[Row]
    saying_no: dict[str, Estimate]


def figures_of(outcomes: Sequence[Outcome]) -> Figures:
    """The figures of a run."""
    answerable = [outcome for outcome in outcomes if outcome.question.answerable]
    rows = [
        _row("all", [outcome.passage_rank for outcome in answerable]),
        _row("all, marked quote", [outcome.quote_rank for outcome in answerable]),
    ]
    for language in _distinct(outcome.question.language for outcome in answerable):
        group = [o.passage_rank for o in answerable if o.question.language == language]
        rows.append(_row(f"language {language}", group))
    for kind in _distinct(outcome.question.type for outcome in answerable):
        group = [o.passage_rank for o in answerable if o.question.type == kind]
        rows.append(_row(f"type {kind}", group))
    return Figures(rows, _saying_no(outcomes))


def _row(name: str, ranks: list[int | None]) -> Row:
    figures = {f"hit@{k}": mean_of(hits_at(k, ranks)) for k in CUTOFFS}
    figures["MRR"] = mean_of(reciprocal_ranks(ranks))
    return Row(name, len(ranks), figures)


def _saying_no(outcomes: Sequence[Outcome]) -> dict[str, Estimate]:
    """The AUROC against each kind of unanswerable question, and the share refused of each kind."""
    answerable = [outcome for outcome in outcomes if outcome.question.answerable]
    figures: dict[str, Estimate] = {}
    for kind in _distinct(o.question.type for o in outcomes if not o.question.answerable):
        figures[f"AUROC of the confidence, {kind}"] = _auroc(
            [o for o in outcomes if o.question.answerable or o.question.type == kind]
        )
    figures["refused, answerable"] = _refused(answerable)
    for kind in _distinct(o.question.type for o in outcomes if not o.question.answerable):
        figures[f"refused, {kind}"] = _refused([o for o in outcomes if o.question.type == kind])
    return figures


def _auroc(outcomes: Sequence[Outcome]) -> Estimate:
    confidences = np.array([outcome.answer.confidence for outcome in outcomes])
    answerable = np.array([outcome.question.answerable for outcome in outcomes])
    return estimate(len(outcomes), lambda drawn: auroc(confidences[drawn], answerable[drawn]))


def _refused(outcomes: Sequence[Outcome]) -> Estimate:
    return mean_of([float(not outcome.answer.answered) for outcome in outcomes])


def _distinct(names: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(names))
