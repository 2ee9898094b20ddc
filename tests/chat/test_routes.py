"""The pages beside the chat, asked for as a browser asks: the quote in its place, the file, and refusals."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlencode

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from chat.links import file_link, page_link
from chat.routes import routes
from qa import build
from qa.collection import Collection
from qa.originals import Originals
from tests.corpus.pdfs import lines, pdf
from tests.fakes import WordEncoder

EVIL = "<script>alert(1)</script> **vet** &lt;"
ENTITIES = "&lt;script&gt;alert(1)&lt;/script&gt; &lt;img src=x&gt; &lt;b onclick=x&gt;"
MARKDOWN = f"""---
title: "{EVIL}"
date: 2019-12
kind: digest
language: nl
---

## {ENTITIES} Uitrusting

De korpschef koopt bodycams {ENTITIES}. Daarna komen er jassen.

- ook petten

## Personeel

Het verzuim daalde.
"""
WORDS = "De korpschef koopt bodycams"


class Site:
    """A collection of two reports, and a browser before its pages."""

    def __init__(self, folder: Path) -> None:
        reports = folder / "reports"
        reports.mkdir()
        self.pdf = reports / "2020-brief.pdf"
        self.pdf.write_bytes(
            pdf(
                lines("De wijkagent blijft in de wijk."),
                lines("Het verzuim daalde tot 6 procent."),
                title="Brief",
            )
        )
        self.markdown = reports / "<b onclick=x> & 'y'.md"
        self.markdown.write_text(MARKDOWN, encoding="utf-8")
        build(folder / "collection", [reports], encoder=WordEncoder(), progress=False)
        self.collection = Collection.open(folder / "collection")
        self.client = TestClient(Starlette(routes=routes(Originals(lambda: self.collection))))

    def span(self, words: str) -> tuple[str, int, int]:
        """The report in which these words stand, with where."""
        every = {unit.passage.report for unit in self.collection.units}
        report = next(report for report in every if words in report.text)
        start = report.text.index(words)
        return report.id, start, start + len(words)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return Site(tmp_path_factory.mktemp("site"))


def test_a_quote_is_marked_on_the_image_of_its_page(site: Site) -> None:
    report, start, end = site.span("verzuim daalde tot 6 procent")
    told = site.client.get(page_link(report, start, end), headers={"accept-language": "nl-NL"})
    assert told.status_code == 200
    assert '<html lang="nl">' in told.text
    assert "<title>Brief, pagina 2 van 2</title>" in told.text
    assert 'role="img" aria-label="Brief, pagina 2 van 2"><image href="data:image/png;base64,' in told.text
    assert told.text.count("<rect ") == 1
    assert "<blockquote><mark>verzuim daalde tot 6 procent</mark></blockquote>" in told.text
    assert (
        f'<a rel="prev" href="/page?report=2020-brief&amp;start={start}&amp;end={end}&amp;page=1#quote">'
        in told.text
    )
    assert 'rel="next"' not in told.text
    assert '<a href="/file?report=2020-brief#page=2">Het originele bestand</a>' in told.text


def test_the_page_before_has_no_marks(site: Site) -> None:
    report, start, end = site.span("verzuim daalde tot 6 procent")
    told = site.client.get(page_link(report, start, end, 1))
    assert "<title>Brief, page 1 of 2</title>" in told.text
    assert "<rect" not in told.text
    assert "De wijkagent blijft in de wijk." in told.text  # the page's words, folded away
    assert 'rel="prev"' not in told.text
    assert f"&amp;end={end}&amp;page=2#quote" in told.text


def test_a_report_without_pages_shows_the_section_as_text(site: Site) -> None:
    report, start, end = site.span(WORDS)
    told = site.client.get(page_link(report, start, end))
    assert told.status_code == 200
    assert f'<mark id="quote">{WORDS}</mark> {ENTITIES}. Daarna komen er jassen.' in told.text
    assert "ook petten" in told.text
    assert "verzuim" not in told.text  # stands under another heading
    assert f">{ENTITIES} Uitrusting</div>" in told.text
    assert "&lt;script&gt;alert(1)&lt;/script&gt; **vet** &amp;lt;</h1>" in told.text
    assert "<script" not in told.text
    assert "<b " not in told.text
    assert "<img" not in told.text
    assert "digest, not the official text" in told.text


def test_nothing_runs_and_nothing_is_fetched_on_these_pages(site: Site) -> None:
    for told in (
        site.client.get(page_link(*site.span(WORDS))),
        site.client.get(page_link(*site.span("wijkagent"))),
        site.client.get("/page"),
    ):
        policy = told.headers["content-security-policy"]
        assert policy.startswith("default-src 'none'; img-src data:; style-src 'sha256-")
        assert "unsafe" not in policy
        assert told.headers["x-content-type-options"] == "nosniff"


def test_a_pdf_is_shown_and_any_other_file_is_handed_over(site: Site) -> None:
    shown = site.client.get(file_link("2020-brief", 2))
    assert shown.content == site.pdf.read_bytes()
    assert shown.headers["content-type"] == "application/pdf"
    assert shown.headers["content-disposition"] == "inline; filename*=UTF-8''2020-brief.pdf"
    kept = site.client.get(file_link(site.span(WORDS)[0]))
    assert kept.content == site.markdown.read_bytes()
    assert kept.headers["content-type"] == "application/octet-stream"
    name = "%3Cb%20onclick%3Dx%3E%20%26%20%27y%27.md"
    assert kept.headers["content-disposition"] == f"attachment; filename*=UTF-8''{name}"


@pytest.mark.parametrize(
    ("asked", "status", "sentence"),
    [
        ({}, 400, "give &#x27;report&#x27;"),
        ({"report": "2020-brief"}, 400, "&#x27;start&#x27; is &#x27;&#x27; in the address"),
        ({"report": "2020-brief", "start": "1e3", "end": "5"}, 400, "&#x27;start&#x27; is &#x27;1e3&#x27;"),
        ({"report": "2020-brief", "start": "-1", "end": "5"}, 400, "should be a whole number"),
        ({"report": "2020-brief", "start": "٣", "end": "5"}, 400, "should be a whole number"),
        ({"report": "2020-brief", "start": "0", "end": "9" * 5000}, 400, "should be a whole number"),
        ({"report": "2020-brief", "start": "5", "end": "5"}, 400, "has no words from 5 to 5"),
        ({"report": "2020-brief", "start": "0", "end": "99999"}, 400, "has no words from 0 to 99999"),
        ({"report": "2020-brief", "start": "0", "end": "5", "page": "3"}, 404, "it has 2 pages"),
        ({"report": "<i>../../etc/passwd", "start": "0", "end": "5"}, 404, "no report &#x27;&lt;i&gt;../"),
    ],
)
def test_an_address_that_asks_for_nothing_gets_a_sentence(
    site: Site, asked: dict[str, str], status: int, sentence: str
) -> None:
    told = site.client.get(f"/page?{urlencode(asked)}")
    assert (told.status_code, sentence in told.text) == (status, True), told.text
    assert "<i>" not in told.text


def test_a_refusal_is_in_the_readers_language(site: Site) -> None:
    dutch = {"accept-language": "nl"}
    told = site.client.get("/page?report=2020-brief&start=0&end=5&page=3", headers=dutch).text
    assert "<h1>Dit kan niet getoond worden</h1>" in told
    assert "<p>Het rapport heeft geen pagina 3: het heeft 2 pagina&#x27;s.</p>" in told
    told = site.client.get("/page?report={name}&start=0&end=5", headers=dutch).text
    assert "Er is hier geen rapport &#x27;{name}&#x27; (meer): stel je vraag opnieuw." in told


@pytest.mark.parametrize("report", ["/etc/passwd", "../reports/2020-brief.pdf", "2020-brief.pdf", "%00", ""])
def test_no_file_is_found_by_its_path(site: Site, report: str) -> None:
    assert site.client.get(f"/file?{urlencode({'report': report})}").status_code == (404 if report else 400)


def test_a_file_that_has_changed_is_not_shown(tmp_path: Path) -> None:
    site = Site(tmp_path)
    report, start, end = site.span("wijkagent")
    site.pdf.write_bytes(site.pdf.read_bytes() + b"\n")
    for address in (page_link(report, start, end), file_link(report)):
        told = site.client.get(address)
        assert told.status_code == 404
        assert (
            "2020-brief.pdf&#x27; has changed since it was indexed: have the reports indexed again"
            in told.text
        )
    site.pdf.unlink()
    gone = site.client.get(page_link(report, start, end))
    assert gone.status_code == 404
    assert "The file &#x27;2020-brief.pdf&#x27; isn&#x27;t where it was" in gone.text
    assert str(tmp_path) not in gone.text
