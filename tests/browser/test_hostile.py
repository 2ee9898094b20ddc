"""Reports, file names and questions whose every part tries to be more than text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from qa import build
from tests.browser.conftest import Chat, Visit, serving, visiting
from tests.corpus.pdfs import lines, pdf
from tests.engine import EngineEncoder

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Locator, Page

pytestmark = pytest.mark.slow

TITLE = "<img src='https://evil.example/t.png'> **Titel** & [link](https://evil.example) $$x^2$$ &lt;b&gt;"
KIND = "<script>window.hacked = true</script>"
SECTION = "<style>* { display: none }</style> *Uitrusting* `x` | ~~y~~"
SENTENCE = (
    "De korpschef koopt 2000 bodycams <form action='https://evil.example'> ![p](https://evil.example/p.png) "
    "www.evil.example <details ontoggle='window.hacked = true'> &#60;iframe src=x&#62; <!-- --> \\(x\\) $x$ "
    "niet later dan eind 2020."
)
AFTER = (
    "<a href='javascript:window.hacked = true'>Het verzuim</a> daalde </p></div><svg onload=hacked> **niet**."
)
NOTE = "Noot <iframe src='//evil.example'></iframe> _x_ <img src=x onerror='window.hacked = true'>."
CELLS = ("<b>Korps</b>", "<img src=x> 31 jassen")
FILE = "<b onclick=x> & 'y' _z_.md"
# An override, an isolate and their ends; what cannot be seen.
TURNED = "\u202eTurned\u202c \u2067too\u2069"
QUESTION = (
    "hoeveel bodycams <img src=x onerror='window.hacked=true'> **koopt** [de](https://evil.example) "
    "korpschef www.evil.example $x$ &lt;b&gt;\u200b?"
)
THEIRS = "img, script, form, iframe, style, svg, details[ontoggle], b, em, code, del, table, h1, h2, .katex"


def as_markdown(text: str) -> str:
    """The text as Markdown that says it, and is no markup itself."""
    return "".join(f"&#{ord(letter)};" if letter in "<>&*_`[]()!|~$\\'\"#" else letter for letter in text)


MARKDOWN = f"""---
title: "{TITLE} {TURNED}"
date: 2019-12
kind: "{KIND}"
---

## {as_markdown(SECTION)} {TURNED}

{as_markdown(SENTENCE)}[^1]

{as_markdown(AFTER)} {TURNED}

[^1]: {as_markdown(NOTE)}

## Kleding

| Waar | Hoeveel |
| --- | --- |
| {as_markdown(CELLS[0])} | {as_markdown(CELLS[1])} |
"""


@pytest.fixture(scope="module")
def chat(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chat]:
    folder = tmp_path_factory.mktemp("hostile")
    (folder / "reports").mkdir()
    (folder / "reports" / FILE).write_text(MARKDOWN, encoding="utf-8")
    (folder / "reports" / "2020-<i>.pdf").write_bytes(
        pdf(lines("De wijkagent <b>blijft</b> in de wijk & <img src=x>."), title="<h1>Brief</h1> &amp;")
    )
    build(folder / "collection", [folder / "reports"], encoder=EngineEncoder(), progress=False)
    with serving(folder / "collection", folder) as running:
        yield running


@pytest.fixture(scope="module")
def visit(browser: Browser, chat: Chat) -> Iterator[Visit]:
    with visiting(browser, chat) as visit:
        visit.ask(QUESTION)
        yield visit


def in_sight(place: Locator) -> str:
    """All the words of a place, those that are folded away too, in single spaces."""
    return " ".join(place.evaluate("place => place.textContent").split())


def nothing_of_theirs(page: Page, place: Locator) -> None:
    """Nothing in this place is more than text, and nothing of it has run."""
    assert place.locator(THEIRS).evaluate_all("all => all.map(one => one.outerHTML)") == []
    links = place.locator("a").evaluate_all("all => all.map(one => one.getAttribute('href'))")
    assert [link for link in links if not link.startswith("/") or link.startswith("//")] == []
    assert page.locator("[src*='evil'], [action*='evil'], [href*='//evil']").count() == 0
    assert page.evaluate("window.hacked") is None
    assert not set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069") & set(in_sight(place))


def test_a_card_shows_them_as_they_stand(visit: Visit) -> None:
    answer = visit.page.locator("#answers .answer").first
    assert in_sight(answer.locator("mark").first) == SENTENCE
    assert in_sight(answer.locator(".source strong").first) == f"{TITLE} Turned too"
    shown = in_sight(answer)
    assert f"{SECTION} Turned too" in shown
    assert NOTE in shown
    assert f"{AFTER} Turned too" in shown
    nothing_of_theirs(visit.page, answer)


def test_a_question_is_shown_as_it_was_typed(visit: Visit) -> None:
    asked = visit.page.locator("#answers .user .message").first
    assert in_sight(asked) == QUESTION
    nothing_of_theirs(visit.page, asked)


def test_cells_are_shown_as_they_stand(visit: Visit) -> None:
    answer = visit.ask("hoeveel jassen heeft het korps?")
    assert all(cell in in_sight(answer) for cell in CELLS)
    nothing_of_theirs(visit.page, answer)


def test_a_refusal_shows_them_as_they_stand(visit: Visit) -> None:
    answer = visit.ask("What is the recipe for pancakes <b>?")
    answer.locator("summary").first.click()
    assert SENTENCE in in_sight(answer)
    nothing_of_theirs(visit.page, answer)


def test_the_lists_and_what_was_picked_show_them_as_they_stand(visit: Visit) -> None:
    page = visit.page
    page.get_by_text("Welke rapporten").click()
    for place, shown in (("#reports", f"{TITLE} Turned too"), ("#kinds", KIND)):
        page.locator(f"{place} input").click()
        option = page.get_by_role("option").filter(has_text=shown[:12])
        assert shown in in_sight(option)
        option.click()
        page.keyboard.press("Escape")
        nothing_of_theirs(page, page.locator(f"{place} .token span").first)
    answer = visit.ask("hoeveel bodycams?")
    only = answer.locator(".only")
    assert FILE.removesuffix(".md") in in_sight(only)
    assert KIND in in_sight(only)
    nothing_of_theirs(page, answer)


def test_the_pages_beside_the_chat_show_them_as_they_stand(
    browser: Browser, chat: Chat, visit: Visit
) -> None:
    way = visit.page.locator("#answers .answer").first.locator("a").first.get_attribute("href")
    page = browser.new_page()
    page.goto(f"{chat.address.rstrip('/')}{way}")
    assert page.locator("h1").inner_text() == f"{TITLE} Turned too"
    assert page.locator("mark").inner_text() == SENTENCE
    assert page.locator("main").locator(THEIRS.replace(", h1, h2", "")).count() == 0
    assert page.title().startswith(TITLE[:60])
    page.goto(f"{chat.address}page?report=%3Cscript%3Ewindow.hacked=1%3C/script%3E&start=0&end=5")
    assert "'<script>window.hacked=1</script>'" in page.locator("main").inner_text()
    assert page.locator("script").count() == 0
    page.close()


def test_a_page_of_a_pdf_shows_them_as_they_stand(browser: Browser, chat: Chat) -> None:
    page = browser.new_page()
    page.goto(f"{chat.address}page?report=2020-%3Ci%3E&start=0&end=12")
    assert page.locator("h1").inner_text() == "<h1>Brief</h1> &amp;"
    page.locator("summary").click()
    assert "De wijkagent <b>blijft</b> in de wijk & <img src=x>." in page.locator("details").inner_text()
    assert page.locator("img, script, b, i, h1 h1").count() == 0
    page.close()


def test_nothing_went_out(chat: Chat, visit: Visit) -> None:
    assert visit.outside == []
    assert chat.outside() == []
