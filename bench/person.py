"""A person at the chat, without a browser: does over HTTP what gradio's page does."""

from __future__ import annotations

import json
import secrets
from collections.abc import Iterator
from http import HTTPStatus
from http.client import HTTPConnection, HTTPResponse
from typing import Any

PATIENCE = 120.0
"""Seconds without a byte, after which the server is taken to have lost the question."""


class RefusedError(Exception):
    """The server said that it won't answer this now: its status and sentence."""


class Person:
    """One session. `ask` presses Enter, and runs what the page then runs, one step after another."""

    def __init__(self, host: str, port: int) -> None:
        self._connection = HTTPConnection(host, port, timeout=PATIENCE)
        self._session = secrets.token_hex(6)
        self._get("/")
        config = json.loads(self._get("/config"))
        self._values = {one["id"]: one["props"].get("value") for one in config["components"]}
        self._types = {one["id"]: one["type"] for one in config["components"]}
        self._steps = config["dependencies"]
        ids = {one["props"].get("elem_id"): one["id"] for one in config["components"]}
        self._question, self._answers = ids["question"], ids["answers"]
        # What tells the server that the page is open: a response that doesn't end while it is.
        self._open = HTTPConnection(host, port, timeout=PATIENCE)
        self._open.request("GET", f"/gradio_api/heartbeat/{self._session}")
        self._open.getresponse()

    def close(self) -> None:
        """Leave the page."""
        self._open.close()
        self._connection.close()

    def ask(self, question: str) -> str:
        """The HTML of the answer. Raises RefusedError, or OSError when the server is lost."""
        self._values[self._question] = question
        for step in self._steps:
            if [self._question, "submit"] in step["targets"]:
                self._run(step)
                return self._answer()
        raise ValueError("the page has no question box")

    def _answer(self) -> str:
        *_, last = self._values[self._answers]
        if last["role"] != "assistant":
            raise ValueError("the last message isn't an answer")
        return str(last["content"][0]["text"])

    def _run(self, step: dict[str, Any]) -> None:
        """One step, and those that follow it."""
        data = [None if self._types[one] == "state" else self._values[one] for one in step["inputs"]]
        body = {"data": data, "fn_index": step["id"], "session_hash": self._session}
        if not step["backend_fn"]:
            return
        found = self._queued(body) if step["queue"] else self._posted("run/predict", body)
        for one, value in zip(step["outputs"], found["data"], strict=True):
            if not isinstance(value, dict) or value.get("__type__") != "update":
                self._values[one] = value
            elif "value" in value:
                self._values[one] = value["value"]
        for other in self._steps:
            if other["trigger_after"] == step["id"]:
                self._run(other)

    def _queued(self, body: dict[str, Any]) -> dict[str, Any]:
        asked = self._posted("queue/join", body)["event_id"]
        for message in self._messages():
            if message["msg"] == "process_completed" and message["event_id"] == asked:
                if not message["success"]:
                    raise RefusedError(f"{message['output']}")
                return dict(message["output"])
        raise OSError("the stream ended before the answer")

    def _messages(self) -> Iterator[dict[str, Any]]:
        path = f"/gradio_api/queue/data?session_hash={self._session}"
        self._connection.request("GET", path, headers={"Accept": "text/event-stream"})
        with self._answered() as response:
            # To the end, which comes after the answer: so that the connection can be used again.
            yield from [json.loads(line[5:]) for line in response if line.startswith(b"data:")]

    def _posted(self, path: str, body: dict[str, Any]) -> dict[str, Any]:
        headers = {"Content-Type": "application/json"}
        self._connection.request("POST", f"/gradio_api/{path}", json.dumps(body), headers)
        with self._answered() as response:
            return dict(json.loads(response.read()))

    def _get(self, path: str) -> bytes:
        self._connection.request("GET", path)
        with self._answered() as response:
            return response.read()

    def _answered(self) -> HTTPResponse:
        response = self._connection.getresponse()
        if response.status != HTTPStatus.OK:
            raise RefusedError(f"{response.status} {response.read().decode(errors='replace')}")
        return response
