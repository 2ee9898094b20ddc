"""The whole application behind its login: what answers whom, over the loopback and in a browser."""

from __future__ import annotations

import http.client
import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode, urlsplit

import pytest

from chat.guard.paths import is_open
from qa import build
from tests.browser.conftest import Chat, Visit, letter, serving
from tests.chat.guard.making import HTML, PASSWORD, people
from tests.engine import EngineEncoder

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.slow

FORM = {"content-type": "application/x-www-form-urlencoded"}
JSON = {"content-type": "application/json"}


@dataclass
class Told:
    """A response."""

    status: int
    headers: dict[str, str]
    text: str


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder: Path = tmp_path_factory.mktemp("guarded")
    (folder / "reports").mkdir()
    (folder / "reports" / "2020-brief.pdf").write_bytes(letter())
    (folder / "reports" / "2019-12-bericht.md").write_text(
        "---\ntitle: Bericht\ndate: 2019-12\nkind: digest\n---\n\n"
        "## Uitrusting\n\nDe politie kocht 1000 bodycams. Daarna komen er jassen.\n\n"
        "### Kleding\n\nOok petten.\n",
        encoding="utf-8",
    )
    build(folder / "collection", [folder / "reports"], encoder=EngineEncoder(), progress=False)
    people(folder, "anna")
    return folder


@pytest.fixture(scope="module")
def chat(folder: Path) -> Iterator[Chat]:
    with serving(folder / "collection", folder, "--users", str(folder / "users")) as running:
        yield running


@pytest.fixture(scope="module")
def table() -> list[tuple[str, str]]:
    """The method and the path of every route of the application."""
    command = [sys.executable, "-m", "tests.browser.route_table"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return [(method, path) for method, path in json.loads(done.stdout)]


def request(chat: Chat, method: str, path: str, body: str = "", **headers: str) -> Told:
    """What the server answers to a request whose path is sent as it is written here."""
    connection = http.client.HTTPConnection(urlsplit(chat.address).netloc, timeout=60)
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    connection.request(method, path, body.encode() if method == "POST" else None, named)
    answer = connection.getresponse()
    event = (answer.getheader("content-type") or "").startswith("text/event-stream")
    told = Told(
        answer.status,
        {name.lower(): value for name, value in answer.getheaders()},
        "" if event and "/call/" not in path else answer.read().decode("utf-8", "replace"),
    )
    connection.close()
    return told


@pytest.fixture(scope="module")
def cookie(chat: Chat) -> str:
    """Of a session."""
    told = request(chat, "POST", "/login", urlencode({"name": "anna", "password": PASSWORD}), **FORM)
    assert told.status == 303
    return told.headers["set-cookie"].partition(";")[0]


def test_the_routes_are_seen(table: list[tuple[str, str]]) -> None:
    paths = {path for _, path in table}
    assert {
        "/",
        "/page",
        "/file",
        "/config",
        "/gradio_api/queue/join",
        "/gradio_api/file=x",
        "/login",
    } <= paths
    assert len(paths) > 60


def test_without_a_session_no_route_answers(chat: Chat, table: list[tuple[str, str]]) -> None:
    answered = []
    for method, path in table:
        program = request(chat, method, path, "{}", **JSON)
        person = request(chat, method, path, "{}", **JSON, **HTML)
        if path == "/login":
            expected = (200, 200) if method in {"GET", "HEAD"} else (400, 400)
        else:
            expected = (401, 303 if method in {"GET", "HEAD"} else 401)
        if (program.status, person.status) != expected:
            answered.append((method, path, program.status, person.status))
    assert answered == []


def test_a_route_that_nothing_uses_answers_nobody(
    chat: Chat, cookie: str, table: list[tuple[str, str]]
) -> None:
    own = {"/page", "/file", "/cite", "/export", "/judge", "/page.js", "/login", "/logout"}
    closed = [one for one in table if one[1] not in own and not is_open(one[1]) and one[0] != "POST"]
    assert ("GET", "/gradio_api/file=x") in closed
    assert ("GET", "/gradio_api/proxy=x") in closed
    told = {(method, path, request(chat, method, path, cookie=cookie).status) for method, path in closed}
    assert {one for one in told if one[2] != 404} == set()


@pytest.mark.parametrize("path", ["/gradio_api/mcp", "/gradio_api/mcp/", "/gradio_api/mcp/sse", "/mcp"])
def test_there_is_no_mcp(chat: Chat, cookie: str, path: str) -> None:
    for method in ("GET", "POST"):
        assert request(chat, method, path, "{}", **JSON).status == 401
        assert request(chat, method, path, "{}", **JSON, cookie=cookie).status == 404


@pytest.mark.parametrize(
    "path",
    [
        "/gradio_api/file=pyproject.toml",
        "/gradio_api/file=/etc/passwd",
        "/gradio_api/file/etc/passwd",
        "/gradio_api/file=https://evil.example/x",
        "/gradio_api/proxy=https://evil.example/x",
        "/static/../../../../../../etc/passwd",
        "/static/..%2f..%2f..%2f..%2f..%2f..%2fetc/passwd",
        "/static//etc/passwd",
        "/assets/%2e%2e/%2e%2e/%2e%2e/routes.py",
        "/assets/..%5c..%5croutes.py",
        "/../pyproject.toml",
        "/pyproject.toml",
        "/file?report=../../pyproject.toml",
        "/file?report=pyproject.toml",
    ],
)
def test_no_file_is_read_by_its_path(chat: Chat, cookie: str, path: str) -> None:
    assert request(chat, "GET", path, cookie=cookie).status in {403, 404}


def test_what_the_page_is_told_names_no_place_on_the_disk(chat: Chat, cookie: str, folder: Path) -> None:
    for path in ("/", "/config", "/gradio_api/info"):
        told = request(chat, "GET", path, cookie=cookie)
        assert told.status == 200
        assert not [place for place in (folder, Path.cwd(), Path.home()) if f"{place}/" in told.text]


def test_a_long_question_is_refused_by_the_server(chat: Chat, cookie: str) -> None:
    for question, said in (("x" * 1001, "1001 characters"), ("bodycams?", "2000 bodycams")):
        asked = json.dumps({"data": [question, None, None, "", ""]})
        joined = request(chat, "POST", "/gradio_api/call/ask", asked, **JSON, cookie=cookie)
        assert joined.status == 200, joined.text
        event = json.loads(joined.text)["event_id"]
        told = request(chat, "GET", f"/gradio_api/call/ask/{event}", cookie=cookie)
        assert said in told.text


def test_an_upload_needs_a_session(chat: Chat) -> None:
    assert request(chat, "POST", "/gradio_api/upload", "x", content_type="multipart/form-data").status == 401


def sent_back(chat: Chat, cookie: str, path: str) -> str:
    """What the server makes of a conversation in which somebody wrote this file down."""
    file = {"path": path, "url": path, "meta": {"_type": "gradio.FileData"}}
    history = [{"role": "user", "content": [{"type": "file", "file": file}]}]
    told = ""
    for number in range(12):
        data: Any = {"data": ["bodycams?", history], "fn_index": number, "session_hash": "x"}
        told += request(chat, "POST", "/gradio_api/run/predict", json.dumps(data), **JSON, cookie=cookie).text
    return told


def test_a_conversation_brings_in_no_file_and_no_other_server(chat: Chat, cookie: str) -> None:
    assert "root:" not in sent_back(chat, cookie, "/etc/passwd")
    sent_back(chat, cookie, "https://evil.example/x.png")
    assert chat.outside() == []


def test_a_person_logs_in_looks_at_everything_and_nothing_goes_out(browser: Browser, chat: Chat) -> None:
    from playwright.sync_api import expect

    page = browser.new_page(locale="nl-NL", viewport={"width": 1100, "height": 900})
    visit = Visit(page)
    page.context.on(
        "request",
        lambda one: (
            None if one.url.startswith((chat.address, "data:", "blob:")) else visit.outside.append(one.url)
        ),
    )
    page.goto(f"{chat.address}?x=1")
    expect(page).to_have_title("Inloggen · citaat")
    page.fill("#name", "anna")
    page.fill("#password", "iets anders")
    page.get_by_role("button").click()
    assert page.get_by_role("alert").inner_text() == "Deze naam en dit wachtwoord horen niet bij elkaar."
    page.fill("#name", "anna")
    page.fill("#password", PASSWORD)
    page.get_by_role("button").click()
    page.locator("#question textarea").wait_for()
    assert page.url == f"{chat.address}?x=1"

    answer = visit.ask("hoeveel bodycams?")
    assert "2000 bodycams" in answer.inner_text()
    for fold in answer.locator("summary").all():
        fold.click()
    for name in ("bekijk het op de pagina", "bekijk het in de tekst"):
        with page.expect_popup() as opened:
            answer.locator("a").filter(has_text=name).first.click()
        assert opened.value.locator("mark").first.inner_text()
        opened.value.close()
    assert "Niets in deze rapporten" in visit.ask("Wat is het recept van pannenkoeken?").inner_text()
    page.get_by_text("Welke rapporten").click()
    page.locator("#reports input").click()
    page.get_by_role("option").first.click()
    page.keyboard.press("Escape")

    page.get_by_role("link", name="Uitloggen").click()
    assert "Je bent ingelogd als anna." in page.inner_text("body")
    page.get_by_role("button", name="Uitloggen").click()
    expect(page).to_have_title("Inloggen · citaat")
    page.goto(chat.address)
    expect(page).to_have_title("Inloggen · citaat")
    page.context.close()
    assert visit.outside == []
    assert chat.outside() == []
