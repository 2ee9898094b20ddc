"""From a card to the page that the words stand on, as a person goes there."""

from __future__ import annotations

import urllib.error
import urllib.request
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from chat.bounds import LARGEST_BODY, POLICY
from qa import build
from tests.browser.conftest import Chat, letter, serving, visiting
from tests.engine import EngineEncoder

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def chat(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chat]:
    folder = tmp_path_factory.mktemp("places")
    (folder / "reports").mkdir()
    (folder / "reports" / "2020-brief.pdf").write_bytes(letter())
    (folder / "reports" / "2019-12-bericht.md").write_text(
        "---\ntitle: Bericht\ndate: 2019-12\nkind: digest\n---\n\n"
        "## Uitrusting\n\nDe politie kocht 1000 bodycams. Daarna komen er jassen.\n",
        encoding="utf-8",
    )
    build(folder / "collection", [folder / "reports"], encoder=EngineEncoder(), progress=False)
    with serving(folder / "collection", folder) as running:
        yield running


def test_a_card_leads_to_the_page_with_the_quote_marked(browser: Browser, chat: Chat) -> None:
    told: list[str] = []
    with visiting(browser, chat) as visit:
        answer = visit.ask("hoeveel bodycams?")
        assert answer.locator("mark").first.is_visible()
        link = answer.locator("a").filter(has_text="bekijk het op de pagina").first
        with visit.page.expect_popup() as opened:
            link.press("Enter")
        page = opened.value
        page.on("console", lambda message: told.append(message.text))
        assert page.title() == "Brief, pagina 2 van 2"
        page.reload()
        marks = page.locator("svg rect")
        assert marks.count() == 2  # one for each line
        assert marks.first.bounding_box()
        assert page.locator("blockquote").inner_text() == (
            "De korpschef koopt 2000 bodycams voor de politie, die eind 2020 in gebruik zijn."
        )
        page.get_by_role("link", name="pagina 1").first.click()
        assert page.title() == "Brief, pagina 1 van 2"
        assert marks.count() == 0
        file = page.get_by_role("link", name="Het originele bestand").first.get_attribute("href")
        assert file == "/file?report=2020-brief#page=1"
        assert told == []
        assert visit.outside == []


def test_a_card_of_a_text_leads_to_its_section(browser: Browser, chat: Chat) -> None:
    with visiting(browser, chat, "en-GB") as visit:
        answer = visit.ask("hoeveel bodycams kocht de politie?")
        with visit.page.expect_popup() as opened:
            answer.locator("a").filter(has_text="see it in the text").first.click()
        assert opened.value.title() == "Bericht, in its text"
        assert opened.value.locator("mark").inner_text() == "De politie kocht 1000 bodycams."
        assert "Daarna komen er jassen." in opened.value.locator("main").inner_text()


def test_a_picked_report_is_the_only_one_searched(browser: Browser, chat: Chat) -> None:
    with visiting(browser, chat) as visit:
        visit.page.locator("#narrowing button").first.click()
        visit.page.locator("#reports input").click()
        visit.page.get_by_role("option", name="Bericht (december 2019)").click()
        answer = visit.ask("hoeveel bodycams?")
        told = answer.locator(".only").inner_text()
        assert told == "Alleen gezocht in: rapporten met de naam 2019-12-bericht."
        assert "1000 bodycams" in answer.inner_text()
        assert "2000 bodycams" not in answer.inner_text()
        visit.page.locator("#since input").click()
        visit.page.locator("#since").get_by_role("option", name="2020").click()
        nothing = visit.ask("hoeveel bodycams?").locator(".nothing").inner_text()
        assert nothing.startswith("Geen rapport past bij je keuze: er zijn geen rapporten")


def test_the_server_bounds_what_it_takes(chat: Chat) -> None:
    with urllib.request.urlopen(chat.address, timeout=20) as told:  # noqa: S310 - our own server
        assert told.headers["Content-Security-Policy"] == POLICY
    large = urllib.request.Request(  # noqa: S310 - our own server
        f"{chat.address}gradio_api/queue/join", b"x", {"Content-Length": str(LARGEST_BODY + 1)}
    )
    with pytest.raises(urllib.error.HTTPError) as refused:
        urllib.request.urlopen(large, timeout=20)  # noqa: S310 - our own server
    assert refused.value.code == 413
    refused.value.close()


def test_nobody_passes_the_queue_by(chat: Chat) -> None:
    past = urllib.request.Request(  # noqa: S310 - our own server
        f"{chat.address}gradio_api/run/ask",
        b'{"data": ["wijkagent?", [], [], "", ""]}',
        {"Content-Type": "application/json"},
    )
    with pytest.raises(urllib.error.HTTPError) as refused:
        urllib.request.urlopen(past, timeout=20)  # noqa: S310 - our own server
    assert refused.value.code == 404
    refused.value.close()
