"""Which names the server answers to, and which pages may ask it."""

from __future__ import annotations

import pytest

from chat.guard.access import Access
from tests.chat.guard.making import visitor

OWN = {"origin": "http://127.0.0.1:7860"}


@pytest.mark.parametrize("host", ["127.0.0.1:7860", "localhost:7860", "[::1]:7860", "LocalHost:7860"])
def test_its_own_names_are_answered(host: str) -> None:
    assert visitor(Access()).get("/", headers={"host": host}).status_code == 200


@pytest.mark.parametrize(
    "host",
    ["evil.example", "evil.example:7860", "127.0.0.1", "127.0.0.1:80", "127.0.0.1:7860.evil.example", ""],
)
def test_any_other_name_is_refused(host: str) -> None:
    told = visitor(Access()).get("/", headers={"host": host})
    assert told.status_code == 421
    assert told.json()["detail"].startswith(f"This server isn't known as '{host}': visit it by its own name")


def test_a_name_that_is_given_is_answered_at_any_port() -> None:
    client = visitor(Access(names=("citaat.example", "other.example:8443")))
    answered = {
        host: client.get("/", headers={"host": host}).status_code
        for host in (
            "citaat.example",
            "Citaat.Example:443",
            "other.example:8443",
            "other.example",
            "x.citaat.example",
        )
    }
    assert list(answered.values()) == [200, 200, 200, 421, 421]


def test_at_port_80_the_port_may_be_left_out() -> None:
    assert visitor(Access(port=80), base_url="http://localhost").get("/").status_code == 200


@pytest.mark.parametrize(
    ("method", "headers", "status"),
    [
        ("POST", OWN, 200),
        ("POST", {}, 200),  # no browser
        ("POST", {"sec-fetch-site": "same-origin"}, 200),
        ("POST", {"origin": "http://evil.example"}, 403),
        ("POST", {"origin": "http://127.0.0.1:7861"}, 403),
        ("POST", {"origin": "http://127.0.0.1:7860.evil.example"}, 403),
        ("POST", {"origin": "null"}, 403),
        ("POST", {"origin": "file://127.0.0.1:7860"}, 403),
        ("POST", {"sec-fetch-site": "cross-site"}, 403),
        (
            "POST",
            {"sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate", "sec-fetch-dest": "document"},
            403,
        ),
        ("OPTIONS", {"origin": "http://evil.example", "access-control-request-method": "POST"}, 403),
        ("GET", {"origin": "http://evil.example"}, 403),
        (
            "GET",
            {"sec-fetch-site": "cross-site", "sec-fetch-mode": "no-cors", "sec-fetch-dest": "image"},
            403,
        ),
        ("GET", {"sec-fetch-site": "same-site", "sec-fetch-mode": "cors"}, 403),
        (
            "GET",
            {"sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate", "sec-fetch-dest": "iframe"},
            403,
        ),
        (
            "GET",
            {"sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate", "sec-fetch-dest": "document"},
            200,
        ),
        ("GET", {"sec-fetch-site": "none", "sec-fetch-mode": "navigate"}, 200),
    ],
)
def test_another_sites_page_is_refused(method: str, headers: dict[str, str], status: int) -> None:
    told = visitor(Access()).request(method, "/gradio_api/queue/join", headers=headers)
    assert told.status_code == status
    if status == 403:
        assert told.json() == {
            "detail": "This request comes from a page of another site: open the chat itself."
        }


def test_two_origins_are_refused() -> None:
    headers = [("origin", "http://127.0.0.1:7860"), ("origin", "http://evil.example")]
    assert visitor(Access()).post("/", headers=headers).status_code == 403
