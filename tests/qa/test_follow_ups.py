"""What is understood of a question after others, value by value; `eval.dialogues` measures it on answers."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.follow_ups import understood
from qa.retriever import LONGEST_QUESTION

BODYCAMS = "Wat is er toegezegd over bodycams?"


@pytest.mark.parametrize(
    ("earlier", "typed", "meant"),
    [
        ("Hoeveel zaken stopten er in 2019?", "en in 2020?", "Hoeveel zaken stopten er in 2020?"),
        ("Hoe hoog was het verzuim in augustus 2019?", "en in 2021?", "Hoe hoog was het verzuim in 2021?"),
        ("Hoeveel lagen er in maart 2019?", "en in november?", "Hoeveel lagen er in november 2019?"),
        ("Hoe hoog was het verzuim tussen 2018 en 2020?", "en in 2021?", "Hoe hoog was het verzuim in 2021?"),
        ("Hoe hoog is het verzuim?", "en sinds 2020?", "Hoe hoog is het verzuim sinds 2020?"),
        ("Wat staat er in de brief van 2018?", "en in 2019?", "Wat staat er in de brief van 2019?"),
        ("Hoeveel geld was er in 2020?", "hoeveel was dat in 2022?", "Hoeveel geld was er in 2022?"),
        ("Wat gebeurde er op 24 juni 2019?", "en op 1 juli 2020?", "Wat gebeurde er op 1 juli 2020?"),
        ("Wat zijn de cijfers van 2018?", "en die van 2019?", "Wat zijn de cijfers van 2019?"),
        ("How high was absence in August 2019?", "what about 2021?", "How high was absence in 2021?"),
        ("Wie viele Anzeigen gab es 2016?", "und 2018?", "Wie viele Anzeigen gab es 2018?"),
        ("Quel était le taux en août 2019 ?", "et en 2021 ?", "Quel était le taux en 2021 ?"),
        ("2019'da kaç şüpheli vardı?", "peki 2022'de?", "2022'de kaç şüpheli vardı?"),
        ("Ilu ludzi brakowało w 2020 roku w policji?", "a w 2021?", "Ilu ludzi brakowało w 2021 w policji?"),
    ],
)
def test_a_period_takes_the_place_of_the_one_before_it(earlier: str, typed: str, meant: str) -> None:
    assert understood(typed, [earlier]) == meant


@pytest.mark.parametrize(
    ("earlier", "typed", "meant"),
    [
        ("Hoe gaat het bij de politie nu?", "en bij de brandweer?", "Hoe gaat het bij de brandweer nu?"),
        ("Hoeveel wijkagenten zijn er?", "en in Rotterdam?", "Hoeveel wijkagenten zijn er in Rotterdam?"),
        ("Is de app veilig?", "en de bodycams dan?", "Is de app veilig? (de bodycams)"),
        ("En wat kosten bodycams in 2020?", "en in Rotterdam?", "En wat kosten bodycams in Rotterdam?"),
        ("How many rooms are full?", "and the fire service?", "How many rooms are full? (the fire service)"),
        ("Wie viele Bodycams gibt es?", "und Drohnen?", "Wie viele Bodycams gibt es? (Drohnen)"),
    ],
)
def test_a_part_takes_the_frame_of_the_question_before_it(earlier: str, typed: str, meant: str) -> None:
    assert understood(typed, [earlier]) == meant


@pytest.mark.parametrize(
    ("earlier", "typed", "subject"),
    [
        (BODYCAMS, "wanneer zijn ze er allemaal?", "toegezegd over bodycams"),
        (BODYCAMS, "op welke wet steunt dat?", "toegezegd over bodycams"),
        (BODYCAMS, "wat is daarvan terechtgekomen?", "toegezegd over bodycams"),
        (BODYCAMS, "door wie wordt het betaald?", "toegezegd over bodycams"),
        (BODYCAMS, "over welke onderwerpen?", "toegezegd over bodycams"),
        (BODYCAMS, "waarom niet?", "toegezegd over bodycams"),
        (BODYCAMS, "kun je daar meer over vertellen?", "toegezegd over bodycams"),
        ("Hoeveel stopten er in 2019 in Breda?", "wat is het doel voor 2022?", "stopten er in Breda"),
        ("Wat zegt het bericht van 2019 over drones?", "wat kosten ze?", "bericht van 2019 over drones"),
        ("Wat staat er in de brief over drones?", "wat kosten ze?", "in de brief over drones"),
        ("What is Burgernet?", "how much did that cost?", "Burgernet"),
        ("What is Burgernet?", "How does the police use it?", "Burgernet"),
        ("What is Burgernet?", "Which MP asked for it?", "Burgernet"),
        ("Was kostet das Abhörsystem?", "wer bezahlt das?", "Abhörsystem"),
        ("Qui a publié les images ?", "sur quelle loi cela repose-t-il ?", "publié les images"),
        ("Dinleme sistemi hazır mı?", "neden gecikti?", "Dinleme sistemi hazır"),
        ("Kiedy będą kamery?", "ile ich będzie?", "kamery"),
    ],
)
def test_what_points_back_gets_the_subject_in_brackets(earlier: str, typed: str, subject: str) -> None:
    assert understood(typed, [earlier]) == f"{typed} ({subject})"


def test_the_and_that_leads_a_question_is_left_out() -> None:
    assert understood("en wie betaalt dat?", [BODYCAMS]) == "wie betaalt dat? (toegezegd over bodycams)"


@pytest.mark.parametrize(
    "typed",
    [
        "Hoe hoog is het ziekteverzuim?",
        "Wat kost het nieuwe tapsysteem?",
        "En hoeveel agenten werken er bij de recherche in Den Haag?",
        "En wat is er toegezegd over tatoeages?",
        "Klopt het dat vrijwilligers aan oude moordzaken werken?",
        "Hoe staat het met de meldkamer?",
        "Zegt de minister dat hij zich zorgen maakt over de roosters?",
        "Zijn er agenten die niet meer terugkomen?",
        "Wat doen ze tegen cybercrime?",
        "Hoeveel agenten kwamen er dit jaar bij?",
        "Wat staat er in deze rapporten over corona?",
        "wie ben jij?",
        "en?",
        "bedankt",
        "C2000",
        "And who pays for the foundation that thanks officers?",
        "Is there a shortage of detectives?",
        "Is it true that crime fell?",
        "Can officers who are ill work where it is quiet?",
        "Wie viele Stellen gibt es bei der Polizei?",
        "Wie hoch ist das Gehalt?",
        "Quand la nouvelle formation commence-t-elle ?",
        "Qu'est-ce que le MIT ?",
        "Bu yıl kaç polis işe alındı?",
        "Co to jest C2000?",
    ],
)
def test_a_question_with_a_subject_of_its_own_is_taken_as_typed(typed: str) -> None:
    assert understood(typed, [BODYCAMS]) == typed


def test_a_third_question_goes_on_from_what_the_second_meant() -> None:
    asked = ["Wie kreeg er hulp in 2019?", "en in 2020?", "waarom?"]
    assert understood(asked[2], asked[:2]) == "waarom? (hulp in 2020)"
    asked = ["What was promised about drones?", "what do they cost?", "and bodycams?", "why?"]
    assert understood(asked[2], asked[:2]) == "what do they cost? (bodycams)"
    assert understood(asked[3], asked[:3]) == "why? (bodycams)"


def test_a_fresh_question_leaves_the_old_subject_behind() -> None:
    earlier = [BODYCAMS, "Wat doet de meldkamer?"]
    assert understood("waarom?", earlier) == "waarom? (meldkamer)"


def test_without_an_earlier_question_nothing_is_understood_otherwise() -> None:
    assert understood("en in 2021?") == "en in 2021?"


def test_what_was_understood_can_be_changed_and_asked() -> None:
    edited = "wanneer zijn ze er allemaal? (drones van de recherche)"
    assert understood(edited, [BODYCAMS]) == edited
    assert understood("hoeveel?", [BODYCAMS, edited]) == "hoeveel? (drones van de recherche)"


def test_a_period_changes_in_the_brackets_too() -> None:
    earlier = ["Wat is het doel voor verzuim in 2019?", "is dat gehaald?"]
    assert understood("en in 2021?", earlier) == "is dat gehaald? (voor verzuim in 2021)"


def test_a_period_beside_two_that_are_compared_is_not_guessed_at() -> None:
    earlier = "Verschilt het verzuim van 2018 van het verzuim van 2020?"
    assert understood("en in 2021?", [earlier]) == "en in 2021?"


def test_a_question_that_would_grow_too_long_is_taken_as_typed() -> None:
    long = f"Wat is {'bodycam ' * 123}?"
    assert len(long) <= LONGEST_QUESTION
    assert understood("waarom kost dat zoveel en duurt het zo lang?", [long]) == (
        "waarom kost dat zoveel en duurt het zo lang?"
    )


WORD = re.compile(r"[^\W_]+")  # "0_" is the word "0", as in the questions' own words

SOME = st.lists(
    st.sampled_from(
        "en and und et peki a in 2019 2020 mei dat het ze daarvan it this das cela bunun to over bij de the "
        "bodycams verzuim meldkamer waarom why wie hoeveel is kost ? ( ) , doel goal 1 é".split()
    ),
    max_size=14,
).map(" ".join)


@given(st.lists(SOME | st.text(max_size=30), max_size=4), SOME | st.text(max_size=30))
def test_nothing_is_invented(earlier: list[str], typed: str) -> None:
    meant = understood(typed, earlier)
    said = set(WORD.findall(" ".join([*earlier, typed])))
    assert set(WORD.findall(meant)) <= said
    assert len(meant) <= max(LONGEST_QUESTION, len(typed))
