"""One's own reports, as a person adds one, asks it, and removes it."""

from __future__ import annotations

import os
import re
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from qa import build
from tests.browser.conftest import Chat, serving, visiting
from tests.engine import EngineEncoder

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def chat(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chat]:
    folder = tmp_path_factory.mktemp("own")
    report = folder / "reports" / "2019-12-brief.md"
    report.parent.mkdir()
    report.write_text(
        "## Personeel\n\nHet ziekteverzuim daalde tot 6,2 procent.\n\nDe wijkagent blijft in de wijk.\n",
        encoding="utf-8",
    )
    build(folder / "collection", [report], encoder=EngineEncoder(), progress=False)
    with serving(folder / "collection", folder) as running:
        yield running


def test_a_report_is_added_asked_and_removed(browser: Browser, chat: Chat, tmp_path: Path) -> None:
    good, bad = tmp_path / "2021-06-brief.md", tmp_path / "plaatje.pdf"
    good.write_text(
        "---\ntitle: <b>Bodycambrief</b>\ndate: 2021-06\n---\n\n## Uitrusting\n\n### Bodycams\n\n"
        "De korpschef koopt 2000 bodycams voor de politie, die eind 2021 in gebruik zijn.\n",
        encoding="utf-8",
    )
    bad.write_bytes(b"\x89PNG\r\n")
    picture = Path(os.environ.get("CITAAT_SCREENSHOT_OWN", tmp_path / "own.png"))
    question = "hoeveel bodycams?"
    with visiting(browser, chat) as visit:
        page = visit.page
        assert "2000 bodycams" not in (visit.ask(question).text_content() or "")
        page.click("#own button")
        page.locator("#shelf li").wait_for()
        page.set_input_files("#drop input[type=file]", [good, bad])
        page.get_by_text("plaatje").wait_for()
        page.click("#add")
        page.locator("#own-told").get_by_text("2021-06-brief.md (1/2)").wait_for()
        page.locator("#own-told").get_by_text(re.compile("^Toegevoegd")).wait_for(timeout=180_000)
        page.locator("#own-told").get_by_text("plaatje.pdf: this isn't a PDF").wait_for()
        assert "<b>Bodycambrief</b> · juni 2021 · 1 passage" in page.locator("#own-told").inner_text()
        page.locator("#header").get_by_text("2 rapporten (december 2019 – juni 2021)").wait_for()
        page.locator("#shelf").get_by_text("hier toegevoegd").wait_for()
        assert page.locator("#own b, #own img").count() == 0
        page.screenshot(path=picture, full_page=True)

        answer = visit.ask(question)
        assert answer.locator("mark").first.inner_text() == (
            "De korpschef koopt 2000 bodycams voor de politie, die eind 2021 in gebruik zijn."
        )

        page.click("#pick input")
        page.get_by_role("option", name="Bodycambrief").click()
        page.click("#remove")
        page.locator("#sure").get_by_text("“<b>Bodycambrief</b>” verwijderen?").wait_for()
        page.click("#yes")
        page.locator("#header").get_by_text("1 rapport (december 2019)").wait_for()
        assert "Verwijderd: <b>Bodycambrief</b>" in page.locator("#own-told").inner_text()
        assert "2000 bodycams" not in (visit.ask(question).text_content() or "")
        assert visit.outside == []
    assert chat.outside() == []


def test_a_file_that_is_too_large_does_not_come_in(chat: Chat) -> None:
    large = urllib.request.Request(  # noqa: S310 - our own server
        f"{chat.address}gradio_api/upload", b"x", {"Content-Length": str(1 << 40)}
    )
    with pytest.raises(urllib.error.HTTPError) as refused:
        urllib.request.urlopen(large, timeout=20)  # noqa: S310 - our own server
    assert refused.value.code == 413
    refused.value.close()
