"""The bundled digest: three reports in our own words, under the titles of the official ones."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus import Report, find_files, read_report, split
from corpus.bundled import DIGEST
from tests.corpus.copied import ALLOWED, runs, shared_with

ANNEX_2019 = "2019-12-halfjaarbericht-politie-bijlage-1"
LETTER_2020 = "2020-05-29-halfjaarbericht-politie"
ANNEX_2021 = "2021-12-02-halfjaarbericht-politie-bijlage-2"


@pytest.fixture(scope="module")
def digest() -> dict[str, Report]:
    return {file.id: read_report(file.path, file.id) for file in find_files([DIGEST])}


def under(report: Report, title: str) -> str:
    """All text of the section with this title, its own sections included."""
    blocks = [block for block in report.blocks if title in block.section]
    assert blocks, f"there is no section '{title}' in {report.id}"
    return "\n".join(report.text[block.start : block.end] for block in blocks)


def chapters(report: Report) -> list[str]:
    blocks = [block for block in report.blocks if block.kind == "heading" and len(block.section) == 1]
    return [report.text[block.start : block.end] for block in blocks]


def test_there_are_three_reports(digest: dict[str, Report]) -> None:
    assert {r.id: (r.title, r.date, r.kind, r.language) for r in digest.values()} == {
        ANNEX_2019: ("Halfjaarbericht politie, december 2019, bijlage 1", "2019-12", "digest", "nl"),
        LETTER_2020: ("Halfjaarbericht politie, 29 mei 2020", "2020-05-29", "digest", "nl"),
        ANNEX_2021: (
            "Tweede Halfjaarbericht Politie 2021, bijlage 2: moties, toezeggingen en aanvullende zaken",
            "2021-12-02",
            "digest",
            "nl",
        ),
    }


def test_every_file_says_that_it_is_not_the_official_text() -> None:
    for path in DIGEST.glob("*.md"):
        note = " ".join(path.read_text(encoding="utf-8").split("---")[1].split())
        assert "dit is niet de officiële tekst" in note


def test_the_chapters_of_the_annex_of_2019(digest: dict[str, Report]) -> None:
    assert chapters(digest[ANNEX_2019]) == [
        "Beleidsreactie Periodiek beeld opsporing",
        "Taakuitvoering",
        "Internationale politiesamenwerking",
        "Politiepersoneel",
        "Meldkamerdomein",
        "ICT bij de politie",
    ]


def test_the_chapters_of_the_letter_of_2020(digest: dict[str, Report]) -> None:
    assert chapters(digest[LETTER_2020]) == [
        "Beheer meldkamers en C2000",
        "Ondermijnende criminaliteit",
        "Capaciteit en inzetbaarheid",
        "Diversiteit en inclusie binnen de politie",
        "GGP en opsporing",
        "Resultaten Veiligheidsagenda 2019",
        "Interceptie",
        "Tot slot",
    ]


def test_the_chapters_of_the_annex_of_2021(digest: dict[str, Report]) -> None:
    assert chapters(digest[ANNEX_2021]) == [
        "GGP",
        "Politievrijwilligers",
        "Verzuim",
        "Operationeel expert",
        "Waardering en erkenning",
        "Vernieuwd Stelsel Integriteit en interne onderzoeken",
        "Procoapp",
        "Rapport over bereik Burgernet",
        "EY rapport over risicoverdeling en besluit financieel beheer politie",
        "Speciale eenheden voor het aanpakken van antisemitisme",
        "Herijking Veiligheidsagenda",
        "Communicatie en transparantie over het politieoptreden",
        "Beleidsdoorlichting",
    ]


@pytest.mark.parametrize(
    ("report_id", "section", "facts"),
    [
        (ANNEX_2019, "Juridisch kader bodycams", ["2000 bodycams", "eind 2020"]),
        (ANNEX_2019, "Team Internationale Misdrijven (TIM)", ["32 fte"]),
        (LETTER_2020, "Ondermijnende criminaliteit", ["€ 110 mln.", "€ 150 mln.", "400 fte"]),
        (LETTER_2020, "Capaciteit en inzetbaarheid", ["17.000 fte", "450 fte"]),
        (ANNEX_2021, "Een update van de situatie", ["1.175 fte", "1.558 fte", "31 augustus 2021"]),
        (ANNEX_2021, "Verzuim", ["6,5%", "5,3%", "5,9%"]),
        (ANNEX_2021, "Perspectief", ["2024-2025", "2400 fte", "700 extra agenten"]),
        (ANNEX_2021, "Herijking Veiligheidsagenda", ["220 OM-verdachten", "2019-2022"]),
        (ANNEX_2021, "Speciale eenheden voor het aanpakken van antisemitisme", ["€ 7 mln.", "ECAD-P"]),
    ],
)
def test_known_facts_stand_under_their_sections(
    digest: dict[str, Report], report_id: str, section: str, facts: list[str]
) -> None:
    text = under(digest[report_id], section).lower()
    assert [fact for fact in facts if fact.lower() not in text] == []


def test_every_chapter_has_something_to_quote(digest: dict[str, Report]) -> None:
    for report in digest.values():
        quotable = {passage.section[0] for passage in split(report) if passage.section}
        assert quotable >= set(chapters(report))


def test_every_footnote_that_is_referred_to_is_there() -> None:
    for path in DIGEST.glob("*.md"):
        text = path.read_text(encoding="utf-8")
        defined = text.count("\n[^")
        assert text.count("[^") == 2 * defined
        assert [f"\n[^{number}]: " in text for number in range(1, defined + 1)] == [True] * defined


def test_no_mark_of_a_footnote_is_left_in_a_sentence(digest: dict[str, Report]) -> None:
    for report in digest.values():
        assert not set("⁰¹³⁴⁵⁶⁷⁸⁹^<>") & set(report.text)


def test_the_digest_shares_no_run_of_words_with_the_official_reports(
    digest: dict[str, Report], shared: Path
) -> None:
    official: set[tuple[str, ...]] = set()
    for path in (shared / "reports" / "text").glob("*.md"):
        official |= runs(path.read_text(encoding="utf-8")) | runs(read_report(path).text)
    copied = [
        (report.id, run)
        for report in digest.values()
        for block in report.blocks
        if block.kind not in {"heading", "footnote"}
        for run in shared_with(official, report.text[block.start : block.end], ALLOWED)
    ]
    assert copied == []


def test_the_digest_is_of_the_official_reports(digest: dict[str, Report], shared: Path) -> None:
    assert sorted(digest) == sorted(path.stem for path in (shared / "reports" / "text").glob("*.md"))


@pytest.mark.parametrize("report_id", [ANNEX_2019, LETTER_2020, ANNEX_2021])
def test_the_chapters_have_the_titles_of_the_official_ones(
    digest: dict[str, Report], shared: Path, report_id: str
) -> None:
    official = read_report(shared / "reports" / "text" / f"{report_id}.md")
    listed = [official.text[b.start : b.end] for b in official.blocks if b.kind in {"heading", "contents"}]
    titles = "\n".join(listed)
    assert [title for title in chapters(digest[report_id]) if title not in titles] == []
