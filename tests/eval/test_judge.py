"""Whether a quote answers: by report, section and facts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus import Passage
from eval.judge import FactsJudge, answers, normalise, within
from eval.outcome import Outcome
from eval.questions import Place, Question
from qa import Quote
from tests.eval.making import answer, passage, question, quote


def holds(text: str, *facts: str, section: str = "") -> bool:
    shown = passage(text, section=("Uitrusting", "Juridisch kader bodycams"))
    return answers(Place("2019", section, facts), shown, shown.text)


def judged(asked: Question, shown: list[Quote], collection: list[Passage] | None = None) -> Outcome:
    return FactsJudge(collection or []).judged(asked, answer(asked, shown))


def rank(asked: Question, shown: list[Quote]) -> int | None:
    return judged(asked, shown).passage_rank


@pytest.mark.parametrize(
    ("fact", "text"),
    [
        ("2000", "de beoogde 2000 bodycams"),
        ("2000", "de beoogde 2.000 bodycams"),
        ("2.000", "de beoogde 2000 bodycams"),
        ("2.000", "de beoogde 2 000 bodycams"),
        ("2 000", "de beoogde 2\u00a0000 bodycams"),
        ("1.558.000", "in totaal 1558000 fte"),
        ("91", "een bedrag van € 91 mln."),
        ("91", "groei (91%)"),
        ("0,6", "afgerond 0,6% van het korps"),
        ("150", "€ 150 mln."),
        ("80-85", "Naar schatting 80–85% van de misdrijven"),
        ("2024-2025", "tot 2024\u20132025"),
        ("eind 2020", "Eind\n2020 zijn ze er"),
        ("FIOD", "politie, fiod en douane"),
        ("fiod", "de FIOD"),
        ("12 FTE", "er komen 12 fte bij"),
        ("Online op één lijn", "het document 'Online op één lijn'"),
        ("data.politie.nl", "op data.politie.nl."),
        ("32 fte", "32 fte."),
    ],
)
def test_a_fact_stands_in_a_text_however_it_is_written(fact: str, text: str) -> None:
    assert holds(text, fact)


@pytest.mark.parametrize(
    ("fact", "text"),
    [
        ("91", "in 1991"),
        ("91", "nr. 915"),
        ("91", "91e"),
        ("2000", "12000 bodycams"),
        ("2000", "12.000 bodycams"),
        ("2000", "2.000.000 bodycams"),
        ("220", "2.220 verdachten"),
        ("lijn", "op lijnen"),
        ("2000", "tweeduizend"),
        ("eind 2020", "eind van 2020"),
        ("6,2", "6.2"),
        ("2000", "-"),
    ],
)
def test_a_fact_stands_there_as_words_of_its_own(fact: str, text: str) -> None:
    assert not holds(text, fact)


def test_all_facts_of_a_place_must_stand_there() -> None:
    assert holds("Eind 2020 zijn er 2000 bodycams.", "2000", "eind 2020")
    assert not holds("Er komen 2000 bodycams.", "2000", "eind 2020")
    assert not holds("Eind 2020 zijn ze er.", "2000", "eind 2020")


@pytest.mark.parametrize(
    "section", ["", "Juridisch kader bodycams", "Uitrusting", "juridisch  kader BODYCAMS", "uitrusting "]
)
def test_a_section_is_any_heading_over_the_words(section: str) -> None:
    assert holds("2000", "2000", section=section)


@pytest.mark.parametrize("section", ["bodycams", "Juridisch kader", "Personeel", "Uitrusting > Juridisch"])
def test_a_part_of_a_heading_is_another_heading(section: str) -> None:
    assert not holds("2000", "2000", section=section)


def test_without_a_heading_only_any_section_holds() -> None:
    shown = passage("2000", section=())
    assert answers(Place("2019", "", ("2000",)), shown, shown.text)
    assert not answers(Place("2019", "Kop", ("2000",)), shown, shown.text)


def test_the_report_must_be_the_one_meant_wherever_its_file_stands() -> None:
    place = Place("2019", "", ("2000",))
    for report_id, right in (("2019", True), ("pdf/2019", True), ("a/b/2019", True), ("2019/x", False)):
        shown = passage("2000", report=report_id)
        assert answers(place, shown, shown.text) is right
    assert not answers(place, passage("2000", report="2020"), "2000")


def test_the_rank_is_that_of_the_first_quote_that_answers() -> None:
    asked = question(places=(Place("2019", "Kop", ("2000",)),))
    quotes = [quote("1000"), quote("2000", report="2020"), quote("2000", at=10), quote("2.000", at=20)]
    assert rank(asked, quotes) == 3
    assert rank(asked, quotes[2:]) == 1
    assert rank(asked, quotes[:2]) is None
    assert rank(asked, []) is None


def test_any_place_answers() -> None:
    asked = question(places=(Place("2019", "", ("2000",)), Place("2021", "", ("3000",))))
    assert rank(asked, [quote("3000", report="2019"), quote("3000", report="2021")]) == 2
    assert rank(asked, [quote("2000", report="2021"), quote("2000", report="2019")]) == 2
    assert rank(question(), [quote("2000")]) is None


def test_the_facts_of_one_place_must_stand_in_one_quote() -> None:
    asked = question(places=(Place("2019", "", ("2000", "eind 2020")),))
    assert rank(asked, [quote("2000 bodycams"), quote("eind 2020")]) is None


def test_the_marked_quote_is_judged_alone_too() -> None:
    asked = question(places=(Place("2019", "", ("2000",)),))
    shown = quote("Er komen bodycams. Het zijn er 2000.", span=(0, 18))
    assert shown.text == "Er komen bodycams."
    outcome = judged(asked, [shown, quote("Wel 2000.", report="a/2019")])
    assert (outcome.passage_rank, outcome.quote_rank) == (1, 2)


TIMELINE = question(places=(Place("2019", "", ("6,5",), 1), Place("2021", "", ("6,2",), 2)))


def test_of_several_parts_every_one_is_needed_and_the_last_found_counts() -> None:
    before, after = quote("Het was 6,5."), quote("Nu is het 6,2.", report="2021")
    assert rank(TIMELINE, [quote("x"), before, quote("y"), after]) == 4
    assert rank(TIMELINE, [after, before, quote("6,5 was het", at=40)]) == 2
    assert rank(TIMELINE, [before]) is None
    assert rank(TIMELINE, [after]) is None


def test_what_would_have_been_right_is_looked_for_in_the_whole_collection() -> None:
    collection = [passage("Het zijn er 2000."), passage("2000 stuks", report="2020"), passage("geen")]
    asked = question(places=(Place("2019", "", ("2000",)), Place("2020", "", ("2000",))))
    outcome = judged(asked, [quote("iets anders")], collection)
    assert outcome.names == ("2019:0-11",)
    assert outcome.right == ({"2019:0-17": 1, "2020:0-10": 1},)
    assert outcome.passage_rank is None


def test_an_unanswerable_question_has_no_rank() -> None:
    outcome = judged(question(), [quote("2000")])
    assert (outcome.right, outcome.passage_rank, outcome.quote_rank) == ((), None, None)
    assert outcome.within is False


def test_a_question_is_held_by_reports_that_answer_every_part_of_it() -> None:
    first, second = passage("Het was 6,5."), passage("Nu is het 6,2.", report="2021")
    assert FactsJudge([first, second]).holds(TIMELINE)
    assert not FactsJudge([first]).holds(TIMELINE)
    assert FactsJudge([first]).holds(question(places=(*TIMELINE.places[:1], Place("2021", "", ("9",)))))
    assert FactsJudge([]).holds(question())  # an unanswerable question can be asked of any reports


@pytest.mark.parametrize(("characters", "found"), [(14, False), (15, True), (100, True)])
def test_facts_must_stand_in_the_first_characters_shown(characters: int, found: bool) -> None:  # noqa: FBT001
    asked = question(places=(Place("2019", "", ("2000",)),))
    assert within(asked, [passage("Er zijn er"), passage("2000 stuks")], characters - 1) is found
    assert within(asked, [passage("Er zijn er 2000 stuks")], characters) is found


def test_a_word_that_the_cut_goes_through_does_not_count() -> None:
    asked = question(places=(Place("2019", "", ("200",)),))
    assert not within(asked, [passage("Het zijn er 2000.")], 15)
    assert within(asked, [passage("Het zijn er 200 nu")], 15)


def test_facts_may_stand_in_two_passages_of_one_section() -> None:
    asked = question(places=(Place("2019", "Kop", ("2000", "eind 2020")),))
    assert within(asked, [passage("2000 bodycams"), passage("eind 2020")], 100)
    assert not within(asked, [passage("2000 bodycams"), passage("eind 2020", section=("Staart",))], 100)
    assert not within(asked, [passage("2000 bodycams"), passage("eind 2020", report="2020")], 100)
    assert within(TIMELINE, [passage("6,5"), passage("6,2", report="2021")], 100)
    assert not within(TIMELINE, [passage("6,5")], 100)


@pytest.mark.parametrize(
    ("text", "normal"),
    [
        ("  Eén\n twee\t\u00a0DRIE ", "eén twee drie"),
        ("2.000 en 2 000", "2000 en 2000"),
        ("12.345.678", "12345678"),
        ("artikel 31.3", "artikel 31.3"),
        ("6,2%", "6,2%"),
        ("1.2345", "1.2345"),
        ("2020\u20132025 \u2010 \u2014", "2020-2025 - -"),
    ],
)
def test_normalised(text: str, normal: str) -> None:
    assert normalise(text) == normal


@given(st.text(st.sampled_from("aZé 19.,-–\u00a0\n")))
def test_normalising_twice_changes_nothing_more(text: str) -> None:
    once = normalise(text)
    assert normalise(once) == once


@given(st.integers(0, 10**9))
def test_a_number_is_the_same_with_and_without_its_separators(number: int) -> None:
    assert normalise(f"{number:,}".replace(",", ".")) == str(number)
    assert normalise(f"{number:,}".replace(",", " ")) == str(number)
    assert holds(f"het zijn er {number}.", f"{number:,}".replace(",", "."))
    assert not holds(f"het zijn er 1{number}.", str(number))
