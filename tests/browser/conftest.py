"""A running chat and a browser to look at it with."""

from __future__ import annotations

import shutil
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bench.server import free_port
from tests.corpus.pdfs import lines, pdf

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Locator, Page, Request

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
PATIENCE = 120_000
"""Milliseconds that are waited for what comes: machines are shared, and nothing here tells how fast it is."""

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
# Loaded by the server's Python before anything else: writes down every host that it looks up or
# connects to, and lets none but the loopback through.
RECORDER = """
import os, socket, sys
_look_up, _connect = socket.getaddrinfo, socket.socket.connect
def _note(host):
    if str(host) not in ("127.0.0.1", "localhost", "::1", "None"):
        with open(os.environ["CITAAT_RECORD"], "a") as file:
            file.write(f"{host}\\n")
        raise OSError(f"no network in this test: {host}")
def look_up(host, *args, **kwargs):
    _note(host)
    return _look_up(host, *args, **kwargs)
def connect(self, address):
    if self.family in (socket.AF_INET, socket.AF_INET6):
        _note(address[0])
    return _connect(self, address)
socket.getaddrinfo, socket.socket.connect = look_up, connect
"""


@dataclass
class Chat:
    """A running server: where it is, and the file of hosts that it tried to reach."""

    address: str
    record: Path

    def outside(self) -> list[str]:
        """The hosts that the server tried to reach."""
        return self.record.read_text().split() if self.record.exists() else []


@dataclass
class Visit:
    """A page open in the browser, and what it asked of anywhere but the server."""

    page: Page
    outside: list[str] = field(default_factory=list)

    def ask(self, question: str) -> Locator:
        """Type a question, and wait for its answer."""
        answers = self.page.locator("#answers .answer")
        before = answers.count()
        self.page.fill("#question textarea", question)
        self.page.keyboard.press("Enter")
        answer = answers.nth(before)
        answer.wait_for()
        return answer


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's chromium, driven by playwright; skips where there is none."""
    if CHROMIUM is None:
        pytest.skip("no chromium here: 'apt-get install chromium' brings it")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@contextmanager
def visiting(browser: Browser, chat: Chat, language: str = "nl-NL") -> Iterator[Visit]:
    """The chat's page in a fresh window, as a reader of that language opens it."""
    page = browser.new_page(locale=language, viewport={"width": 1100, "height": 900})
    page.set_default_timeout(PATIENCE)
    visit = Visit(page)
    own = (chat.address, "data:", "blob:")

    def note(request: Request) -> None:
        if not request.url.startswith(own):
            visit.outside.append(request.url)

    page.on("request", note)
    page.goto(chat.address)
    page.locator("#question textarea").wait_for()
    try:
        yield visit
    finally:
        page.close()


@contextmanager
def serving(collection: Path, folder: Path, *more: str) -> Iterator[Chat]:
    """`citaat app` over a collection on a free port, with more arguments, until the block ends."""
    (folder / "sitecustomize.py").write_text(RECORDER, encoding="utf-8")
    port = free_port()
    record, log = folder / "hosts.txt", folder / "server.log"
    command = [sys.executable, "-m", "qa.cli", "app", "--in", str(collection), "--port", str(port), *more]
    environment = {
        "PATH": "/usr/bin:/bin",
        "HOME": str(folder),
        "PYTHONPATH": str(folder),
        "CITAAT_RECORD": str(record),
    }
    with log.open("w") as output:
        server = subprocess.Popen(command, stdout=output, stderr=subprocess.STDOUT, env=environment)
        try:
            _wait_for(f"http://127.0.0.1:{port}/", server, log)
            yield Chat(f"http://127.0.0.1:{port}/", record)
        finally:
            server.terminate()
            server.wait(timeout=20)


def letter() -> bytes:
    """A PDF of two pages, with bodycams on two lines of the second."""
    return pdf(
        lines("De wijkagent blijft in de wijk."),
        lines("De korpschef koopt 2000 bodycams voor de politie,", "die eind 2020 in gebruik zijn."),
        title="Brief",
    )


def _wait_for(address: str, server: subprocess.Popen[bytes], log: Path) -> None:
    for _ in range(240):
        assert server.poll() is None, f"the server ended:\n{log.read_text()}"
        try:
            with urllib.request.urlopen(address, timeout=5):  # noqa: S310 - our own server
                return
        except urllib.error.HTTPError:  # to who isn't logged in
            return
        except OSError:
            time.sleep(0.5)
    pytest.fail(f"the server didn't answer within two minutes:\n{log.read_text()}")
