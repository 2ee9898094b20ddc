"""Collections that are made with the bundled model's quick engine alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from qa import build
from tests.engine import EngineEncoder

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
