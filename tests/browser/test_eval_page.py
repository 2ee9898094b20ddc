"""The page of a run in a browser: nothing runs, nothing is fetched, and it opens in light and dark."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Literal

import pytest

from eval.page import write_page
from tests.eval.making import everywhere

if TYPE_CHECKING:
    from playwright.sync_api import Browser

EVIL = "<script>alert(1)</script><img src=//example.org/x onerror=alert(2)><style>@import '//b.org'</style>"


@pytest.mark.slow
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_asks_for_nothing(
    browser: Browser, tmp_path: Path, scheme: Literal["light", "dark"]
) -> None:
    write_page(tmp_path / "run.html", everywhere(EVIL))
    page = browser.new_page(color_scheme=scheme, viewport={"width": 390, "height": 800})
    asked: list[str] = []
    told: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: told.append(message.text))
    page.on("dialog", lambda dialog: told.append(dialog.message))
    page.goto((tmp_path / "run.html").as_uri())
    page.locator("summary").first.click()
    assert page.locator("blockquote").first.inner_text().startswith(EVIL)
    assert asked == [(tmp_path / "run.html").as_uri()]
    assert told == []
    page.close()
