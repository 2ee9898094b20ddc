"""A conversation: a question, two that go on from it, and one that starts afresh."""

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


def test_a_conversation_goes_on_and_starts_afresh(browser: Browser, chat: Chat, tmp_path: Path) -> None:
    picture = Path(os.environ.get("CITAAT_SCREENSHOT_FOLLOW_UPS", tmp_path / "follow-ups.png"))
    with visiting(browser, chat) as visit:
        first = visit.ask("Hoeveel processen-verbaal voor rijden onder invloed waren er in 2016?")
        assert first.locator(".understood").count() == 0

        second = visit.ask("en in 2018?")
        line = second.locator(".understood")
        assert line.inner_text() == (
            "Begrepen als: Hoeveel processen-verbaal voor rijden onder invloed waren er in 2018? "
            "· pas het aan · vraag alleen wat je typte"
        )
        assert "28.000" in second.inner_text()
        links = line.locator("a").evaluate_all("links => links.map(link => link.getAttribute('href'))")
        assert links == [
            "/?q=Hoeveel+processen-verbaal+voor+rijden+onder+invloed+waren+er+in+2018%3F&edit=1",
            "/?q=en+in+2018%3F",
        ]

        third = visit.ask("en wie vroeg daarnaar?")
        assert (
            "Begrepen als: wie vroeg daarnaar? (processen-verbaal voor rijden onder invloed waren er in 2018)"
            in third.inner_text()
        )
        third.scroll_into_view_if_needed()
        visit.page.wait_for_timeout(500)
        visit.page.screenshot(path=picture)

        fresh = visit.ask("En wat is er toegezegd over bodycams?")
        assert fresh.locator(".understood").count() == 0
        assert "2000 bodycams" in fresh.inner_text()
        assert visit.outside == []
    assert chat.outside() == []
