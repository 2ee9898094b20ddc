"""What the server holds to, whatever a client sends."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route
from starlette.testclient import TestClient

from chat.bounds import LARGEST_BODY, POLICY, BoundedBody, ToldWhenBusy, WithPolicy
from chat.words import DUTCH, ENGLISH


async def echo(request: Request) -> Response:
    own = {"Content-Security-Policy": "default-src 'none'"} if "own" in request.query_params else {}
    return PlainTextResponse(str(len(await request.body())), headers=own)


async def join(request: Request) -> Response:
    room = "room" in request.query_params
    return PlainTextResponse("joined") if room else JSONResponse({"detail": "full"}, status_code=503)


@pytest.fixture(scope="module")
def client() -> TestClient:
    middleware = [Middleware(WithPolicy), Middleware(BoundedBody), Middleware(ToldWhenBusy)]
    routes = [
        Route("/", echo, methods=["GET", "POST"]),
        Route("/gradio_api/queue/join", join, methods=["POST"]),
        Route("/other", join, methods=["POST"]),
    ]
    return TestClient(Starlette(routes=routes, middleware=middleware))


def pieces(size: int) -> Iterator[bytes]:
    """A body that doesn't say how long it is."""
    yield b"x" * size
    yield b""


@pytest.mark.parametrize("size", [0, 5, LARGEST_BODY])
def test_a_body_within_the_bound_is_read(client: TestClient, size: int) -> None:
    for body in (b"x" * size, pieces(size)):
        told = client.post("/", content=body)
        assert (told.status_code, told.text) == (200, str(size))


def test_a_larger_body_is_refused(client: TestClient) -> None:
    for body in (b"x" * (LARGEST_BODY + 1), pieces(LARGEST_BODY + 1)):
        told = client.post("/", content=body)
        assert told.status_code == 413
        assert told.json() == {"detail": ENGLISH.too_large}
        assert told.headers["content-security-policy"] == POLICY


@pytest.mark.parametrize("said", ["-1", "x", "9" * 5000, str(LARGEST_BODY + 1)])
def test_a_length_that_cannot_be_is_refused(client: TestClient, said: str) -> None:
    assert client.post("/", content=b"x", headers={"content-length": said}).status_code == 413


def test_a_full_queue_is_told_in_the_readers_language(client: TestClient) -> None:
    told = client.post("/gradio_api/queue/join", headers={"accept-language": "nl"})
    assert (told.status_code, told.json()) == (429, {"detail": DUTCH.busy})
    assert client.post("/gradio_api/queue/join?room").text == "joined"
    assert client.post("/other").status_code == 503


def test_every_response_has_one_policy(client: TestClient) -> None:
    assert client.get("/").headers["content-security-policy"] == POLICY
    assert client.get("/nothing").headers["content-security-policy"] == POLICY
    assert client.get("/?own").headers.get_list("content-security-policy") == ["default-src 'none'"]
    assert client.get("/").headers["x-content-type-options"] == "nosniff"
    assert client.get("/").headers["referrer-policy"] == "same-origin"
