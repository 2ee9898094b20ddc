"""What the chat takes for the earlier questions, and how it shows what it understood."""

from __future__ import annotations

from pathlib import Path

from chat.answers import answer_card
from chat.understanding import meant, questions_in, understood_line
from chat.words import DUTCH, ENGLISH
from qa import Assistant
from tests.fakes import WordEncoder
from tests.qa.making import made, retriever_in

BODYCAMS = "Wat is er toegezegd over bodycams?"


def test_the_questions_of_a_history_are_its_persons_texts() -> None:
    history: list[dict[str, object]] = [
        {"role": "user", "content": [{"type": "text", "text": "eerst"}]},
        {"role": "assistant", "content": [{"type": "text", "text": "antwoord"}]},
        {"role": "user", "content": "daarna"},
        {"role": "user", "content": [{"type": "file", "file": {"path": "x"}}]},
    ]
    assert questions_in(history) == ["eerst", "daarna", ""]


def test_what_could_not_be_asked_is_no_earlier_question() -> None:
    assert meant("waarom?", [BODYCAMS, "x" * 1001, " "]) == "waarom? (toegezegd over bodycams)"


def test_a_subject_of_long_ago_is_forgotten() -> None:
    assert meant("waarom?", [BODYCAMS, *["waarom?"] * 20]) == "waarom? (waarom)"


def test_what_was_understood_is_shown_with_two_links() -> None:
    assert understood_line("en in 2021?", "a & b?", DUTCH) == (
        '<p class="understood">Begrepen als&#58; a &#38; b&#63; · '
        '<a class="edit" href="&#47;&#63;q&#61;a&#43;&#37;26&#43;b&#37;3F&#38;edit&#61;1" target="_blank" '
        'rel="noopener">pas het aan</a> · '
        '<a class="typed" href="&#47;&#63;q&#61;en&#43;in&#43;2021&#37;3F" target="_blank" '
        'rel="noopener">vraag alleen wat je typte</a></p>'
    )


def test_nothing_is_shown_of_a_question_taken_as_it_stands() -> None:
    assert understood_line("hoeveel?", "hoeveel?", ENGLISH) == ""


def test_a_card_answers_what_was_understood(tmp_path: Path) -> None:
    assistant = Assistant(retriever_in(tmp_path, [made("r", [["Er komen bodycams."]])], WordEncoder()))
    alone = answer_card(assistant, "waarom?", ENGLISH)
    after = answer_card(assistant, "waarom?", ENGLISH, earlier=[BODYCAMS])
    assert "Understood as" not in alone
    shown = "Understood as&#58; waarom&#63; &#40;toegezegd over bodycams&#41;"
    assert after.startswith(f'<div class="answer"><p class="understood">{shown} · ')
    asked = answer_card(assistant, "waarom? (toegezegd over bodycams)", ENGLISH)
    assert after.partition("</p>")[2] == asked.partition('<div class="answer">')[2]
