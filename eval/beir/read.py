"""Reading a folder in BEIR form: `corpus.jsonl`, `queries.jsonl` and `qrels.tsv` (or `qrels/test.tsv`)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from eval import fields
from eval.errors import BeirError
from eval.questions import Place, Question
from eval.topics import Grades
from qa.errors import QuestionError
from qa.retriever import checked

One = TypeVar("One")


@dataclass(frozen=True, slots=True)
class Text:
    """A passage of the corpus, white space made single; `title` may be empty."""

    id: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Beir:
    """A retrieval set: its passages, the queries that have judgements, and these."""

    texts: list[Text]
    questions: list[Question]
    qrels: dict[str, Grades]


def read_beir(folder: Path) -> Beir:
    """The set in a folder; BeirError names the file and the line that is wrong."""
    texts = _lines(folder / "corpus.jsonl", _text)
    queries = _lines(folder / "queries.jsonl", _query)
    _check_once(folder / "corpus.jsonl", [text.id for text in texts])
    _check_once(folder / "queries.jsonl", [query.id for query in queries])
    qrels = _qrels(folder, {text.id for text in texts}, {query.id for query in queries})
    questions = [
        Question(query.id, query.language, "", query.text, tuple(_place(name) for name in right))
        for query in queries
        if (right := [name for name, grade in qrels.get(query.id, {}).items() if grade > 0])
    ]
    if not questions:
        raise BeirError(f"no query of '{folder}' has a passage that answers it")
    return Beir(texts, questions, qrels)


@dataclass(frozen=True, slots=True)
class _Query:
    id: str
    language: str
    text: str


def _check_once(path: Path, names: Sequence[str]) -> None:
    if len(set(names)) < len(names):
        raise BeirError(f"'{path}' uses an _id twice")


def _place(name: str) -> Place:
    """A passage that answers, by its name."""
    return Place(name, "", ())


def _text(raw: fields.Fields) -> Text:
    title = " ".join(fields.text(raw, "title", empty=True).split()) if "title" in raw else ""
    words = " ".join(fields.text(raw, "text", empty=bool(title)).split())
    return Text(fields.text(raw, "_id"), title if words else "", words or title)


def _query(raw: fields.Fields) -> _Query:
    name = fields.text(raw, "_id")
    try:
        asked = checked(fields.text(raw, "text"))
    except QuestionError as error:
        raise ValueError(str(error)) from error
    return _Query(name, fields.text(raw, "lang") if "lang" in raw else language_in(name), asked)


def language_in(name: str) -> str:
    """The language in a query's name: its last part of two letters, "nl" of "nl-12" and "xq-nl-12"; or ""."""
    parts = [part for part in name.split("-")[:-1] if re.fullmatch("[a-z]{2}", part)]
    return parts[-1] if parts else ""


def _lines(path: Path, parse: Callable[[fields.Fields], One]) -> list[One]:
    """What each line of a JSON-lines file says."""
    parsed = [_parsed(path, at, line, parse) for at, line in _numbered(path)]
    if not parsed:
        raise BeirError(f"'{path}' is empty")
    return parsed


def _parsed(path: Path, number: int, line: str, parse: Callable[[fields.Fields], One]) -> One:
    try:
        return parse(fields.object_of(line))
    except ValueError as error:
        raise BeirError(f"{path}, line {number}: {error}") from error


def _numbered(path: Path) -> Iterator[tuple[int, str]]:
    """The lines that aren't empty, with their numbers."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise BeirError(f"the file '{path}' of a BEIR folder can't be read ({error})") from error
    return ((at, line) for at, line in enumerate(text.split("\n"), 1) if line.strip())


def _qrels(folder: Path, texts: set[str], queries: set[str]) -> dict[str, Grades]:
    """Judgements by query, from a file of three columns with tabs between them, under a line of heads."""
    plain = folder / "qrels.tsv"
    path = plain if plain.exists() else folder / "qrels" / "test.tsv"
    qrels: dict[str, Grades] = {}
    for at, line in _numbered(path):
        cells = line.rstrip("\r").split("\t")
        if at == 1 and not _is_grade(cells[-1]):
            continue
        if len(cells) != 3 or not _is_grade(cells[2]):
            raise BeirError(f"{path}, line {at}: not three columns 'query, passage, whole number'")
        query, text, grade = cells
        for name, known, file in ((query, queries, "queries"), (text, texts, "corpus")):
            if name not in known:
                raise BeirError(f"{path}, line {at}: there is no '{name}' in {file}.jsonl")
        qrels.setdefault(query, {})[text] = int(grade)
    return qrels


def _is_grade(cell: str) -> bool:
    return re.fullmatch(r"-?\d+", cell.strip()) is not None
