"""From records to figures: over all, per language and per type, and of what says no; and to differences."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Generic, Literal, TypeVar

import numpy as np

from eval.measures.auroc import auroc
from eval.measures.bootstrap import Draws, Estimate, estimate_of, means
from eval.measures.ranking import Values
from eval.record import Record

One = TypeVar("One")


@dataclass(frozen=True, slots=True)
class Row(Generic[One]):
    """The figures of a group of answerable questions; keys are "hit@1", "MRR", ..."""

    name: str
    questions: int
    figures: dict[str, One]


@dataclass(frozen=True, slots=True)
class Figures(Generic[One]):
    """All figures of a run, each with its interval; or of two runs, their differences.

    `ranking` has a row for all answerable questions, judged by the passage shown; one judged by the
    marked quote alone; and one for each language and type. `saying_no` has, for each kind of
    unanswerable question (near misses, off topic) and for all of them, how well the confidence tells
    it from the answerable ones, and how many questions of each kind are refused.
    """

    ranking: list[Row[One]]
    saying_no: dict[str, One]


def figures_of(records: Sequence[Record]) -> Figures[Estimate]:
    """The figures of a run."""
    drawn = _drawn(records)
    rows = [Row(row.name, row.questions, _estimates(row.figures)) for row in drawn.ranking]
    return Figures(rows, _estimates(drawn.saying_no))


def differences(records: Sequence[Record], before: Sequence[Record]) -> Figures[Estimate]:
    """How much higher each figure is than before, over the same questions in the same order, paired."""
    grouped = [
        replace(old, language=new.language, type=new.type) for new, old in zip(records, before, strict=True)
    ]
    these, those = _drawn(records), _drawn(grouped)
    old_rows = {row.name: row.figures for row in those.ranking}
    rows = [
        Row(row.name, row.questions, _estimates(_less(row.figures, old_rows[row.name])))
        for row in these.ranking
        if row.name in old_rows
    ]
    return Figures(rows, _estimates(_less(these.saying_no, those.saying_no)))


def _less(these: dict[str, Draws], those: dict[str, Draws]) -> dict[str, Draws]:
    return {name: draws - those[name] for name, draws in these.items() if name in those}


def _estimates(drawn: dict[str, Draws]) -> dict[str, Estimate]:
    return {name: estimate_of(draws) for name, draws in drawn.items()}


def _drawn(records: Sequence[Record]) -> Figures[Draws]:
    answerable = [record for record in records if record.answerable]
    rows = [_row("all", answerable)]
    if any(record.quote_measures for record in answerable):
        rows.append(_row("all, marked quote", answerable, lambda record: record.quote_measures))
    kinds: tuple[Literal["language", "type"], ...] = ("language", "type")
    for kind in kinds:
        rows += [_row(f"{kind} {name}", group) for name, group in _grouped(answerable, kind).items()]
    return Figures(rows, _saying_no([record for record in records if record.confidence is not None]))


def _row(
    name: str,
    records: Sequence[Record],
    values_of: Callable[[Record], Values] = lambda record: record.measures,
) -> Row[Draws]:
    """The mean of every measure over a group."""
    names = list(values_of(records[0])) if records else []
    values = np.array([[values_of(record)[one] for one in names] for record in records])
    values = values.reshape(len(records), len(names))
    return Row(name, len(records), dict(zip(names, means(values).T, strict=True)))


def _saying_no(records: Sequence[Record]) -> dict[str, Draws]:
    """The AUROC against each kind of unanswerable question, and the share refused of each kind."""
    answerable = [record for record in records if record.answerable]
    unanswerable = [record for record in records if not record.answerable]
    kinds = _grouped(unanswerable, "type")
    groups = kinds | ({"all unanswerable": unanswerable} if unanswerable else {})
    areas = {
        f"AUROC of the confidence, {kind}": _auroc([*answerable, *group]) for kind, group in groups.items()
    }
    refused = {"answerable": answerable} | kinds if records else {}
    return areas | {f"refused, {kind}": _refused(group) for kind, group in refused.items()}


def _auroc(records: Sequence[Record]) -> Draws:
    return auroc(
        np.array([record.confidence for record in records], np.float64),
        np.array([record.answerable for record in records]),
    )


def _refused(records: Sequence[Record]) -> Draws:
    return means(np.array([[float(not record.answered)] for record in records]).reshape(-1, 1))[:, 0]


def _grouped(records: Iterable[Record], kind: Literal["language", "type"]) -> dict[str, list[Record]]:
    """The records of each language or type, in order of appearance; those without one in none."""
    groups: dict[str, list[Record]] = {}
    for record in records:
        name = record.language if kind == "language" else record.type
        if name:
            groups.setdefault(name, []).append(record)
    return groups
