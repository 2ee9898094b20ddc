"""reports.toml: what a person states about reports."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus import CorpusError, read_report
from corpus.stated import stated_beside


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "brief.md"
    path.write_text("---\ntitle: Van het bestand\ndate: 2018\n---\n\nDe politie koopt bodycams.\n")
    return path


def state(report: Path, toml: str) -> None:
    report.with_name("reports.toml").write_text(toml, encoding="utf-8")


def test_it_comes_before_what_the_file_says(report: Path) -> None:
    state(report, '["brief.md"]\ntitle = "Brief"\ndate = 2020-05-29\naddress = "https://example.org/b"\n')
    read = read_report(report)
    assert (read.title, read.date, read.address) == ("Brief", "2020-05-29", "https://example.org/b")


def test_it_fills_in_and_leaves_the_rest(report: Path) -> None:
    state(report, '["brief.md"]\nkind = "letter"\n["ander.md"]\ntitle = "Ander"\n')
    read = read_report(report)
    assert (read.title, read.date, read.kind) == ("Van het bestand", "2018", "letter")


def test_without_one_nothing_is_stated(report: Path) -> None:
    assert stated_beside(report) == {}


def test_a_date_in_words_is_understood(report: Path) -> None:
    state(report, '["brief.md"]\ndate = "29 mei 2020"\n')
    assert stated_beside(report) == {"date": "2020-05-29"}


@pytest.mark.parametrize(
    ("toml", "said"),
    [
        ('["brief.md"\n', "can't be read as TOML"),
        ('"brief.md" = "x"\n', "gives no table for 'brief.md'"),
        ('["brief.md"]\nauthor = "x"\n', "states 'author' of 'brief.md': it can be one of address, date,"),
        ('["brief.md"]\ntitle = 3\n', "states a title of 'brief.md' that is not a text in quotes"),
        ('["brief.md"]\ndate = "mei"\n', "states the date 'mei' of 'brief.md': write it as 2020-05-29"),
    ],
)
def test_what_is_wrong_is_said(report: Path, toml: str, said: str) -> None:
    state(report, toml)
    with pytest.raises(CorpusError, match=r"reports\.toml") as caught:
        read_report(report)
    assert said in str(caught.value)
