"""Measure the answers on a question set: tables, and files named after the commit and what was asked.

Exit codes: 0 measured, 2 could not be measured.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from eval.against import against
from eval.asked import Asked, ask_beir, ask_set
from eval.elsewhere import judge_trec
from eval.errors import EvalError
from eval.figures import figures_of
from eval.judged import load_set
from eval.measures.ranking import require_library
from eval.page import write_page
from eval.questions import SETS, named_set
from eval.saved import Run, load, save
from eval.table import table
from eval.trec import write_qrels, write_run
from qa.commands.ask import add_collection_arguments
from qa.defaults import collection_for


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `citaat eval`."""
    what = parser.add_mutually_exclusive_group()
    what.add_argument(
        "--questions",
        default="development",
        metavar="SET",
        help=f"a question set: {', '.join(SETS)}, or a file of questions or of the chat's judgements "
        "(default: development)",
    )
    what.add_argument(
        "--beir", type=Path, metavar="FOLDER", help="a retrieval set in BEIR form, with passages of its own"
    )
    what.add_argument(
        "--trec",
        type=Path,
        nargs=2,
        metavar=("RUN", "QRELS"),
        help="judge what another program found, from files in TREC form",
    )
    what.add_argument(
        "--saved", type=Path, metavar="FILE", help="a run that was saved, instead of asking anew"
    )
    add_collection_arguments(parser)
    parser.add_argument(
        "--against", type=Path, metavar="FILE", help="also print how it differs from a run that was saved"
    )
    parser.add_argument(
        "--to",
        type=Path,
        default=Path("results"),
        metavar="FOLDER",
        help="where the run is written (default: results)",
    )


def run(args: argparse.Namespace) -> int:
    """Ask, judge, print and save."""
    if (args.beir or args.trec or args.saved) and (args.collection or args.reports):
        raise EvalError("--beir, --trec and --saved ask no other reports: leave out --in and --reports")
    before = load(args.against) if args.against else None
    measured = load(args.saved) if args.saved else _measured(args)
    print(table(figures_of(measured.records)))
    if measured.left_out:
        print(f"\n{_left_out(measured.left_out)}")
    if not args.saved:
        told = f"{measured.questions} over {measured.reports}"
        print(f"\n{told}, saved as {args.to / measured.name}.json and .html")
    if before:
        print(f"\n{against(measured, before)}")
    return 0


def _measured(args: argparse.Namespace) -> Run:
    """Measure, and write what was measured."""
    require_library()
    if args.trec:
        run = judge_trec(*args.trec)
        path = save(args.to, run)
    else:
        asked = _asked(args)
        run = asked.run
        path = save(args.to, run)
        write_run(path.with_suffix(".run"), asked.topics)
        write_qrels(path.with_suffix(".qrels"), asked.topics)
    write_page(path.with_suffix(".html"), run)
    return run


def _asked(args: argparse.Namespace) -> Asked:
    if args.beir:
        return ask_beir(args.beir, args.model, args.reranker)
    path = named_set(args.questions)
    questions = load_set(path)
    name = args.questions if args.questions in SETS else path.stem
    folder = collection_for(args.collection, args.reports, args.model)
    return ask_set(name, questions, folder, args.model, args.reranker)


def _left_out(number: int) -> str:
    if number == 1:
        return "1 question that these reports don't hold is left out"
    return f"{number} questions that these reports don't hold are left out"
