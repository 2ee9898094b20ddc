"""Questions that follow a matter over time."""

from __future__ import annotations

import pytest

from qa.over_time import by_date, over_time
from qa.types import Evidence, Hit
from tests.qa.making import made


@pytest.mark.parametrize(
    "question",
    [
        "Hoe ver was het eind 2019, en wat was de stand een half jaar later?",
        "Wat is er sinds 2019 veranderd aan de opleiding?",
        "How has sick leave developed over the years?",
        "Hoe ontwikkelde het verzuim zich in de loop van de tijd?",
        "What was the plan in December 2019 and what in May 2020?",
        "Wie hat sich das zwischen 2019 und 2021 entwickelt?",
        "Où en était la réforme en 2019, puis fin 2021 ?",
        "2019 sonundan Mayıs 2020'ye kadar ne oldu?",
    ],
)
def test_a_question_that_follows_a_matter(question: str) -> None:
    assert over_time(question)


@pytest.mark.parametrize(
    "question",
    [
        "Wat is er toegezegd over bodycams?",
        "Hoe hoog was het verzuim in 2019?",
        "How many recruits does the police need in the coming years?",
        "Wat is er veranderd aan de opleiding?",
        "",
    ],
)
def test_a_question_that_does_not(question: str) -> None:
    assert not over_time(question)


def hit(report: str, date: str, score: float) -> Hit:
    (unit,) = made(report, [["Zin."]], date=date)
    return Hit(unit.passage, score, Evidence(0.5, (0.5,)), unit.sentences)


def test_the_best_of_each_report_leads_in_order_of_date() -> None:
    hits = [
        hit("2021", "2021-12-02", 1.0),
        hit("2021", "2021-12-02", 0.99),
        hit("2019", "2019-12", 0.98),
        hit("undated", "", 0.97),
        hit("2020", "2020-05-29", 0.90),
        hit("2018", "2018", 0.5),
    ]
    ordered = [(one.passage.report.id, one.score) for one in by_date(hits)]
    assert ordered == [
        ("2019", 0.98),
        ("2020", 0.90),
        ("2021", 1.0),
        ("2021", 0.99),
        ("undated", 0.97),
        ("2018", 0.5),
    ]
    assert by_date([]) == []
