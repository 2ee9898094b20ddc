"""The chat as a person sees it: start, ask twice, read the cards."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.browser.conftest import Chat, serving, visiting

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def chat(digest: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chat]:
    with serving(digest, tmp_path_factory.mktemp("server")) as running:
        yield running


def test_two_questions_get_their_cards_and_nothing_goes_out(
    browser: Browser, chat: Chat, tmp_path: Path
) -> None:
    picture = Path(os.environ.get("CITAAT_SCREENSHOT", tmp_path / "chat.png"))
    with visiting(browser, chat) as visit:
        first = visit.ask("wat is er toegezegd over bodycams?")
        sources = first.locator(".source")
        marked = first.locator("mark").all_inner_texts()[:3]
        assert any("2000 bodycams" in words and "eind 2020" in words for words in marked)
        assert (
            "Halfjaarbericht politie, december 2019, bijlage 1 · december 2019" in sources.first.inner_text()
        )
        assert "Juridisch kader bodycams" in sources.first.inner_text()
        assert "samenvatting, niet de officiële tekst" in sources.first.inner_text()
        visit.page.wait_for_timeout(500)
        visit.page.screenshot(path=picture)

        second = visit.ask("How many recruits does the police need in the coming years?")
        assert "17.000 fte" in second.inner_text()
        assert visit.page.locator("#answers .answer").count() == 2
        assert picture.stat().st_size > 20_000
        assert visit.outside == []
    assert chat.outside() == []


def test_a_question_off_the_subject_is_refused_with_the_nearest_folded_away(
    browser: Browser, chat: Chat
) -> None:
    with visiting(browser, chat, "en-GB") as visit:
        answer = visit.ask("What is the recipe for pancakes?")
        assert "Nothing in these reports answers this." in answer.inner_text()
        assert "Searched: 3 reports (December 2019 – 2 December 2021)." in answer.inner_text()
        assert not answer.locator("mark").first.is_visible()
        answer.locator("summary").first.click()
        assert answer.locator("mark").first.is_visible()


def test_an_example_is_asked_with_a_click(browser: Browser, chat: Chat) -> None:
    with visiting(browser, chat) as visit:
        visit.page.get_by_text("Wat is er toegezegd over bodycams?").first.click()
        visit.page.locator("#answers .answer").first.wait_for()
        assert "2000 bodycams" in visit.page.locator("#answers").inner_text()
