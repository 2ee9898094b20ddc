"""Which of gradio's routes are open, and how often they may be asked."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from starlette.testclient import TestClient
from starlette.websockets import WebSocketDisconnect

from chat.asgi import Application, Message, Receive, Send
from chat.bounds import LARGEST_BODY, BoundedBody
from chat.guard.access import Access
from chat.guard.paths import OpenPaths, is_open
from chat.guard.rated import USER, Rated
from tests.chat.guard.making import APPLICATION, visitor


@pytest.mark.parametrize(
    "path",
    ["/", "/config", "/gradio_api/queue/join", "/gradio_api/call/ask", "/assets/index.js", "/static/a/b"],
)
def test_what_the_page_needs_is_open(path: str) -> None:
    assert is_open(path)


@pytest.mark.parametrize(
    "path",
    [
        "/gradio_api/file=/etc/passwd",
        "/gradio_api/file/etc/passwd",
        "/gradio_api/proxy=https://evil.example",
        "/gradio_api/mcp/sse",
        "/gradio_api/mcp/",
        "/gradio_api/vibe-edit",
        "/gradio_api/run/ask",
        "/gradio_api/api/ask",
        "/gradio_api/component_server",
        "/gradio_api/stream/x",
        "/gradio_api/startup-events",
        "/monitoring",
        "/docs",
        "/openapi.json",
        "/login",
        "/assets/../config",
        "//",
        "",
    ],
)
def test_nothing_else_is(path: str) -> None:
    assert not is_open(path)


def test_what_is_closed_says_that_nothing_is_there() -> None:
    client = TestClient(OpenPaths(APPLICATION))
    assert client.get("/config").status_code == 200
    for told in (client.get("/gradio_api/file=/etc/passwd"), client.post("/gradio_api/mcp/")):
        assert (told.status_code, told.json()) == (404, {"detail": "There is nothing at this address."})


def test_nothing_speaks_by_websocket() -> None:
    with (
        pytest.raises(WebSocketDisconnect) as refused,
        visitor(Access()).websocket_connect("/gradio_api/queue/join"),
    ):
        pass
    assert refused.value.code == 1008


class _Anna:
    """Says of every request that it is Anna's, as a login does."""

    def __init__(self, app: Application) -> None:
        self._app = app

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        await self._app({**scope, USER: "anna"}, receive, send)


def test_at_the_machine_itself_a_hundred_may_ask_at_once() -> None:
    client = visitor(Access())
    told = [client.post("/gradio_api/queue/join").status_code for _ in range(400)]
    assert told[:100] == [200] * 100
    assert 429 in told


def test_who_asks_too_often_is_told_when_to_ask_again() -> None:
    client = TestClient(_Anna(Rated(APPLICATION)))
    told = [client.post("/gradio_api/queue/join") for _ in range(15)]
    assert [one.status_code for one in told[:10]] == [200] * 10
    assert told[-1].status_code == 429
    wait = told[-1].headers["retry-after"]
    assert wait in {"1", "2"}
    said = f"You ask more often than this server can answer: wait {wait} s, then reload the page."
    assert told[-1].json() == {"detail": said}
    assert client.post("/gradio_api/call/ask").status_code == 429
    assert client.post("/gradio_api/run/predict").status_code == 200
    assert client.get("/gradio_api/queue/data").status_code == 200


def test_other_requests_are_bounded_too() -> None:
    client = TestClient(_Anna(Rated(APPLICATION)))
    codes = {client.post("/gradio_api/run/predict").status_code for _ in range(150)}
    assert codes == {200, 429}


async def _dribble(slowest: float) -> list[Message]:
    sent: list[Message] = []

    async def receive() -> Message:
        await asyncio.sleep(0.01)
        return {"type": "http.request", "body": b"x", "more_body": True}

    async def send(message: Message) -> None:
        sent.append(message)

    async def never(*_: Any) -> None:
        pytest.fail("half a body got through")

    scope: Message = {"type": "http", "path": "/", "headers": []}
    await BoundedBody(never, LARGEST_BODY, slowest)(scope, receive, send)
    return sent


def test_a_body_that_dribbles_is_refused() -> None:
    with ThreadPoolExecutor(1) as aside:  # a browser that another test opened holds this thread's loop
        started, ended = aside.submit(asyncio.run, _dribble(0.05)).result()
    assert started["status"] == 408
    assert (b"connection", b"close") in started["headers"]
    assert b"took more than 0 s" in ended["body"]
