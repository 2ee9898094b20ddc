"""Judge what another program found: a run and judgements in TREC form."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path

from eval.beir.read import language_in
from eval.commit import commit
from eval.measures.ranking import measured
from eval.questions import Place
from eval.record import Record, worst
from eval.saved import Run
from eval.topics import Topics, question_of
from eval.trec import read_topics


def judge_trec(run: Path, qrels: Path) -> Run:
    """The run, named after its file; questions for which the judgements call nothing right are left out."""
    topics = read_topics(run, qrels)
    sha256 = {qrels.name: hashlib.sha256(qrels.read_bytes()).hexdigest()}
    return Run(commit(), qrels.stem, run.stem, "judgements", sha256, 0, tuple(_records(topics)))


def _records(topics: Topics) -> list[Record]:
    parts: dict[str, list[str]] = {}
    for topic, grades in topics.qrels.items():
        if any(grade > 0 for grade in grades.values()):
            parts.setdefault(question_of(topic), []).append(topic)
    values = measured(topics)
    return [
        Record(
            id=question,
            language=language_in(question),
            type="",
            question="",
            places=tuple(_places(topics, named)),
            measures=worst(values[topic] for topic in named),
        )
        for question, named in parts.items()
    ]


def _places(topics: Topics, parts: Sequence[str]) -> list[Place]:
    """What is right for each part, by name alone."""
    return [
        Place(name, "", (), part)
        for part, topic in enumerate(parts, 1)
        for name, grade in topics.qrels[topic].items()
        if grade > 0
    ]
