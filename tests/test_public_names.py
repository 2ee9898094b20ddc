"""What others may import: the names, and that each says what it is."""

from __future__ import annotations

import ast
import inspect
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import TypeAlias

import pytest

import corpus
import qa
from qa.errors import CollectionError, FilterError, QaError, QuestionError

ROOT = Path(__file__).resolve().parents[1]
Documented: TypeAlias = ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef


def test_the_names_of_qa() -> None:
    assert qa.__all__ == [
        "Answer",
        "Assistant",
        "Built",
        "CollectionError",
        "CorpusError",
        "EmbeddingsError",
        "Evidence",
        "Filter",
        "FilterError",
        "Footnote",
        "Hit",
        "ModelError",
        "Passage",
        "QaError",
        "QuestionError",
        "Quote",
        "ReadError",
        "Report",
        "Retriever",
        "Searched",
        "Source",
        "build",
    ]


def test_the_names_of_corpus() -> None:
    assert corpus.__all__ == [
        "Block",
        "Box",
        "CorpusError",
        "Footnote",
        "Marker",
        "Page",
        "Passage",
        "Place",
        "ReadError",
        "Reference",
        "Report",
        "ReportFile",
        "find_files",
        "read_report",
        "sentence_spans",
        "split",
        "stated_beside",
    ]


@pytest.mark.parametrize("package", ["qa", "corpus"])
def test_every_name_is_there(package: str) -> None:
    module = import_module(package)
    for name in module.__all__:
        assert inspect.isclass(getattr(module, name)) or inspect.isfunction(getattr(module, name))


def test_every_error_is_one_of_three_families() -> None:
    assert issubclass(CollectionError, QaError)
    assert issubclass(QuestionError, QaError)
    assert issubclass(FilterError, QaError)
    assert issubclass(qa.ReadError, qa.CorpusError)
    assert issubclass(qa.ModelError, qa.EmbeddingsError)
    families = {QaError, qa.CorpusError, qa.EmbeddingsError}
    assert {family.__base__ for family in families} == {Exception}


def undocumented(node: Documented, path: str) -> Iterator[str]:
    """Every public module, class and function from a node down that has no docstring.

    What stands inside a function, or in a private class, is nobody else's.
    """
    if not ast.get_docstring(node):
        yield path
    for child in node.body if isinstance(node, ast.Module | ast.ClassDef) else []:
        if isinstance(child, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            name = f"{path}:{child.name}"
            if not child.name.startswith("_"):
                yield from undocumented(child, name)


def test_what_says_nothing_is_seen() -> None:
    code = '''"""A module."""
def told(): "Told."
def silent(): pass
def _private(): pass
class Silent:
    def told(self): "Told."
    def silent(self): pass
'''
    assert list(undocumented(ast.parse(code), "m")) == ["m:silent", "m:Silent", "m:Silent:silent"]


@pytest.mark.parametrize("package", ["chat", "corpus", "embeddings", "qa", "eval"])
def test_everything_public_says_what_it_is(package: str) -> None:
    missing = [
        name
        for path in sorted((ROOT / package).rglob("*.py"))
        for name in undocumented(
            ast.parse(path.read_text(encoding="utf-8")), path.relative_to(ROOT).as_posix()
        )
    ]
    assert missing == []


def test_the_app_says_what_it_is() -> None:
    assert list(undocumented(ast.parse((ROOT / "app.py").read_text(encoding="utf-8")), "app.py")) == []
