"""Collections that are made with the bundled model's quick engine alone."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from embeddings.bundled import BundledEncoder
from embeddings.encoder import Progress, Vectors
from qa import build

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


class EngineEncoder(BundledEncoder):
    """The bundled encoder without torch: passages go through the C engine too, as questions do.

    The engine's vectors of passages agree with sentence-transformers' at a cosine of 0.9999; in bulk
    it is slower, but it is there at once.
    """

    def encode_passages(self, texts: Sequence[str], progress: Progress | None = None) -> Vectors:
        if progress:
            progress(len(texts))
        return np.asarray(self._engine.passage(list(texts)), np.float32)


@pytest.fixture(scope="session")
def engine_collection(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A collection of one small report that `citaat ask` opens with the bundled model."""
    folder = tmp_path_factory.mktemp("engine")
    (folder / "reports").mkdir()
    (folder / "reports" / "2019-12-brief.md").write_text(REPORT, encoding="utf-8")
    build(folder / "collection", [folder / "reports"], encoder=EngineEncoder())
    return folder / "collection"
