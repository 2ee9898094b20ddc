"""Measure the answers on a question set: a table, and a JSON file named after the commit."""

from __future__ import annotations

import argparse
import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

from eval.commit import commit
from eval.figures import Figures, figures_of
from eval.questions import POLICE, load_questions
from eval.run import Outcome, ask_all
from eval.table import table
from qa import Assistant, Retriever
from qa.answer_json import answer_to_json
from qa.commands.ask import add_collection_arguments
from qa.defaults import collection_for


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `citaat eval`."""
    add_collection_arguments(parser)
    parser.add_argument(
        "--questions",
        type=Path,
        default=POLICE,
        metavar="FILE",
        help="a question set (default: 100 questions over the bundled reports)",
    )
    parser.add_argument(
        "--to",
        type=Path,
        default=Path("results"),
        metavar="FOLDER",
        help="where the JSON file is written (default: results)",
    )


def run(args: argparse.Namespace) -> int:
    """Ask, judge, print and save."""
    questions = load_questions(args.questions)
    folder = collection_for(args.collection, args.reports, args.model)
    retriever = Retriever.open(folder, model=args.model)
    outcomes = ask_all(Assistant(retriever), questions)
    figures = figures_of(outcomes)
    print(table(figures))
    made = _made_of(retriever, args.questions)
    path = save(args.to, made, figures, outcomes)
    print(f"\n{made['questions']} over {made['reports']}, saved as {path}")
    return 0


def save(folder: Path, made: dict[str, Any], figures: Figures, outcomes: list[Outcome]) -> Path:
    """Write the run as JSON to a file named after the commit and what was asked."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{made['commit']}-{made['questions']}-{made['kinds']}.json"
    run = {
        **made,
        "figures": asdict(figures),
        "outcomes": [
            {
                "id": outcome.question.id,
                "passage_rank": outcome.passage_rank,
                "quote_rank": outcome.quote_rank,
                **answer_to_json(outcome.answer),
            }
            for outcome in outcomes
        ],
    }
    path.write_text(json.dumps(run, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return path


def _made_of(retriever: Retriever, questions: Path) -> dict[str, Any]:
    """What makes one run comparable with another."""
    reports = retriever.collection.reports
    kinds = sorted({report.kind for report in reports})
    return {
        "commit": commit(),
        "questions": questions.stem,
        "model": retriever.encoder.name,
        "kinds": "digest" if kinds == ["digest"] else "reports",
        "reports": f"{len(reports)} reports ({', '.join(kinds)})",
        "sha256": {report.id: report.sha256 for report in reports},
    }
