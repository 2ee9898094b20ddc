"""Taking along what was found, as a person does it: copy, keep, judge, and open a question again."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from chat.links import question_link
from chat.narrowing import Picked
from qa import build
from qa.layout import Layout
from tests.browser.conftest import Chat, serving, visiting
from tests.engine import EngineEncoder

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.slow

QUESTION = "hoeveel bodycams kocht de politie?"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("taken")
    (folder / "reports").mkdir()
    (folder / "reports" / "2019-12-bericht.md").write_text(
        "---\ntitle: Bericht\ndate: 2019-12\nkind: digest\n---\n\n"
        "## Uitrusting\n\nDe politie kocht 1000 bodycams. Daarna komen er jassen.\n",
        encoding="utf-8",
    )
    build(folder / "collection", [folder / "reports"], encoder=EngineEncoder(), progress=False)
    return folder


@pytest.fixture(scope="module")
def chat(folder: Path) -> Iterator[Chat]:
    with serving(folder / "collection", folder) as running:
        yield running


def test_a_quote_is_copied_kept_and_judged(
    browser: Browser, chat: Chat, folder: Path, tmp_path: Path
) -> None:
    with visiting(browser, chat) as visit:
        page, told = visit.page, visit.page.locator("#told")
        page.context.grant_permissions(["clipboard-read", "clipboard-write"])
        assert not page.locator("#keep").is_visible()
        card = visit.ask(QUESTION).locator(".citaat").first

        card.get_by_role("link", name="verwijzing").press("Enter")
        told.get_by_text("Gekopieerd.").wait_for()
        copied = page.evaluate("navigator.clipboard.readText()")
        assert copied == "Bericht, december 2019 (samenvatting, niet de officiële tekst)"

        card.get_by_role("link", name="niet nuttig").click()
        told.get_by_text("Bewaard op de computer").wait_for()
        (line,) = Layout(folder / "collection").judgements.read_text(encoding="utf-8").splitlines()
        judged = json.loads(line)
        assert (judged["question"], judged["useful"]) == (QUESTION, False)
        assert card.locator("a.judge[aria-current]").inner_text() == "niet nuttig"

        for form, ending in (("Markdown", "md"), ("HTML", "html"), ("CSV", "csv"), ("CSL-JSON", "csl.json")):
            with page.expect_download() as download:
                page.locator("#keep").get_by_role("link", name=form, exact=True).first.click()
            kept = tmp_path / download.value.suggested_filename
            download.value.save_as(kept)
            assert kept.name.endswith(f".{ending}")
            assert "De politie kocht 1000 bodycams." in kept.read_text(encoding="utf-8-sig")
        assert page.context.pages == [page]  # nothing was opened beside it
        assert visit.outside == []


def test_an_address_asks_its_question_again(browser: Browser, chat: Chat) -> None:
    from playwright.sync_api import expect

    with visiting(browser, chat) as visit:
        page, answers = visit.page, visit.page.locator("#answers .answer")
        picked = Picked(("2019-12-bericht",), since="2019")
        page.goto(chat.address.rstrip("/") + question_link(QUESTION, picked))
        answers.first.wait_for()
        assert answers.locator(".only").inner_text() == (
            "Alleen gezocht in: rapporten met de naam 2019-12-bericht, sinds 2019."
        )
        asked = answers.locator("a.asked").get_attribute("href")
        assert asked == question_link(QUESTION, picked)

        page.goto(chat.address.rstrip("/") + question_link(QUESTION, Picked(since="2018")))
        page.get_by_text("Deze link kiest rapporten die er niet (meer) zijn").wait_for()
        page.goto(chat.address.rstrip("/") + question_link("<b>pannenkoeken</b>?", edit=True))
        expect(page.locator("#question textarea")).to_have_value("<b>pannenkoeken</b>?")
        page.wait_for_timeout(500)
        assert answers.count() == 0


def test_a_link_to_change_a_question_fills_the_box(browser: Browser, chat: Chat) -> None:
    from playwright.sync_api import expect

    with visiting(browser, chat) as visit:
        answer = visit.ask(QUESTION)
        # A link of the kind that an answer may hold.
        to = question_link("hoeveel jassen?", edit=True)
        answer.evaluate(
            f"(answer) => answer.insertAdjacentHTML('beforeend', '<a class=edit href=\"{to}\">x</a>')"
        )
        answer.locator("a.edit").click()
        assert visit.page.locator("#question textarea").input_value() == "hoeveel jassen?"
        visit.page.keyboard.press("Enter")
        visit.page.locator("#answers .answer").nth(1).wait_for()
        expect(visit.page.locator("#answers a.asked").nth(1)).to_have_attribute(
            "href", "/?q=hoeveel+jassen%3F"
        )
