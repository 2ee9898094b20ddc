"""Which words of a question are a filter, and which dates are the matter's."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eval.questions import load_questions, named_set
from qa.filters import EVERYTHING, Filter
from qa.plain_words import filter_in


@pytest.mark.parametrize(
    ("question", "since", "until"),
    [
        ("Wat staat er in het halfjaarbericht van december 2019 over bodycams?", "2019-12", "2019-12"),
        ("Hoeveel zijn het er volgens de brief van 29 mei 2020?", "2020-05-29", "2020-05-29"),
        ("wat staat er in bijlage 1 bij het halfjaarbericht politie (december 2019)", "2019-12", "2019-12"),
        ("Wat zegt het rapport uit de tweede helft van 2021 over verzuim?", "2021-07", "2021-12"),
        ("Bodycams in rapporten sinds 2020?", "2020", ""),
        ("Staat het in de sinds 2020 gepubliceerde rapporten?", "2020", ""),
        ("Wat is er sinds 2020 gepubliceerd over bodycams?", "2020", ""),
        ("alleen rapporten tussen 2019 en 2021: verzuim", "2019", "2021"),
        ("uit brieven van vóór mei 2020", "", "2020-04"),
        ("What does the 2021 report say about sick leave?", "2021", "2021"),
        ("How many, according to the December 2019 annex?", "2019-12", "2019-12"),
        ("Is it in reports from 2019 to 2021?", "2019", "2021"),
        ("What has been published since December 2019 on bodycams?", "2019-12", ""),
        ("Was steht im Halbjahresbericht vom Dezember 2019?", "2019-12", "2019-12"),
        ("Wie hoch ist er laut dem Bericht von 2021?", "2021", "2021"),
        ("in Berichten seit 2020", "2020", ""),
        ("Que dit le rapport de décembre 2019 ?", "2019-12", "2019-12"),
        ("d’après les rapports publiés depuis 2020", "2020", ""),
        ("Aralık 2019 raporuna göre kaç?", "2019-12", "2019-12"),
        ("2020'den beri yayımlanan raporlarda bodycam", "2020", ""),
        ("Ile jest w raporcie z grudnia 2019 r.?", "2019-12", "2019-12"),
        ("w raportach od 2020 roku", "2020", ""),
        # the matter has a date of its own
        (
            "Hoeveel zaken waren het in 2018 volgens het halfjaarbericht van december 2019?",
            "2019-12",
            "2019-12",
        ),
        ("In the 2021 report, what is planned for 2022 and 2023?", "2021", "2021"),
        # from the first report to the last
        ("in het rapport van 2019 en in de brief van mei 2020", "2019", "2020-05"),
        ("in rapporten sinds 2020 en in de brief van december 2019", "2019-12", ""),
        ("in rapporten vóór 2020 en in de brief van mei 2020", "", "2020-05"),
        ("in de brief van mei 2020 en in het rapport van 2020", "2020", "2020"),
    ],
)
def test_a_date_that_is_said_to_be_a_report_s(question: str, since: str, until: str) -> None:
    assert filter_in(question) == Filter(since=since, until=until)


@pytest.mark.parametrize(
    "question",
    [
        # the matter's date
        "How many vacancies were there in 2022?",
        "Wat is de planning voor 2020?",
        "Wat is er veranderd sinds 2019?",
        "Hoe ging het tussen eind 2019 en mei 2020 verder?",
        "In 2019 reports of violence rose, by how much?",
        "Who in 2019 report sick leave?",
        "Welk onderzoek is in 2018 gepubliceerd?",
        "Which reports did the inspectorate publish in 2018?",
        "What did the inspectorate add in 2019 to the report?",
        # about a year, of a year
        "Wat staat er in het rapport over 2019?",
        "Wat staat er in het jaarverslag van 2018?",
        "Ile jest w raporcie za 2019 rok?",
        # later reports tell
        "Wat is er gebeurd sinds het rapport van 2019?",
        "What became of it after the 2019 report?",
        "Par rapport à 2019, combien ?",
        # reports that are compared
        "How did sick leave change between the 2019 report and the 2021 report?",
        "Wat is het verschil met wat in het rapport van 2019 staat?",
        "Wat stond er in het rapport van 2019, en wat daarna?",
        "Wat stond er in het rapport van 2019 en in dat van 2021?",
        "What was the figure in the 2019 report and in 2021?",
        # somebody else's
        "Wat staat er in het rapport van de Inspectie van 2018?",
        "Wat staat er in het rapport?",
        "",
    ],
)
def test_any_other_date_leaves_nothing_out(question: str) -> None:
    assert filter_in(question) == EVERYTHING


def test_no_development_question_is_narrowed_by_its_words() -> None:
    questions = load_questions(named_set("development"))
    assert [question.id for question in questions if filter_in(question.text)] == []


WORDS = [
    "in",
    "het",
    "rapport",
    "brief",
    "van",
    "2019",
    "mei 2020",
    "en",
    "sinds",
    "gepubliceerd",
    "politie",
    "the",
]


@given(st.one_of(st.text(), st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join)))
def test_any_question_can_be_read(question: str) -> None:
    only = filter_in(question)
    assert (only.reports, only.kinds) == ((), ())


def test_a_question_of_words_that_go_on_and_on_is_read_at_once() -> None:
    for word in (
        "brief ",
        "rapport ",
        "in rapport gepubliceerd ",
        "van 2019 tot ",
        "in het rapport van 2019 en ",
    ):
        assert filter_in("in rapport " + word * (900 // len(word))).kinds == ()
