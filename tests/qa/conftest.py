"""The command line in this process, and a collection made with the bundled model's quick engine alone."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from qa import build
from qa.cli import main
from tests.engine import EngineEncoder
from tests.fakes import WordEncoder

Call = Callable[..., tuple[int, str, str]]

BODYCAMS = "De korpschef koopt 2000 bodycams voor de politie, die eind 2020 allemaal in gebruik zijn."
REPORT = f"""---
title: Brief 2019
date: 2019-12
kind: letter
---

## Uitrusting

### Bodycams

{BODYCAMS}

## Personeel

Het ziekteverzuim bij de politie daalde van 6,5% naar 6,2%.
"""


@pytest.fixture(scope="session")
def engine_collection(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A collection of one small report that `citaat ask` opens with the bundled model."""
    folder = tmp_path_factory.mktemp("engine")
    (folder / "reports").mkdir()
    (folder / "reports" / "2019-12-brief.md").write_text(REPORT, encoding="utf-8")
    build(folder / "collection", [folder / "reports"], encoder=EngineEncoder())
    return folder / "collection"


@pytest.fixture
def call(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Call:
    """Run `main`; gives its exit code, standard output and standard error. "words" is a model here."""
    encoder = WordEncoder()
    monkeypatch.setattr("qa.retriever.open_encoder", lambda _name: encoder)
    # By its name in sys.modules: as an attribute of qa, "build" is the function.
    monkeypatch.setattr(sys.modules["qa.build"], "open_encoder", lambda _name: encoder)

    def run(*args: object) -> tuple[int, str, str]:
        try:
            code = main([str(arg) for arg in args])
        except SystemExit as stop:  # argparse leaves so
            code = int(stop.code or 0)
        printed = capsys.readouterr()
        return code, printed.out, printed.err

    return run
