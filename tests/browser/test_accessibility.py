"""The pages as people read them who see badly, use keys, speak one of two languages or hold a telephone."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Literal

import pytest
from axe_playwright_python.sync_playwright import Axe

from chat.words import DUTCH
from qa import build
from tests.browser.conftest import Chat, Visit, letter, serving, visiting
from tests.engine import EngineEncoder

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.slow

Scheme = Literal["light", "dark"]
MARKDOWN = """---
title: Bericht
date: 2019-12
kind: digest
---

## Uitrusting

De politie kocht 1000 bodycams. Daarna komen er jassen.

Er komen ook nieuwe petten.

## Personeel

Het verzuim daalde tot 6 procent. De wijkagent blijft in de wijk.
"""


@pytest.fixture(scope="module")
def chat(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chat]:
    folder = tmp_path_factory.mktemp("access")
    (folder / "reports").mkdir()
    (folder / "reports" / "2019-12-bericht.md").write_text(MARKDOWN, encoding="utf-8")
    (folder / "reports" / "2020-brief.pdf").write_bytes(letter())
    build(folder / "collection", [folder / "reports"], encoder=EngineEncoder(), progress=False)
    with serving(folder / "collection", folder) as running:
        yield running


def violations(page: Page) -> list[str]:
    """What axe-core finds on the page, of any impact: the rule, and the elements."""
    found = Axe().run(page).response["violations"]
    return [f"{one['id']}: {[node['target'] for node in one['nodes']]}" for one in found]


def overflow(page: Page) -> int:
    """How many pixels of the page stand beside the window."""
    return int(page.evaluate("document.documentElement.scrollWidth - innerWidth"))


@contextmanager
def reading(
    browser: Browser, chat: Chat, language: str = "nl-NL", scheme: Scheme = "light", width: int = 1100
) -> Iterator[Visit]:
    """The chat as somebody reads it who wants no movement."""
    with visiting(browser, chat, language) as visit:
        visit.page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        visit.page.set_viewport_size({"width": width, "height": 844})
        visit.page.reload()
        visit.page.locator("#header nav a").wait_for()
        yield visit


@pytest.mark.parametrize(
    ("language", "scheme", "width"),
    [("nl-NL", "light", 1100), ("en-GB", "dark", 1100), ("nl-NL", "dark", 390), ("en-GB", "light", 360)],
)
def test_axe_finds_nothing(browser: Browser, chat: Chat, language: str, scheme: Scheme, width: int) -> None:
    with reading(browser, chat, language, scheme, width) as visit:
        page = visit.page

        def check() -> None:
            assert violations(page) == []
            assert overflow(page) == 0

        check()
        page.locator("#narrowing button").first.click()
        page.locator("#reports input").click()
        page.locator("#reports").get_by_role("option").first.wait_for()
        page.wait_for_timeout(1000)  # it fades in, and half faded it is hard to read
        check()
        page.keyboard.press("Escape")
        page.locator("#narrowing button").first.click()
        page.locator("#own button").first.click()
        page.locator("#shelf li").first.wait_for()
        check()
        page.locator("#own button").first.click()

        answer = visit.ask("hoeveel bodycams?")
        for folded in answer.locator("summary").all():
            folded.click()
        check()
        links = [link.get_attribute("href") for link in answer.locator("a[href^='/page']").all()]
        pdf_link = next(link for link in links if link and "2020-brief" in link)
        text_link = next(link for link in links if link and "2019-12-bericht" in link)

        refused = visit.ask("What is the recipe for pancakes?")
        refused.locator("summary").first.click()
        check()
        for link in (pdf_link, text_link, "/page?report=x&start=0&end=1"):
            page.goto(chat.address.rstrip("/") + link)
            for folded in page.locator("summary").all():
                folded.click()
            check()


def test_the_keyboard_goes_everywhere_in_order(browser: Browser, chat: Chat) -> None:
    with reading(browser, chat) as visit:
        page, keys = visit.page, visit.page.keyboard
        focused = page.locator("#question textarea:focus")
        focused.wait_for()  # from the start
        page.locator("#header a").focus()
        keys.press("Tab")
        keys.press("Enter")
        fold = page.get_by_role("button", name="Welke rapporten", expanded=True)
        fold.wait_for()
        keys.press("Tab")
        keys.type("brief")
        keys.press("Enter")  # picks the report
        keys.press("Escape")
        fold.focus()
        keys.press("Enter")
        page.get_by_role("button", name="Welke rapporten", expanded=False).wait_for()
        for _ in range(8):  # past one's own reports and six examples
            keys.press("Tab")
        focused.wait_for()
        keys.type("hoeveel bodycams?")
        keys.press("Enter")
        answer = page.locator("#answers .answer").first
        answer.wait_for()
        assert answer.locator(".only").inner_text() == "Alleen gezocht in: rapporten met de naam 2020-brief."
        details = answer.locator("details").first
        details.locator("summary").focus()
        keys.press("Enter")
        assert details.get_attribute("open") is not None
        keys.press("Space")
        assert details.get_attribute("open") is None


def test_the_focus_is_seen(browser: Browser, chat: Chat) -> None:
    with reading(browser, chat) as visit:
        visit.page.keyboard.press("Shift+Tab")
        outline = visit.page.evaluate("getComputedStyle(document.activeElement).outlineWidth")
        assert outline == "3px"


def test_a_second_question_comes_into_view_with_its_answer(browser: Browser, chat: Chat) -> None:
    with reading(browser, chat, width=390) as visit:
        visit.page.set_viewport_size({"width": 390, "height": 500})
        visit.ask("hoeveel bodycams?")
        first = "document.querySelector('#answers .user-row').getBoundingClientRect().top"
        assert 0 <= visit.page.evaluate(first) < 500
        visit.ask("hoe hoog was het verzuim?")
        visit.page.wait_for_function(
            "Math.abs(document.querySelectorAll('#answers .user-row')[1].getBoundingClientRect().top) < 2"
        )


def test_readers_that_speak_hear_that_it_searches_and_what_was_found(browser: Browser, chat: Chat) -> None:
    with reading(browser, chat) as visit:
        visit.page.evaluate(
            "window.heard = []; new MutationObserver(() => heard.push(...[...document.querySelectorAll("
            "'main [role=status]')].map((told) => told.textContent.trim()))).observe(document.body, "
            "{subtree: true, childList: true, characterData: true})"
        )
        answer = visit.ask("hoeveel bodycams?")
        assert set(visit.page.evaluate("heard")) <= {"", "Zoeken…", "In de rij: 1 van 1", "Klaar"}
        assert "Zoeken…" in visit.page.evaluate("heard")
        log = visit.page.get_by_role("log", name="Vragen en antwoorden")
        assert log.get_attribute("aria-live") == "polite"
        assert log.locator(".answer").inner_text() == answer.inner_text()
        assert log.locator("[aria-label*='class=']").count() == 0


def test_what_is_pressed_is_large_enough_on_a_telephone(browser: Browser, chat: Chat) -> None:
    with reading(browser, chat, width=360) as visit:
        visit.page.locator("#narrowing button").first.click()
        visit.ask("hoeveel bodycams?")
        pressed = visit.page.locator("button, summary, nav a, #narrowing .wrap, #question textarea")
        boxes = [one.bounding_box() for one in pressed.all() if one.is_visible()]
        assert len(boxes) > 10
        assert [box for box in boxes if box and min(box["height"], box["width"]) < 24] == []


def test_what_the_server_refuses_is_told_in_its_own_words(browser: Browser, chat: Chat) -> None:
    refusal = json.dumps({"detail": DUTCH.busy})  # as `ToldWhenBusy` sends it
    with reading(browser, chat) as visit:
        page = visit.page
        page.route("**/queue/join*", lambda route: route.fulfill(status=429, body=refusal))
        page.fill("#question textarea", "hoeveel bodycams?")
        page.keyboard.press("Enter")
        toast = page.get_by_test_id("toast-body")
        toast.wait_for()
        assert toast.inner_text().split("\n") == ["×", DUTCH.busy]
        assert violations(page) == []
        toast.get_by_role("button", name="Sluiten").click()
