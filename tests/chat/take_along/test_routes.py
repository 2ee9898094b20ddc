"""What is taken along, asked for as the chat's page asks; and what is refused."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from chat.judging import Judgements
from chat.links import cite_link, judge_link, question_link
from chat.narrowing import Picked
from chat.take_along.posted import MOST_QUOTES
from chat.take_along.quoted import LONGEST, place_of, quote_at
from chat.take_along.routes import take_along_routes
from chat.words import ENGLISH
from qa import build
from qa.collection import Collection
from qa.originals import Originals
from tests.fakes import WordEncoder

REPORT = "2019-12-brief"
WORDS = "De korpschef koopt *bodycams*."
MARKDOWN = f"""---
title: Brief
date: 2019-12
language: nl
reference: Kamerstukken II 2019/20, 29628, nr. 925
---

## Uitrusting

{WORDS.replace("*", chr(92) + "*")} Daarna komen er jassen.

{"lang " * LONGEST}
"""
DUTCH = {"accept-language": "nl-NL"}
OWN = {**DUTCH, "sec-fetch-site": "same-origin"}
QUESTION = "hoeveel <b>bodycams</b>?"


class Site:
    """A collection of one report, a file of judgements, and a browser before its routes."""

    def __init__(self, folder: Path) -> None:
        (folder / "reports").mkdir()
        (folder / "reports" / f"{REPORT}.md").write_text(MARKDOWN, encoding="utf-8")
        build(folder / "collection", [folder / "reports"], encoder=WordEncoder(), progress=False)
        collection = Collection.open(folder / "collection")
        self.judged = folder / "judged.jsonl"
        self.originals = Originals(lambda: collection)
        self.client = self.with_judgements(Judgements(lambda: self.judged))
        self.start = collection.passages(REPORT)[0].passage.report.text.index(WORDS)
        self.end = self.start + len(WORDS)

    def with_judgements(self, judgements: Judgements | None) -> TestClient:
        return TestClient(Starlette(routes=take_along_routes(self.originals, judgements)))

    def cite(self, form: str) -> Any:
        return self.client.get(cite_link(self.where(), form), headers=DUTCH)

    def where(self) -> dict[str, str | int]:
        return {"report": REPORT, "start": self.start, "end": self.end}

    def place(self, report: str = REPORT) -> str:
        return urlencode({"report": report, "start": self.start, "end": self.end})

    def keep(self, form: str, turns: object) -> Any:
        return self.client.post(f"/export?form={form}", json={"turns": turns}, headers=OWN)

    def judge(self, *, useful: str = "yes", asked: str = "") -> Any:
        said = {"asked": asked or asked_for(QUESTION), "quote": f"{self.place()}&useful={useful}"}
        return self.client.post("/judge", json=said, headers=OWN)

    def lines(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.judged.read_text(encoding="utf-8").splitlines()]


def asked_for(question: str, picked: Picked | None = None) -> str:
    """What the page sends of a question: the query of its link."""
    return question_link(question, picked or Picked()).partition("?")[2]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return Site(tmp_path_factory.mktemp("site"))


@pytest.mark.parametrize(
    ("form", "told"),
    [
        ("text", f"“{WORDS}”\nBrief · december 2019 · Uitrusting\n"),
        ("markdown", "> De korpschef koopt \\*bodycams\\*.\n>\n> — **Brief** · december 2019 · Uitrusting\n"),
        ("reference", "Kamerstukken II 2019/20, 29628, nr. 925"),
    ],
)
def test_a_quote_is_copied_in_a_form(site: Site, form: str, told: str) -> None:
    copied = site.cite(form)
    assert (copied.status_code, copied.text) == (200, told)
    assert copied.headers["content-type"] == "text/plain; charset=utf-8"
    assert copied.headers["x-content-type-options"] == "nosniff"
    assert copied.headers["content-security-policy"].startswith("default-src 'none'")


@pytest.mark.parametrize(
    ("asked", "status", "sentence"),
    [
        ({"form": "rtf"}, 400, "'form' must be one of text, markdown, reference"),
        ({"start": "-1"}, 400, "'start' is '-1' in the address"),
        ({"start": "5", "end": "5"}, 400, "has no words from 5 to 5"),
        ({"end": str(LONGEST + 1)}, 400, f"From 0 to {LONGEST + 1} is too long for a quote"),
        ({"report": "../../etc/passwd"}, 404, "There is no report '../../etc/passwd'"),
    ],
)
def test_nothing_else_is_copied(site: Site, asked: dict[str, str], status: int, sentence: str) -> None:
    whole = {"report": REPORT, "start": "0", "end": "5", "form": "text"}
    told = site.client.get(f"/cite?{urlencode({**whole, **asked})}")
    assert (told.status_code, sentence in told.text) == (status, True), told.text


@pytest.mark.parametrize(
    ("form", "ending", "kind"),
    [
        ("markdown", "md", "text/markdown"),
        ("html", "html", "text/html"),
        ("csv", "csv", "text/csv"),
        ("csl", "csl.json", "application/vnd.citationstyles.csl+json"),
    ],
)
def test_a_conversation_is_kept_in_a_form(site: Site, form: str, ending: str, kind: str) -> None:
    kept = site.keep(form, [{"asked": asked_for(QUESTION), "quotes": [site.place()]}])
    assert kept.status_code == 200
    assert kept.headers["content-type"].startswith(f"{kind}; charset=")
    assert kept.headers["content-disposition"].startswith('attachment; filename="citaat-20')
    assert kept.headers["content-disposition"].endswith(f'.{ending}"')
    assert "De korpschef koopt" in kept.text
    assert "<b>" not in kept.text or form in {"csv", "markdown"}


def test_a_question_without_quotes_is_kept_as_unanswered_with_what_was_searched(site: Site) -> None:
    asked = asked_for("pannenkoeken?", Picked(since="2019"))
    kept = site.keep("markdown", [{"asked": asked, "quotes": []}]).text
    assert "## pannenkoeken?\n\nAlleen gezocht in: rapporten sinds 2019.\n\nNiets in deze rapporten" in kept
    assert "> " not in kept


def test_quotes_that_are_gone_are_counted(site: Site) -> None:
    changed = f"{site.place()}&words=00000000"
    turn = {"asked": asked_for("bodycams?"), "quotes": [site.place(), site.place("weg"), changed]}
    kept = site.keep("markdown", [turn]).text
    assert "Citaten waarvan de woorden niet meer in de rapporten staan: 2." in kept


def test_a_place_holds_for_its_own_words_alone(site: Site) -> None:
    quote = quote_at(site.originals, {name: str(value) for name, value in site.where().items()}, ENGLISH)
    assert place_of(quote) == {**site.where(), "words": "9286b443"}
    assert site.client.get(cite_link(place_of(quote), "text")).status_code == 200
    told = site.client.get(cite_link({**site.where(), "words": "00000000"}, "text"))
    assert (told.status_code, told.text) == (
        410,
        "The report has other words there now: ask your question again.",
    )


@pytest.mark.parametrize(
    ("turns", "sentence"),
    [
        ("x", "'turns' must be a list"),
        ([5], "what was sent is not an object"),
        ([{"quotes": []}], "'asked' must be a text"),
        ([{"asked": "q=", "quotes": []}], "the question is empty"),
        ([{"asked": f"q={'x' * 1001}", "quotes": []}], "the question has 1001 characters"),
        ([{"asked": "q=x&since=gisteren", "quotes": []}], "'since' is 'gisteren', which is not a date"),
        ([{"asked": "q=x", "quotes": "x"}], "'quotes' must be a list"),
        ([{"asked": "q=x", "quotes": [5]}], "a quote must be a text"),
        ([{"asked": "q=x", "quotes": [f"report={REPORT}"]}], "'start' is '' in het adres"),
        ([{"asked": "q=x", "quotes": [f"report={REPORT}&start=0&end=99999"]}], "te lang voor een citaat"),
        ([{"asked": "q=x", "quotes": ["x"] * (MOST_QUOTES + 1)}], f"meer dan {MOST_QUOTES} citaten"),
    ],
)
def test_no_other_conversation_is_kept(site: Site, turns: object, sentence: str) -> None:
    told = site.keep("markdown", turns)
    assert (told.status_code, sentence in told.text) == (400, True), told.text


@pytest.mark.parametrize("body", [b"", b"x", b"[]", b"\xff", b"[" * 100_000])
def test_what_is_no_json_object_is_refused(site: Site, body: bytes) -> None:
    for route in ("/export?form=csv", "/judge"):
        told = site.client.post(route, content=body, headers=OWN)
        assert (told.status_code, told.text.startswith("what was sent is not")) == (400, True)


def test_judgements_are_kept_as_lines(tmp_path: Path) -> None:
    site = Site(tmp_path)
    told = site.judge()
    assert (told.status_code, told.text) == (200, "Bewaard op de computer waar de chat op draait.")
    assert site.judge(useful="no").status_code == 200
    first, second = site.lines()
    assert first.pop("at").endswith("+00:00")
    assert first == {
        "question": QUESTION,
        "report": REPORT,
        "start": site.start,
        "end": site.end,
        "useful": True,
        "words": WORDS,
    }
    assert second["useful"] is False


@pytest.mark.parametrize(
    "headers",
    [
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
        {"sec-fetch-site": "none"},
        {"origin": "https://evil.example"},
        {"origin": "null"},
    ],
)
def test_what_another_site_sends_is_refused(site: Site, headers: dict[str, str]) -> None:
    said = {"asked": asked_for(QUESTION), "quote": f"{site.place()}&useful=yes"}
    for route, body in (("/judge", said), ("/export?form=csv", {"turns": []})):
        told = site.client.post(route, json=body, headers=headers)
        assert (told.status_code, told.text) == (403, ENGLISH.taken.other_site)
    assert not site.judged.exists()


def test_an_older_browser_says_where_it_is(tmp_path: Path) -> None:
    site = Site(tmp_path)
    said = {"asked": asked_for(QUESTION), "quote": f"{site.place()}&useful=yes"}
    told = site.client.post("/judge", json=said, headers={"origin": "http://testserver"})
    assert told.status_code == 200


def test_a_link_alone_writes_nothing(site: Site) -> None:
    for link in (judge_link(site.where(), useful=True), "/export?form=csv"):
        told = site.client.get(link, headers=DUTCH)
        assert told.status_code == 405
        assert told.text == "Dit kan alleen op de pagina van de chat: gebruik daar de link."
    assert not site.judged.exists()


@pytest.mark.parametrize(
    ("useful", "asked", "sentence"),
    [
        ("maybe", "", "'useful' must be 'yes' or 'no'"),
        ("yes", "q=", "the question is empty"),
        ("yes", f"q={'x' * 1001}", "the question has 1001 characters"),
    ],
)
def test_no_other_judgement_is_taken(site: Site, useful: str, asked: str, sentence: str) -> None:
    told = site.judge(useful=useful, asked=asked)
    assert (told.status_code, sentence in told.text) == (400, True), told.text
    assert not site.judged.exists()


def test_nothing_is_judged_where_it_was_turned_off(site: Site) -> None:
    client = site.with_judgements(None)
    said = {"asked": asked_for(QUESTION), "quote": f"{site.place()}&useful=yes"}
    told = client.post("/judge", json=said, headers=OWN)
    assert (told.status_code, "--no-judging" in told.text) == (403, True)


def test_a_full_file_takes_no_more(tmp_path: Path) -> None:
    site = Site(tmp_path)
    site.client = site.with_judgements(Judgements(lambda: site.judged, largest=300))
    assert site.judge().status_code == 200
    told = site.judge()
    assert told.status_code == 507
    assert told.text == "Het bestand 'judged.jsonl' is vol: laat het verplaatsen."
    assert len(site.lines()) == 1


def test_a_file_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    site = Site(tmp_path)
    site.judged.mkdir()
    told = site.judge()
    assert told.status_code == 507
    assert told.text.startswith("Het bestand 'judged.jsonl' kan niet geschreven worden")


def test_the_script_says_its_sentences_in_the_language_of_the_browser(site: Site) -> None:
    told = site.client.get("/page.js", headers=DUTCH)
    assert told.headers["content-type"] == "text/javascript; charset=utf-8"
    first, _, script = told.text.partition("\n")
    assert json.loads(first.removeprefix("const WORDS = ").removesuffix(";"))["copied"] == "Gekopieerd."
    assert script == (Path(__file__).parents[3] / "chat" / "page.js").read_text(encoding="utf-8")
    assert "innerHTML" not in script
