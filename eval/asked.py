"""Make a run: ask a question set or a retrieval set anew."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from embeddings.encoder import BUNDLED
from eval.beir.collection import update
from eval.beir.judge import BeirJudge
from eval.beir.read import read_beir
from eval.commit import commit
from eval.judge import FactsJudge
from eval.questions import Question
from eval.record import records_of, topics_of
from eval.run import ask_all
from eval.saved import Run
from eval.topics import Topics
from qa import Assistant, Retriever
from qa.defaults import cache_folder
from qa.places import Place


@dataclass(frozen=True, slots=True)
class Asked:
    """A run, with what was found and what is right as topics."""

    run: Run
    topics: Topics


def ask_set(
    name: str, questions: Sequence[Question], folder: Place, model: str | None, reranker: str | None = None
) -> Asked:
    """Ask those questions that a collection holds."""
    retriever = Retriever.open(folder, model=model, reranker=reranker)
    judge = judge_of(retriever)
    held = [question for question in questions if judge.holds(question)]
    outcomes = ask_all(Assistant(retriever), held, judge)
    reports = retriever.collection.reports
    kinds = ", ".join(sorted({report.kind for report in reports}))
    run = Run(
        commit=commit(),
        questions=name,
        model=retriever.encoder.name,
        reports=f"{_counted(len(reports), 'report')} ({kinds})",
        sha256={report.id: report.sha256 for report in reports},
        left_out=len(questions) - len(held),
        records=tuple(records_of(outcomes)),
        reranker=reranker or "",
    )
    return Asked(run, topics_of(outcomes))


def judge_of(retriever: Retriever) -> FactsJudge:
    """A judge over the passages of a retriever's collection."""
    return FactsJudge(unit.passage for unit in retriever.collection.units)


def ask_beir(path: Path, model: str | None, reranker: str | None = None) -> Asked:
    """Ask the queries of a retrieval set, whose passages are kept as a collection in the user's cache."""
    beir = read_beir(path)
    folder = cache_folder([path.resolve()], model or BUNDLED)
    update(folder, beir.texts, model or BUNDLED)
    retriever = Retriever.open(folder, model=model, reranker=reranker)
    outcomes = ask_all(Assistant(retriever), beir.questions, BeirJudge(beir.qrels))
    corpus = path / "corpus.jsonl"
    run = Run(
        commit=commit(),
        questions=path.resolve().name,
        model=retriever.encoder.name,
        reports=_counted(len(beir.texts), "passage"),
        sha256={corpus.name: hashlib.sha256(corpus.read_bytes()).hexdigest()},
        left_out=0,
        records=tuple(records_of(outcomes)),
        reranker=reranker or "",
    )
    return Asked(run, topics_of(outcomes))


def _counted(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"
