"""Ask a question, or a file of questions, and print the quotes that answer it.

Exit codes: 0 answered, 1 not answered by these reports, 2 could not be asked. With --batch: 0 when
every line was asked, whatever the answers.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from functools import partial
from io import TextIOWrapper
from pathlib import Path
from typing import Any, TextIO

from qa.answer_json import answer_to_json
from qa.answer_text import answer_to_text
from qa.assistant import Assistant
from qa.cli import DONE, FAILED, NOT_ALL
from qa.commands.arguments import place
from qa.defaults import collection_for
from qa.errors import QaError, QuestionError
from qa.filters import Filter
from qa.retriever import Retriever, checked
from qa.types import Answer


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `citaat ask`."""
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("question", nargs="?", metavar="QUESTION", help="in any language")
    what.add_argument(
        "--batch",
        metavar="FILE",
        help='a file (- for standard input) with a JSON object {"question": ...} on each line',
    )
    add_collection_arguments(parser)
    add_filter_arguments(parser)
    parser.add_argument("--k", type=positive, default=5, help="how many quotes (default: 5)")
    parser.add_argument("--json", action="store_true", help="print JSON (always with --batch)")


def add_collection_arguments(parser: argparse.ArgumentParser) -> None:
    """Which reports to ask, the same for every subcommand that asks."""
    where = parser.add_mutually_exclusive_group()
    where.add_argument(
        "--in",
        dest="collection",
        type=place,
        metavar="FOLDER",
        help="a collection made by 'citaat index', or milvus://HOST:PORT/NAME "
        "(default: the bundled digest of three reports)",
    )
    where.add_argument(
        "--reports", type=Path, nargs="+", metavar="DIR", help="files or folders, indexed first"
    )
    parser.add_argument("--model", metavar="NAME", help="the model of the collection (default: its own)")
    parser.add_argument(
        "--reranker",
        metavar="NAME",
        help="a cross-encoder, by hub name or folder, that puts what is found in order (default: none)",
    )


def add_filter_arguments(parser: argparse.ArgumentParser) -> None:
    """Which of the collection's reports to search."""
    only = parser.add_argument_group("only search some of the reports")
    only.add_argument(
        "--report",
        action="append",
        default=[],
        metavar="ID",
        help="this one, by its id or its file's name; may be given again for another one",
    )
    only.add_argument(
        "--kind",
        action="append",
        default=[],
        help="those of a kind, such as letter, annex or digest; may be given again",
    )
    only.add_argument("--since", default="", metavar="DATE", help="2020-05-29, 2020-05 or 2020, or later")
    only.add_argument("--until", default="", metavar="DATE", help="2020-05-29, 2020-05 or 2020, or earlier")


def filter_from(args: argparse.Namespace) -> Filter:
    """The filter that the arguments ask for; FilterError when it can't be."""
    return Filter(tuple(args.report), tuple(args.kind), args.since, args.until)


def positive(text: str) -> int:
    """A whole number from 1 to 100."""
    if not text.isdecimal() or not 1 <= int(text) <= 100:
        raise argparse.ArgumentTypeError(f"'{text}' is not a whole number from 1 to 100")
    return int(text)


def run(args: argparse.Namespace) -> int:
    """Ask, and print."""
    if args.question is not None:
        checked(args.question)  # before reports are read for it
    only = filter_from(args)
    folder = collection_for(args.collection, args.reports, args.model)
    assistant = Assistant(Retriever.open(folder, model=args.model, reranker=args.reranker))
    if args.batch is not None:
        return _batch(partial(assistant.ask, k=args.k, only=only), args.batch)
    answer = assistant.ask(args.question, args.k, only=only)
    if args.json:
        print(json.dumps(answer_to_json(answer), ensure_ascii=False))
    else:
        print(answer_to_text(answer))
    return DONE if answer.answered else NOT_ALL


def _batch(ask: Callable[[str], Answer], name: str) -> int:
    code = DONE
    with _lines(name) as lines:
        for result in _answers(ask, lines):
            code = FAILED if "error" in result else code
            print(json.dumps(result, ensure_ascii=False), flush=True)
    return code


def _answers(ask: Callable[[str], Answer], lines: TextIO) -> Iterator[dict[str, Any]]:
    """One result for each line; a line that can't be asked gets its error in its place."""
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        named: dict[str, Any] = {}
        try:
            asked = _asked(line)
            named = {"id": asked["id"]} if "id" in asked else {}
            if not isinstance(asked.get("question"), str):
                raise QuestionError('this is not an object with a "question" that is a text')
            yield {**named, **answer_to_json(ask(asked["question"]))}
        except QaError as error:
            yield {**named, "error": f"line {number}: {error}"}


def _asked(line: str) -> dict[str, Any]:
    try:
        asked = json.loads(line.lstrip("\ufeff"))
    except (ValueError, RecursionError) as error:
        raise QuestionError(f"this is not JSON ({error})") from error
    if not isinstance(asked, dict):
        raise QuestionError('this is not an object with a "question" that is a text')
    return asked


def _lines(name: str) -> Any:
    if name == "-":
        if isinstance(sys.stdin, TextIOWrapper):
            sys.stdin.reconfigure(encoding="utf-8", errors="replace")
        return nullcontext(sys.stdin)
    try:
        return Path(name).open(encoding="utf-8", errors="replace")
    except OSError as error:
        raise QuestionError(
            f"the questions in '{name}' can't be read ({error.strerror}): check the path"
        ) from error
