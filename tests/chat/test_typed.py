"""Questions shown as they were typed."""

from __future__ import annotations

import html
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chat.typed import as_typed, shown


class Chatbot:
    """What it is handed comes out, as gradio makes parts of a message's text."""

    def postprocess(self, messages: Any) -> Any:
        return messages

    def preprocess(self, messages: Any) -> Any:
        return [{**one, "content": [{"type": "text", "text": one["content"]}]} for one in messages]


@pytest.mark.parametrize(
    "question",
    ["hoeveel bodycams?", 'Wat zei "de minister", over half-jaar 2,5%?', "Eén zin. Nog één; klaar."],
)
def test_what_means_nothing_stays_for_who_copies_it(question: str) -> None:
    assert shown(question) == question


@pytest.mark.parametrize(
    ("question", "sent"),
    [
        ("<b>", "&#60;b&#62;"),
        ("&lt;", "&#38;lt;"),
        ("**vet** _x_", "&#42;&#42;vet&#42;&#42; &#95;x&#95;"),
        ("![p](//evil)", "&#33;&#91;p&#93;&#40;&#47;&#47;evil&#41;"),
        ("www.evil.example", "www&#46;evil&#46;example"),
        ("1. een", "1&#46; een"),
        ("- een\n---", "&#45; een\n&#45;&#45;&#45;"),
        ("$x$", "&#36;x&#36;"),
    ],
)
def test_what_could_be_read_as_markup_is_sent_as_a_reference(question: str, sent: str) -> None:
    assert shown(question) == sent


@given(st.text())
def test_a_question_comes_back_as_it_was_asked(question: str) -> None:
    if "\r" in question or "\x00" in question or any(0x80 <= ord(letter) < 0xA0 for letter in question):
        return
    assert html.unescape(shown(question)) == question
    assert not set("<>[]*_`~|\\$#!(") & set(shown(question).replace("&#", ""))


def test_only_what_a_person_sent_is_changed() -> None:
    chatbot = as_typed(Chatbot)
    answer = {"role": "assistant", "content": "<b>vet</b>"}
    asked = {"role": "user", "content": "<b>?"}
    sent = chatbot.postprocess([asked, answer])
    assert sent == [{"role": "user", "content": "&#60;b&#62;?"}, answer]
    assert chatbot.preprocess(sent[:1])[0]["content"] == [{"type": "text", "text": "<b>?"}]
    assert chatbot.postprocess(None) == []
