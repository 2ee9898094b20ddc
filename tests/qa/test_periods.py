"""The periods that a question names, in six languages."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa import Filter
from qa.dates import MONTHS
from qa.periods import marked


def periods(question: str) -> list[tuple[str, str]]:
    """What is left standing in the question, in order."""
    found = marked(question)
    numbers = [int(part.partition("⟧")[0]) for part in found.text.split("⟦")[1:]]
    return [(found.periods[number].since, found.periods[number].until) for number in numbers]


@pytest.mark.parametrize(
    ("words", "since", "until"),
    [
        # a date
        ("in 2019", "2019", "2019"),
        ("in mei 2020", "2020-05", "2020-05"),
        ("im März 2020", "2020-03", "2020-03"),
        ("am 1. Mai 2020", "2020-05-01", "2020-05-01"),
        ("le 1er août 2020", "2020-08-01", "2020-08-01"),
        ("on May 29, 2020", "2020-05-29", "2020-05-29"),
        ("the 3rd of June 2021", "2021-06-03", "2021-06-03"),
        ("Aralık 2019'da", "2019-12", "2019-12"),
        ("MAYIS 2020", "2020-05", "2020-05"),
        ("w grudniu 2019 roku", "2019-12", "2019-12"),
        ("29-05-2020", "2020-05-29", "2020-05-29"),
        ("2020-05-29", "2020-05-29", "2020-05-29"),
        ("2019-12", "2019-12", "2019-12"),
        ("dec. 2019", "2019-12", "2019-12"),
        ("in het jaar 2020", "2020", "2020"),
        # halves
        ("in de eerste helft van 2020", "2020-01", "2020-06"),
        ("in the second half of 2020", "2020-07", "2020-12"),
        ("im ersten Halbjahr 2020", "2020-01", "2020-06"),
        ("au second semestre de 2020", "2020-07", "2020-12"),
        ("2020'nin ilk yarısında", "2020-01", "2020-06"),
        ("w drugiej połowie 2020 roku", "2020-07", "2020-12"),
        # since, after
        ("sinds 2020", "2020", ""),
        ("vanaf mei 2020", "2020-05", ""),
        ("since December 2019", "2019-12", ""),
        ("from 2020 onwards", "2020", ""),
        ("seit 2020", "2020", ""),
        ("depuis le 29 mai 2020", "2020-05-29", ""),
        ("2020'den beri", "2020", ""),
        ("od 2020 roku", "2020", ""),
        ("sinds de tweede helft van 2020", "2020-07", ""),
        ("after 2020", "2021", ""),
        ("na december 2019", "2020-01", ""),
        # before, until
        ("vóór mei 2020", "", "2020-04"),
        ("before 1 January 2020", "", "2019-12-31"),
        ("vor dem 1. Mai 2020", "", "2020-04-30"),
        ("avant 2020", "", "2019"),
        ("2020'den önce", "", "2019"),
        ("przed 2020 rokiem", "", "2019"),
        ("tot en met maart 2020", "", "2020-03"),
        ("until 2020", "", "2020"),
        ("bis Mai 2020", "", "2020-05"),
        ("2020'ye kadar", "", "2020"),
        # from, to
        ("tussen 2019 en 2021", "2019", "2021"),
        ("from 2019 to 2021", "2019", "2021"),
        ("zwischen Mai 2019 und 2021", "2019-05", "2021"),
        ("du 1er mai 2020 au 3 juin 2021", "2020-05-01", "2021-06-03"),
        ("2019 ile 2021 arasında", "2019", "2021"),
        ("2019'dan 2021'e kadar", "2019", "2021"),
        ("od 2019 do 2021 roku", "2019", "2021"),
        ("2019-2021", "2019", "2021"),
        ("mei 2019 – juni 2020", "2019-05", "2020-06"),
    ],
)
def test_a_period_in_words(words: str, since: str, until: str) -> None:
    assert periods(f"Hoeveel {words}, bodycams?") == [(since, until)]


@pytest.mark.parametrize(
    "words", ["C2000", "20.199 zaken", "12019", "2019,5", "1.2019.3", "artikel 31", "mei", "0900-8844"]
)
def test_a_number_is_no_year(words: str) -> None:
    assert periods(words) == []


def test_what_the_calendar_lacks_is_left_as_it_is() -> None:
    assert marked("op 31 februari 2020").text == "op 31 februari 2020"
    assert periods("tussen 2021 en 2019") == [("2021", "2021"), ("2019", "2019")]
    assert periods("2021-2019") == []


@pytest.mark.parametrize(
    "names",
    [
        *map(" ".join, MONTHS.values()),
        "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
        "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
        "Ocak Şubat Mart Nisan Mayıs Haziran Temmuz Ağustos Eylül Ekim Kasım Aralık",
        "styczeń luty marzec kwiecień maj czerwiec lipiec sierpień wrzesień październik listopad grudzień",
        "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia",
        "styczniu lutym marcu kwietniu maju czerwcu lipcu sierpniu wrześniu październiku listopadzie grudniu",
    ],
)
def test_the_months(names: str) -> None:
    found = [periods(f"{name} 2020") for name in names.split()]
    assert found == [[(f"2020-{number:02}",) * 2] for number in range(1, 13)]


FRAGMENTS = [
    "sinds",
    "tot",
    "van",
    "tussen",
    "en",
    "mei",
    "29",
    "2019",
    "2020-05",
    "2021-2019",
    "⟦0⟧",
    "9999",
    "31-02-2020",
]


@given(st.one_of(st.text(), st.lists(st.sampled_from(FRAGMENTS)).map(" ".join)))
def test_any_question_can_be_read(question: str) -> None:
    found = marked(question)
    assert all(isinstance(period, Filter) and period for period in found.periods)
    assert len(periods(question)) <= len(found.periods)
