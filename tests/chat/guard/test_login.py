"""Logging in and out, as a browser and as a program does it."""

from __future__ import annotations

import ipaddress
import re
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from chat.guard.access import Access
from chat.guard.passwords import Hash
from chat.guard.users import Users, put
from tests.chat.guard.making import HTML, PASSWORD, people, visitor


@pytest.fixture(scope="module")
def users(tmp_path_factory: pytest.TempPathFactory) -> Users:
    return people(tmp_path_factory.mktemp("people"), "anna", "bob")


@pytest.fixture
def client(users: Users) -> TestClient:
    return visitor(Access(users=users))


def log_in(client: TestClient, name: str = "anna", password: str = PASSWORD, then: str = "/") -> Any:
    fields = {"name": name, "password": password, "next": then}
    return client.post("/login", data=fields, headers={"accept-language": "en"})


def test_without_a_session_a_program_is_told_so(client: TestClient) -> None:
    for told in (
        client.get("/config"),
        client.post("/gradio_api/queue/join"),
        client.get("/gradio_api/mcp/sse"),
        client.put("/anything"),
        client.post("/logout"),
        client.get("/login/"),
        client.get("/LOGIN"),
    ):
        assert told.status_code == 401
        assert told.json() == {"detail": "You aren't logged in: log in at /login, then ask again."}


def test_a_person_is_led_to_the_form_and_back(client: TestClient) -> None:
    turned = client.get("/page?report=a%20b&start=1", headers=HTML)
    assert turned.status_code == 303
    assert turned.headers["location"] == "/login?next=%2Fpage%3Freport%3Da%2520b%26start%3D1"
    form = client.get(turned.headers["location"], headers={**HTML, "accept-language": "nl"})
    assert '<html lang="nl">' in form.text
    assert '<label for="password">Wachtwoord</label>' in form.text
    assert 'name="next" value="/page?report=a%20b&amp;start=1"' in form.text
    told = log_in(client, then="/page?report=a%20b&start=1")
    assert (told.status_code, told.headers["location"]) == (303, "/page?report=a%20b&start=1")
    assert client.get("/page").json()["user"] == "anna"


def test_the_form_runs_nothing_and_sends_only_here(client: TestClient) -> None:
    policy = client.get("/login").headers["content-security-policy"]
    assert re.fullmatch(
        r"default-src 'none'; style-src 'sha256-[^']+'; base-uri 'none'; form-action 'self'; "
        r"frame-ancestors 'none'",
        policy,
    )
    assert "<script" not in client.get("/login").text
    assert client.get("/login").headers["cache-control"] == "no-store"


@pytest.mark.parametrize("then", ["//evil.example", "/\\evil.example", "https://evil.example", "/a\r\nx: y"])
def test_nobody_is_sent_to_another_site(client: TestClient, then: str) -> None:
    assert 'name="next" value="/"' in client.get("/login", params={"next": then}).text
    assert log_in(client, then=then).headers["location"] == "/"


def test_what_is_given_stays_text(client: TestClient) -> None:
    shown = client.get("/login", params={"next": '/"><script>alert(1)</script>'}).text
    assert "<script" not in shown
    assert 'value="/&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;"' in shown


def test_the_cookie_is_for_this_server_alone(client: TestClient) -> None:
    cookie = log_in(client).headers["set-cookie"]
    assert re.fullmatch(r"citaat=[\w-]{43}; Path=/; HttpOnly; SameSite=Lax", cookie)


def test_behind_https_it_is_never_sent_without(users: Users) -> None:
    access = Access(users=users, proxies=(ipaddress.ip_network("10.0.0.1"),), names=("citaat.example",))
    behind = visitor(
        access, "10.0.0.1", base_url="http://citaat.example", headers={"x-forwarded-proto": "https"}
    )
    cookie = log_in(behind).headers["set-cookie"]
    assert re.fullmatch(r"__Host-citaat=[\w-]{43}; Path=/; HttpOnly; SameSite=Lax; Secure", cookie)
    token = cookie.partition(";")[0]
    assert behind.get("/x", headers={"cookie": token}).json()["user"] == "anna"
    # The cookie of the other scheme counts for nothing, and a stranger's word on https neither.
    assert behind.get("/x", headers={"cookie": token.removeprefix("__Host-")}).status_code == 401
    stranger = visitor(
        access, "10.0.0.2", base_url="http://citaat.example", headers={"x-forwarded-proto": "https"}
    )
    assert "Secure" not in log_in(stranger).headers["set-cookie"]


@pytest.mark.parametrize(
    ("name", "password"), [("anna", "iets anders"), ("eva", PASSWORD), ("", ""), ("anna", "")]
)
def test_what_does_not_fit_is_refused(client: TestClient, name: str, password: str) -> None:
    told = log_in(client, name, password)
    assert told.status_code == 401
    assert (
        '<p class="told" role="alert">This name and this password don&#x27;t belong together.</p>'
        in told.text
    )
    assert "set-cookie" not in told.headers
    assert client.get("/").status_code == 401


@pytest.mark.parametrize(
    "cookie", ["citaat=", "citaat=x", "citaat", "citaat=" + "A" * 43, "other=1; citaat=é"]
)
def test_a_made_up_cookie_opens_nothing(client: TestClient, cookie: str) -> None:
    assert client.get("/", headers={b"cookie": cookie.encode()}).status_code == 401


def test_logging_out_ends_the_session(client: TestClient) -> None:
    log_in(client)
    token = client.cookies["citaat"]
    page = client.get("/logout", headers={"accept-language": "en"})
    assert "You are logged in as anna." in page.text
    assert client.get("/").status_code == 200  # looking at it ends nothing
    told = client.post("/logout")
    assert (told.status_code, told.headers["location"]) == (303, "/login")
    assert told.headers["set-cookie"].endswith("; Max-Age=0")
    client.cookies.set("citaat", token)
    assert client.get("/").status_code == 401


def test_logging_in_again_ends_the_session_before(client: TestClient) -> None:
    log_in(client)
    first = client.cookies["citaat"]
    log_in(client, "bob")
    assert client.get("/").json()["user"] == "bob"
    client.cookies.clear()
    assert client.get("/", headers={"cookie": f"citaat={first}"}).status_code == 401


def test_who_is_taken_out_or_has_a_new_password_is_logged_out(tmp_path: Path) -> None:
    client = visitor(Access(users=people(tmp_path, "anna")))
    log_in(client)
    assert client.get("/").status_code == 200
    put(tmp_path / "users", "anna", Hash.of("een ander geheim"))
    assert client.get("/").status_code == 401


def test_another_sites_page_cannot_log_anybody_in(client: TestClient) -> None:
    fields = {"name": "anna", "password": PASSWORD}
    for headers in ({"origin": "http://evil.example"}, {"sec-fetch-site": "cross-site"}):
        told = client.post("/login", data=fields, headers=headers)
        assert told.status_code == 403
        assert "set-cookie" not in told.headers


def test_what_is_no_form_is_refused(client: TestClient) -> None:
    for told in (
        client.post("/login", json={"name": "anna", "password": PASSWORD}),
        client.post("/login", data={"name": "x" * 20_000}),
        client.post("/login", data={str(number): "x" for number in range(11)}),
    ):
        assert told.status_code == 400
        assert told.json()["detail"].startswith("This is not the form to log in with")


def test_guessing_is_bounded_for_the_guesser_alone(users: Users) -> None:
    application = visitor(Access(users=users), "203.0.113.9")
    told = [log_in(application, "anna", "geraden") for _ in range(6)]
    assert [one.status_code for one in told] == [401] * 5 + [429]
    assert 1 <= int(told[-1].headers["retry-after"]) <= 12
    assert "That was too often. Try again in" in told[-1].text
    assert log_in(application).status_code == 429  # even when it is right
    assert log_in(application, "bob").status_code == 303
    elsewhere = TestClient(
        application.app, base_url="http://127.0.0.1:7860", client=("203.0.113.10", 1), follow_redirects=False
    )
    assert log_in(elsewhere).status_code == 303


def test_many_names_from_one_place_are_bounded_too(users: Users, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(users, "check", lambda *_: None)
    application = visitor(Access(users=users))
    codes = [log_in(application, f"name{number}", "geraden").status_code for number in range(22)]
    assert codes[:20] == [401] * 20
    assert codes[-1] == 429
