"""What a proxy says is believed of the trusted ones alone."""

from __future__ import annotations

import ipaddress
from typing import Any

import pytest

from chat.guard.access import Access
from chat.guard.proxies import household
from tests.chat.guard.making import visitor

PROXY, STRANGER = "10.0.0.1", "203.0.113.9"
BEHIND = Access(
    header="X-User", proxies=(ipaddress.ip_network("10.0.0.0/24"), ipaddress.ip_network("fd00::1/128"))
)
NAMED = {"x-user": "anna"}


def seen(peer: str, headers: dict[str, str]) -> Any:
    return visitor(BEHIND, peer).get("/", headers={**NAMED, **headers}).json()


def test_a_trusted_proxy_names_who_is_logged_in() -> None:
    assert seen(PROXY, {})["user"] == "anna"
    assert seen("fd00::1", {})["user"] == "anna"
    assert seen("::ffff:10.0.0.1", {})["user"] == "anna"


@pytest.mark.parametrize(
    ("peer", "headers"),
    [
        (STRANGER, NAMED),
        ("127.0.0.1", NAMED),
        ("testclient", NAMED),
        (STRANGER, {**NAMED, "x-forwarded-for": PROXY}),
        (PROXY, {}),
        (PROXY, {"x-user": ""}),
        (PROXY, {"x-user": " "}),
    ],
)
def test_nobody_else_does(peer: str, headers: dict[str, str]) -> None:
    client = visitor(BEHIND, peer)
    for told in (client.get("/", headers=headers), client.post("/gradio_api/queue/join", headers=headers)):
        assert told.status_code == 401
        assert told.json()["detail"].startswith("You aren't logged in: visit this server through its proxy")


def test_a_name_that_is_given_twice_is_nobodys() -> None:
    client = visitor(BEHIND, PROXY)
    assert client.get("/", headers=[("x-user", "anna"), ("x-user", "root")]).status_code == 401


@pytest.mark.parametrize(
    ("forwarded", "client"),
    [
        (STRANGER, STRANGER),
        (f"1.2.3.4, {STRANGER}", STRANGER),  # the first anybody can write
        (f"1.2.3.4, {STRANGER}, 10.0.0.7", STRANGER),  # through two proxies
        ("2001:db8::5", "2001:db8::5"),
        ("", PROXY),
        ("unknown", PROXY),
        ("1.2.3.4, unknown", PROXY),
        ("10.0.0.7", "10.0.0.7"),
    ],
)
def test_the_client_is_the_last_address_that_is_no_proxys(forwarded: str, client: str) -> None:
    assert seen(PROXY, {"x-forwarded-for": forwarded})["client"] == client


@pytest.mark.parametrize(
    ("said", "scheme"), [("https", "https"), ("HTTPS", "https"), ("http", "http"), ("javascript", "http")]
)
def test_a_trusted_proxy_tells_the_scheme(said: str, scheme: str) -> None:
    assert seen(PROXY, {"x-forwarded-proto": said})["scheme"] == scheme


def test_what_is_forwarded_goes_no_further() -> None:
    says = {
        "x-forwarded-for": "1.2.3.4",
        "x-forwarded-proto": "https",
        "x-forwarded-host": "evil.example",
        "forwarded": "for=1.2.3.4",
        "x-gradio-server": "http://evil.example",
        "x-real-ip": "1.2.3.4",
    }
    told = visitor(Access(), STRANGER).get("/", headers=says).json()
    assert (told["client"], told["scheme"]) == (STRANGER, "http")
    assert not set(says) & set(told["headers"])
    assert not set(says) & set(seen(PROXY, says)["headers"])


def test_an_ipv6_subscriber_is_one_client() -> None:
    assert household({"client": ("2001:db8:1:2:3::4", 1)}) == "2001:db8:1:2::/64"
    assert household({"client": ("203.0.113.9", 1)}) == "203.0.113.9"
    assert household({"client": None}) == ""
