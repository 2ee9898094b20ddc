"""What the server holds to, whatever a client sends."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route
from starlette.testclient import TestClient

from chat.bounds import LARGEST_BODY, POLICY, BoundedBody, WithPolicy


async def echo(request: Request) -> Response:
    own = {"Content-Security-Policy": "default-src 'none'"} if "own" in request.query_params else {}
    return PlainTextResponse(str(len(await request.body())), headers=own)


@pytest.fixture(scope="module")
def client() -> TestClient:
    middleware = [Middleware(WithPolicy), Middleware(BoundedBody)]
    return TestClient(Starlette(routes=[Route("/", echo, methods=["GET", "POST"])], middleware=middleware))


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
        assert told.text.startswith(
            f"The request is larger than {LARGEST_BODY} bytes: ask a shorter question"
        )
        assert told.headers["content-security-policy"] == POLICY


@pytest.mark.parametrize("said", ["-1", "x", "9" * 5000, str(LARGEST_BODY + 1)])
def test_a_length_that_cannot_be_is_refused(client: TestClient, said: str) -> None:
    assert client.post("/", content=b"x", headers={"content-length": said}).status_code == 413


def test_every_response_has_one_policy(client: TestClient) -> None:
    assert client.get("/").headers["content-security-policy"] == POLICY
    assert client.get("/nothing").headers["content-security-policy"] == POLICY
    assert client.get("/?own").headers.get_list("content-security-policy") == ["default-src 'none'"]
