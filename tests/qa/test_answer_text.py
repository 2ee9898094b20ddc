"""What a terminal shows of an answer."""

from __future__ import annotations

import unicodedata
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus import Marker, Passage, Report
from qa import Answer, Filter, Quote, Searched, Source
from qa.answer_text import answer_to_text, printable, searched_in, source_line
from tests.qa.making import paged

TEXT = (
    "In antwoord op Kamervragen zegde de minister toe in het tweede halfjaarbericht van 2019 op planning "
    "en juridisch kader terug te komen.\n\n- eerste punt;\n\n- tweede punt."
)
LETTER = paged(TEXT, (0, 134), (134, len(TEXT)))


def quote(report: Report, start: int = 0, end: int | None = None, section: tuple[str, ...] = ()) -> Quote:
    return Quote(Passage(report, 0, len(report.text), section), start, end or len(report.text), 0.9)


def answered(*quotes: Quote) -> Answer:
    return Answer("wat?", True, 0.9, quotes, (), Searched(1))  # noqa: FBT003


def refused(searched: Searched, *nearest: Quote) -> Answer:
    return Answer("wat?", False, 0.1, (), nearest, searched)  # noqa: FBT003


def test_quotes_are_numbered_and_stand_under_their_sources() -> None:
    answer = answered(
        quote(LETTER, section=("Uitrusting", "Bodycams")), quote(LETTER, start=136, section=("Uitrusting",))
    )
    assert answer_to_text(answer) == (
        "1. Brief · 2020-05-29 · Uitrusting > Bodycams · p. 1\n"
        "   “In antwoord op Kamervragen zegde de minister toe in het tweede halfjaarbericht van\n"
        "   2019 op planning en juridisch kader terug te komen.\n"
        "   - eerste punt;\n"
        "   - tweede punt.”\n"
        "\n"
        "2. Brief · 2020-05-29 · Uitrusting · p. 2\n"
        "   “- eerste punt;\n"
        "   - tweede punt.”"
    )


def test_the_footnotes_of_a_quote_stand_under_it() -> None:
    text = "Eerste zin. Tweede zin.\n\n1 Zie \x1b de brief.\n\nen het vervolg."
    report = replace(
        paged(text, (0, len(text))),
        markers=(Marker(10, "9", 0, 3), Marker(22, "1", 25, 42), Marker(22, "1", 44, 59)),
    )
    assert answer_to_text(answered(quote(report, 12, 23))) == (
        "1. Brief · 2020-05-29 · p. 1\n"
        "   “Tweede zin.”\n"
        "     [1] Zie \ufffd de brief.\n"
        "     [1] en het vervolg."
    )


def test_without_an_answer_it_says_so_and_shows_the_nearest() -> None:
    answer = refused(Searched(3, "2019-12", "2021-12-02"), quote(LETTER, start=136, end=150))
    assert answer_to_text(answer) == (
        "Not in these reports (3 reports, 2019-12 to 2021-12-02). Nearest passages:\n"
        "\n"
        "1. Brief · 2020-05-29 · p. 2\n"
        "   “- eerste punt;”"
    )


def test_a_filter_that_matches_nothing_is_told() -> None:
    answer = refused(Searched(0, only=Filter(("a\x1b[0m",), (), "2019-12", "2019-12")))
    assert answer_to_text(answer) == (
        "No report matches: there are no reports named a\ufffd[0m, of December 2019."
    )


@pytest.mark.parametrize(
    ("searched", "told"),
    [
        (Searched(3, "2019-12", "2021-12-02"), "3 reports, 2019-12 to 2021-12-02"),
        (Searched(2, "2019-12", "2019-12"), "2 reports, 2019-12"),
        (Searched(1, "2019-12", "2019-12"), "1 report, 2019-12"),
        (Searched(1), "1 report"),
        (Searched(0), "0 reports"),
        (Searched(1, "2020", "2020", Filter(since="2020")), "1 report, 2020; only reports since 2020"),
        (Searched(1, only=Filter(("a\x1b[0m",))), "1 report; only reports named a\ufffd[0m"),
    ],
)
def test_what_was_searched(searched: Searched, told: str) -> None:
    assert searched_in(searched) == told


@pytest.mark.parametrize(
    ("source", "line"),
    [
        (Source("Brief", "2020-05", "letter", ("A", "B"), 3), "Brief · 2020-05 · A > B · p. 3"),
        (Source("Brief", "", "letter", (), None), "Brief"),
        (
            Source("Brief", "2020-05", "digest", ("A",), None),
            "Brief · 2020-05 · A · digest, not the official text",
        ),
    ],
)
def test_a_source_line_leaves_out_what_is_not_known(source: Source, line: str) -> None:
    assert source_line(source) == line


def test_a_hostile_report_cannot_command_the_terminal() -> None:
    hostile = "Rood\x1b[31m, titel\x1b]0;kop\x07, wis\x1b[2J\r, terug\b\b, om\u202ekeer, weg\u200b\x9b1m."
    report = replace(paged(hostile, (0, len(hostile))), title="Kop\x1b[31m\r", date="\x1b[0m")
    shown = answer_to_text(answered(quote(report, section=("\x1b[1mvet", "rtl\u202e"))))
    assert shown == (
        "1. Kop�[31m� · �[0m · �[1mvet > rtl� · p. 1\n"
        "   “Rood�[31m, titel�]0;kop�, wis�[2J�, terug��, om�keer, weg��1m.”"
    )


@given(st.text())
def test_nothing_that_is_shown_is_a_control_character(text: str) -> None:
    shown = printable(text)
    assert len(shown) == len(text)
    assert not {unicodedata.category(char) for char in shown if char not in "\n\t"} & {"Cc", "Cf"}


@given(st.text(st.characters(categories=["L", "N", "P", "S"]), min_size=1))
def test_ordinary_letters_are_shown_as_they_are(text: str) -> None:
    assert printable(text) == text


def test_a_long_line_is_broken_and_loses_no_word() -> None:
    words = " ".join(f"woord{at}" for at in range(60))
    shown = answer_to_text(answered(quote(paged(words, (0, len(words))))))
    lines = shown.split("\n")[1:]
    assert max(map(len, lines)) <= 88
    assert " ".join(line.strip() for line in lines) == f"“{words}”"
