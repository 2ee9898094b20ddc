"""What all tests share."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from corpus.bundled import DIGEST
from qa import build
from qa.milvus.address import Address
from qa.milvus.client import Client
from qa.milvus.state import Tables
from qa.places import Place
from tests.fakes import WordEncoder

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"

# No test asserts how long anything takes: machines are shared.
settings.register_profile("citaat", deadline=None)
settings.load_profile("citaat")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--server",
        metavar="ADDRESS",
        help="milvus://HOST:PORT, on which collections are made: only the tests over `place` are run",
    )


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if config.getoption("--server"):
        items[:] = [item for item in items if "places" in getattr(item, "fixturenames", ())]


@pytest.fixture(scope="module")
def on_server() -> Iterator[set[Address]]:
    """The collections that the tests of a module make on a server: each that is loaded costs it work."""
    made: set[Address] = set()
    yield made
    for one in made:
        Client(one).drop(Tables(one.name).all)


@pytest.fixture
def places(
    request: pytest.FixtureRequest,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    on_server: set[Address],
) -> Iterator[Callable[[str], Place]]:
    """Makes places for collections: folders, or with `--server` on that server."""
    server: str | None = request.config.getoption("--server")
    if server is None:
        yield tmp_path.joinpath
        return
    monkeypatch.setattr("qa.milvus.state._PAUSE", 0.02)  # which is for a server of slower ticks
    module = request.module.__name__.rpartition(".")[2]

    def place(name: str) -> Place:
        one = Address.parse(f"{server}/{module}_{name}")
        on_server.add(one)
        return one

    yield place
    for one in on_server:
        _empty(one)


def _empty(address: Address) -> None:
    """Leave nothing of a collection but its tables, which take seconds to be made."""
    client = Client(address)
    for table in filter(client.has, Tables(address.name).all):
        client.delete(table, "id >= 0")


@pytest.fixture
def place(places: Callable[[str], Place]) -> Place:
    """A place for one collection."""
    return places("c")


@pytest.fixture
def address(place: Place) -> Address:
    """A place on a server; skips where there is none."""
    if not isinstance(place, Address):
        pytest.skip("is run by test_over_milvus.py, which starts a server")
    return place


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
