"""What all tests share."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import settings

from corpus.bundled import DIGEST
from qa import build
from tests.fakes import WordEncoder

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"

# No test asserts how long anything takes: machines are shared.
settings.register_profile("citaat", deadline=None)
settings.load_profile("citaat")


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder with the official reports beside the checkout; skips where it is missing."""
    if not SHARED.is_dir():
        pytest.skip("the official reports (../shared) are not beside this checkout")
    return SHARED


@pytest.fixture(scope="session")
def digest(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A collection of the bundled digest, made with the bundled model (some 30 s, once)."""
    folder = tmp_path_factory.mktemp("digest")
    build(folder, [DIGEST], progress=False)
    return folder


@pytest.fixture(scope="session")
def originals(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A collection of the official reports as PDFs, made with the bundled model (some 60 s, once)."""
    folder = tmp_path_factory.mktemp("originals")
    build(folder, [shared / "reports" / "pdf"], progress=False)
    return folder


@pytest.fixture
def encoder() -> WordEncoder:
    """A fresh fake encoder."""
    return WordEncoder()


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    """A folder with two small reports."""
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "2019-12-brief.md").write_text(
        "---\ntitle: Brief 2019\ndate: 2019-12\nkind: letter\n---\n\n"
        "## Uitrusting\n\n### Bodycams\n\n"
        "De korpschef koopt bodycams. De aanbesteding van jassen loopt nog.\n\n"
        "## Personeel\n\nHet verzuim daalde tot 6,2%. De wijkagent blijft in de wijk.\n",
        encoding="utf-8",
    )
    (folder / "2021-bijlage.txt").write_text(
        "Meldkamers\n\nDe meldkamer kreeg een nieuw systeem.\n\n"
        "Interceptie\n\nHet tapsysteem blijft tot 2022 in gebruik.\n",
        encoding="utf-8",
    )
    return folder
