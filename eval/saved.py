"""A run as a JSON file, named after what makes it comparable with another."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from math import isnan
from pathlib import Path
from typing import Any

from eval.errors import RunError
from eval.figures import Figures, figures_of
from eval.measures.bootstrap import Estimate
from eval.questions import Place
from eval.record import Record, Shown

FORMAT = 1
"""Counted up whenever a run that was saved before can't be read any more."""


@dataclass(frozen=True, slots=True)
class Run:
    """What was measured on what, and a record of each question.

    `reports` says for a reader what was asked, "3 reports (annex, letter)", and `sha256` has the
    hash of each file of it; `left_out` counts the questions that the reports don't hold. `reranker`
    is the name of one, where there was one.
    """

    commit: str
    questions: str
    model: str
    reports: str
    sha256: Mapping[str, str]
    left_out: int
    records: tuple[Record, ...]
    reranker: str = ""

    @property
    def name(self) -> str:
        """The stem of its files: commit, question set, reports, and models."""
        hashes = hashlib.sha256(json.dumps(sorted(self.sha256.items())).encode()).hexdigest()
        models = [self.model, self.reranker] if self.reranker else [self.model]
        return "-".join(map(_slug, (self.commit, self.questions, self.reports, hashes[:6], *models)))


def save(folder: Path, run: Run) -> Path:
    """Write a run; its path."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{run.name}.json"
    written = {
        "format": FORMAT,
        **asdict(run),
        "figures": _plain(figures_of(run.records)),
    }
    path.write_text(json.dumps(written, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return path


def load(path: Path) -> Run:
    """Read a run that was saved; RunError when there is none in the file."""
    try:
        raw = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError) as error:
        raise RunError(f"the run '{path}' can't be read ({error})") from error
    if not isinstance(raw, dict) or raw.get("format") != FORMAT:
        raise RunError(f"'{path}' is no run that this version of 'citaat eval' saved: measure again")
    try:
        made = {key: raw[key] for key in ("commit", "questions", "model", "reports", "sha256", "left_out")}
        records = tuple(map(_record, raw["records"]))
        return Run(**made, records=records, reranker=raw.get("reranker", ""))
    except (KeyError, TypeError) as error:
        raise RunError(f"the run '{path}' is damaged ({error!r}): measure again") from error


def _record(raw: dict[str, Any]) -> Record:
    places = tuple(Place(**place | {"facts": tuple(place["facts"])}) for place in raw["places"])
    shown = tuple(Shown(**one) for one in raw["shown"])
    return Record(**raw | {"places": places, "shown": shown})


def _plain(figures: Figures[Estimate]) -> dict[str, Any]:
    """For JSON, which has no nan."""
    return {
        "ranking": [
            {"name": row.name, "questions": row.questions, "figures": _numbers(row.figures)}
            for row in figures.ranking
        ],
        "saying_no": _numbers(figures.saying_no),
    }


def _numbers(estimates: Mapping[str, Estimate]) -> dict[str, dict[str, float | None]]:
    return {
        name: {key: None if isnan(number) else number for key, number in asdict(value).items()}
        for name, value in estimates.items()
    }


def _slug(text: str) -> str:
    """The text as part of a file name; of a path, its last part."""
    last = text.rstrip("/").rpartition("/")[2] if text.startswith((".", "/", "~")) else text
    return re.sub(r"[^\w.+]+", "-", last).strip("-") or "none"
