"""What a report says of itself: what it states, then its letterhead, then its file name."""

from __future__ import annotations

import pytest

from corpus.draft import Draft
from corpus.metadata import Metadata, find_metadata, guess_language, parse_date
from tests.corpus.making import block, heading

DUTCH = "De politie heeft het verzuim in de eenheden verlaagd."


def found(
    *paragraphs: str,
    name: str = "rapport",
    furniture: tuple[str, ...] = (),
    stated: dict[str, str] | None = None,
) -> Metadata:
    """What is found in a draft of these paragraphs, in a file of this name."""
    draft = Draft([block("paragraph", text) for text in paragraphs], stated or {}, furniture)
    return find_metadata(draft, "\n\n".join(paragraphs), name)


# Dates


@pytest.mark.parametrize(
    ("words", "date"),
    [
        ("29 mei 2020", "2020-05-29"),
        ("1 januari 2019", "2019-01-01"),
        ("2 December 2021", "2021-12-02"),
        ("29  MEI\n2020", "2020-05-29"),
        ("december 2019", "2019-12"),
        ("29 mei 2020 te Den Haag", "2020-05-29"),
        ("2020-05-29", "2020-05-29"),
        ("2019-12", "2019-12"),
        (" 2019 ", "2019"),
    ],
)
def test_dates_in_dutch_words_and_iso_dates_are_read(words: str, date: str) -> None:
    assert parse_date(words) == date


@pytest.mark.parametrize(
    "words", ["", "onbekend", "29 may 2020", "2019-13", "2019-00", "2020-05-32", "mei", "1850"]
)
def test_what_is_no_date_is_empty(words: str) -> None:
    assert parse_date(words) == ""


def test_every_month_has_its_number() -> None:
    months = "januari februari maart april mei juni juli augustus september oktober november december".split()
    assert [parse_date(f"3 {month} 2021")[5:7] for month in months] == [
        *("01", "02", "03", "04", "05", "06", "07", "08", "09", "10", "11", "12"),
    ]


def test_the_date_of_a_letterhead() -> None:
    assert found("Datum 29 mei 2020", DUTCH).date == "2020-05-29"
    assert found("Datum: 29 mei 2020", DUTCH).date == "2020-05-29"
    assert found("Datum\n29 mei 2020", DUTCH).date == "2020-05-29"


def test_a_date_in_running_text_is_not_the_report_s() -> None:
    assert found("Op 29 mei 2020 stuurde de minister een brief.").date == ""
    assert found("De datum 29 mei 2020 is gehaald.").date == ""


def test_a_date_far_down_is_no_letterhead() -> None:
    assert found("x" * 3000, "Datum 29 mei 2020").date == ""


# References


@pytest.mark.parametrize(
    ("line", "reference"),
    [
        ("Ons kenmerk 2918293", "2918293"),
        ("Ons kenmerk: IENW/BSK-2023/297705", "IENW/BSK-2023/297705"),
        ("Kenmerk\n2918293", "2918293"),
        ("ONS KENMERK 35538-4", "35538-4"),
    ],
)
def test_the_reference_of_a_letterhead(line: str, reference: str) -> None:
    assert found(line, DUTCH).reference == reference


@pytest.mark.parametrize("line", ["Uw kenmerk 123", "Een kenmerk van 2020 is", "Kenmerk is onbekend"])
def test_other_numbers_are_no_reference(line: str) -> None:
    assert found(line, DUTCH).reference == ""


# Margins


def test_a_margin_has_labels_and_values_on_two_lines() -> None:
    margin = ("Directoraat-Generaal Politie", "Datum", "29 mei 2020", "Ons kenmerk", "2918293")
    metadata = found(DUTCH, furniture=margin)
    assert (metadata.date, metadata.reference) == ("2020-05-29", "2918293")


def test_a_margin_has_labels_and_values_on_one_line() -> None:
    metadata = found(DUTCH, furniture=("Datum 29 mei 2020", "Ons kenmerk 2918293"))
    assert (metadata.date, metadata.reference) == ("2020-05-29", "2918293")


def test_a_letter_s_subject_in_the_margin_is_its_title() -> None:
    assert found(DUTCH, furniture=("Onderwerp", "Halfjaarbericht politie")).title == "Halfjaarbericht politie"


# Titles


def test_the_subject_of_a_letter_is_its_title() -> None:
    assert found("Onderwerp: Halfjaarbericht politie", DUTCH).title == "Halfjaarbericht politie"
    assert found("Onderwerp\nHalfjaarbericht politie", DUTCH).title == "Halfjaarbericht politie"


def test_the_first_heading_is_the_title_when_none_is_as_high() -> None:
    draft = Draft([heading("Jaarverslag"), heading("Verzuim", 2), heading("Instroom", 2)])
    assert find_metadata(draft, "Jaarverslag", "x").title == "Jaarverslag"


def test_the_first_of_several_chapters_is_not_the_title() -> None:
    for levels in [(1, 1), (2, 1), (2, 2)]:
        draft = Draft([heading("Verzuim", levels[0]), heading("Instroom", levels[1])])
        assert find_metadata(draft, "Verzuim", "jaar-verslag").title == "Jaar verslag"


@pytest.mark.parametrize(
    ("name", "title", "date"),
    [
        ("2019-12-halfjaarbericht-politie-bijlage-1", "Halfjaarbericht politie bijlage 1", "2019-12"),
        ("2020-05-29-halfjaarbericht-politie", "Halfjaarbericht politie", "2020-05-29"),
        ("brief_2020", "Brief", "2020"),
        ("raad-van-state-2020", "Raad van state", "2020"),
        ("Brief aan TK", "Brief aan TK", ""),
        ("nota--nader__verslag", "Nota nader verslag", ""),
        ("2020-05-29", "2020-05-29", "2020-05-29"),
        ("dossier-201912345", "Dossier 201912345", ""),
        ("1", "1", ""),
    ],
)
def test_a_file_name_gives_title_and_date(name: str, title: str, date: str) -> None:
    metadata = found("Een zin.", name=name)
    assert (metadata.title, metadata.date) == (title, date)


# Kinds


def test_an_annex_is_known_by_its_name_or_title() -> None:
    assert found(DUTCH, name="2019-bijlage-1").kind == "annex"
    assert found(DUTCH, name="x", stated={"title": "Annex 2: figures"}).kind == "annex"
    assert found("In de bijlage staan cijfers.", name="x").kind == "report"
    assert found(DUTCH, name="bijlagenboek").kind == "report"


def test_a_letter_is_known_by_its_address() -> None:
    assert found("Aan de Voorzitter van de Tweede Kamer", DUTCH).kind == "letter"
    assert found("Geachte voorzitter,", DUTCH).kind == "letter"
    assert found("De geachte afgevaardigde sprak.", DUTCH).kind == "report"


def test_an_annex_to_a_letter_is_an_annex() -> None:
    assert found("Geachte voorzitter,", name="bijlage-2").kind == "annex"


# What is stated


LETTERHEAD = ("Datum 29 mei 2020", "Ons kenmerk 99", "Onderwerp: Iets", "Geachte heer,", DUTCH)


def test_what_the_file_states_comes_first() -> None:
    metadata = found(
        *LETTERHEAD,
        name="2019-x",
        stated={
            "title": "Brief",
            "date": "3 maart 2021",
            "kind": "digest",
            "reference": "R-1",
            "language": "en",
        },
    )
    assert (metadata.title, metadata.date, metadata.kind) == ("Brief", "2021-03-03", "digest")
    assert (metadata.reference, metadata.language) == ("R-1", "en")


def test_empty_statements_state_nothing() -> None:
    metadata = found(
        *LETTERHEAD, stated=dict.fromkeys(["title", "date", "kind", "reference", "language"], "")
    )
    assert (metadata.title, metadata.date, metadata.kind) == ("Iets", "2020-05-29", "letter")
    assert (metadata.reference, metadata.language) == ("99", "nl")


def test_an_address_is_only_ever_stated() -> None:
    assert found("Zie https://politie.nl.").address == ""
    assert found(DUTCH, stated={"address": "https://politie.nl/a"}).address == "https://politie.nl/a"


def test_the_letterhead_comes_before_the_file_name() -> None:
    assert found("Datum 29 mei 2020", DUTCH, name="2019-12-brief").date == "2020-05-29"


# Languages


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (DUTCH, "nl"),
        ("The police have reduced the absence of officers in this region.", "en"),
        ("Die Polizei hat den Krankenstand in der Region und auf dem Land gesenkt.", "de"),
        ("La police a réduit les absences dans la région et dans les communes.", "fr"),
        ("Bakan, polis memurlarının hastalık izinlerini azalttığını söyledi.", ""),
        ("", ""),
        ("1.175 2019 € 110 %", ""),
        ("Groningen Assen Leeuwarden Zwolle Arnhem Utrecht Haarlem", ""),
    ],
)
def test_a_language_is_known_by_its_commonest_words(text: str, language: str) -> None:
    assert guess_language(text) == language


def test_a_foreign_quotation_does_not_change_the_language() -> None:
    assert guess_language(f"{DUTCH} " * 5 + "The police is on the street.") == "nl"
