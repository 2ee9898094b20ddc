"""What the server holds to when files come in."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import ClientDisconnect, Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route
from starlette.testclient import TestClient

from chat import incoming
from chat.bounds import LARGEST_BODY, BoundedBody
from chat.incoming import UPLOAD, Incoming
from chat.words import ENGLISH
from qa import build
from qa.uploads import Uploads
from tests.fakes import WordEncoder

LARGEST = LARGEST_BODY + 10


async def taken(request: Request) -> Response:
    """How many bytes came in, piece by piece."""
    return PlainTextResponse(str(sum([len(piece) async for piece in request.stream()])))


def client(uploads: Uploads | None) -> TestClient:
    middleware = [
        Middleware(Incoming, uploads, LARGEST),
        Middleware(BoundedBody, apart=frozenset({UPLOAD})),
    ]
    routes = [Route(path, taken, methods=["POST"]) for path in (UPLOAD, "/other")]
    return TestClient(Starlette(routes=routes, middleware=middleware))


@pytest.fixture
def uploads(tmp_path: Path, reports: Path) -> Uploads:
    build(tmp_path / "collection", [reports], encoder=WordEncoder(), progress=False)
    return Uploads(tmp_path / "collection")


def pieces(size: int) -> Iterator[bytes]:
    """A body that doesn't say how long it is."""
    yield b"x" * size
    yield b""


def test_files_within_the_bound_are_handed_on(uploads: Uploads) -> None:
    for body in (b"x" * LARGEST, pieces(LARGEST)):
        told = client(uploads).post(UPLOAD, content=body)
        assert (told.status_code, told.text) == (200, str(LARGEST))


def test_larger_ones_are_refused(uploads: Uploads) -> None:
    told = client(uploads).post(UPLOAD, content=b"x" * (LARGEST + 1))
    assert told.status_code == 413
    assert told.text == "These files are larger than 4 MB together: add them in parts."


def test_who_does_not_say_how_much_comes_is_cut_off(uploads: Uploads) -> None:
    with pytest.raises(ClientDisconnect):
        client(uploads).post(UPLOAD, content=pieces(LARGEST + 1))


def test_who_takes_too_long_is_cut_off(uploads: Uploads, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(incoming, "LONGEST", -1.0)
    with pytest.raises(ClientDisconnect):
        client(uploads).post(UPLOAD, content=b"x")


def test_where_nothing_may_be_added_no_file_comes_in() -> None:
    told = client(None).post(UPLOAD, content=b"x")
    assert (told.status_code, told.text) == (403, ENGLISH.own.closed)


def test_files_that_nobody_adds_do_not_fill_the_disk(
    uploads: Uploads, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(incoming, "MOST_WAITING", 100)
    uploads.incoming.mkdir(parents=True)
    (uploads.incoming / "left").write_bytes(b"x" * 101)
    told = client(uploads).post(UPLOAD, content=b"x")
    assert told.status_code == 507
    assert told.text.startswith("Too many files came in that weren't added")


def test_only_so_many_hand_over_at_once(uploads: Uploads, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(incoming, "AT_ONCE", 0)
    told = client(uploads).post(UPLOAD, content=b"x")
    assert (told.status_code, told.text[:6]) == (503, "Others")


def test_any_other_body_keeps_its_bound(uploads: Uploads) -> None:
    assert client(uploads).post("/other", content=b"x" * (LARGEST_BODY + 1)).status_code == 413
    assert client(uploads).post(f"{UPLOAD}/", content=b"x" * (LARGEST_BODY + 1)).status_code == 413
    assert client(None).post("/other", content=b"x").text == "1"
