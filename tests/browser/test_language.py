"""Every word of the page in one language: the browser's, until the other one is chosen."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from typing import TYPE_CHECKING

import pytest

from chat.labels import DUTCH, ENGLISH, Labels
from qa import build
from tests.browser.conftest import Chat, serving, visiting
from tests.engine import EngineEncoder

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def chat(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chat]:
    folder: Path = tmp_path_factory.mktemp("language")
    (folder / "reports").mkdir()
    (folder / "reports" / "2019-12-bericht.md").write_text(
        "---\ntitle: Bericht\ndate: 2019-12\nkind: digest\n---\n\n"
        "## Uitrusting\n\nDe politie kocht 1000 bodycams.\n",
        encoding="utf-8",
    )
    build(folder / "collection", [folder / "reports"], encoder=EngineEncoder(), progress=False)
    with serving(folder / "collection", folder) as running:
        yield running


def said(page: Page) -> set[str]:
    """Every line and every name that the page shows or tells to a reader that speaks."""
    names = page.evaluate(
        "['aria-label', 'title', 'placeholder'].flatMap((name) => "
        "[...document.querySelectorAll(`[${name}]`)].map((element) => element.getAttribute(name)))"
    )
    return {*page.locator("body").inner_text().splitlines(), *names}


def only_in(labels: Labels, other: Labels) -> set[str]:
    return set(asdict(labels).values()) - set(asdict(other).values())


@pytest.mark.parametrize(
    ("language", "own", "other", "kind", "none"),
    [
        ("nl-NL", DUTCH, ENGLISH, "samenvatting", "Niets in deze rapporten geeft hier antwoord op."),
        ("en-GB", ENGLISH, DUTCH, "digest", "Nothing in these reports answers this."),
    ],
)
def test_a_browser_sees_its_own_language_alone(  # noqa: PLR0913, PLR0917 - what differs between the two
    browser: Browser, chat: Chat, language: str, own: Labels, other: Labels, kind: str, none: str
) -> None:
    with visiting(browser, chat, language) as visit:
        page = visit.page
        page.locator("#header nav a").wait_for()
        page.locator("#narrowing button").first.click()
        page.locator("#kinds input").click()
        page.get_by_role("option", name=kind).wait_for()
        assert page.evaluate("document.documentElement.lang") == language[:2]
        assert {own.ask, own.send, own.narrowing, own.kinds, own.until} <= said(page)
        assert only_in(other, own) & said(page) == set()
        page.keyboard.press("Escape")
        assert none in visit.ask("What is the recipe for pancakes?").inner_text()
        assert only_in(other, own) & said(page) == set()


def test_the_other_language_is_kept_and_goes_along(browser: Browser, chat: Chat) -> None:
    with visiting(browser, chat, "nl-NL") as visit:
        page = visit.page
        page.get_by_role("link", name="English").click()
        page.get_by_role("link", name="Nederlands").wait_for()
        assert page.url == chat.address
        page.reload()
        page.get_by_role("link", name="Nederlands").wait_for()
        assert page.evaluate("document.documentElement.lang") == "en"
        assert only_in(DUTCH, ENGLISH) & said(page) == set()
        answer = visit.ask("hoeveel bodycams kocht de politie?")
        assert answer.locator("blockquote").first.get_attribute("lang") == "nl"  # whatever the page's
        link = answer.locator("a[href^='/page']").first
        assert link.text_content() == "see it in the text"
        page.goto(f"{chat.address.rstrip('/')}{link.get_attribute('href')}")
        assert page.title() == "Bericht, in its text"
        page.goto(chat.address)
        page.get_by_role("link", name="Nederlands").click()
        page.get_by_role("link", name="English").wait_for()
        assert page.evaluate("document.documentElement.lang") == "nl"
