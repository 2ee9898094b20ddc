"""The widgets of a conversation: the lists that narrow it down, questions and answers; `gr` is gradio."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from chat.labels import label
from chat.narrowing import NO_YEARS
from chat.typed import as_typed
from qa.retriever import LONGEST_QUESTION

EXAMPLES = [
    "Wat is er toegezegd over bodycams?",
    "How many recruits does the police need in the coming years?",
    "Hoe hoog is het ziekteverzuim en wat is het doel?",
    "Wie viele Meldekammern spüren hohen Arbeitsdruck?",
    "What happens with the old wiretapping system?",
    "Wat kost Meld Misdaad Anoniem een gemeente?",
]


def conversation(gr: Any, reply: Callable[..., str], pickers: list[Any]) -> Any:
    """Questions and their answers; the box to type a question in."""
    interface = gr.ChatInterface(
        reply,
        chatbot=as_typed(
            gr.Chatbot,
            elem_id="answers",
            label=label(gr, "answers"),
            show_label=False,
            height="auto",
            layout="panel",
            buttons=[],
            latex_delimiters=[],
            autoscroll=False,
            render=False,
        ),
        textbox=gr.Textbox(
            elem_id="question",
            placeholder=label(gr, "ask"),
            label=label(gr, "question"),
            show_label=False,
            max_length=LONGEST_QUESTION,
            submit_btn=True,
            autofocus=True,
            render=False,
        ),
        additional_inputs=pickers,
        examples=[[example] for example in EXAMPLES],
        cache_examples=False,
        flagging_mode="never",
        api_name="ask",
        analytics_enabled=False,
    )
    return interface.textbox


def pickers(gr: Any) -> list[Any]:
    """The lists to pick reports, kinds, and the first and last year from; nothing picked is all."""
    year = {"choices": NO_YEARS, "value": ""}
    with gr.Accordion(label(gr, "narrowing"), open=False, elem_id="narrowing"):
        return [
            gr.Dropdown(label=label(gr, "reports"), multiselect=True, elem_id="reports"),
            gr.Dropdown(label=label(gr, "kinds"), multiselect=True, elem_id="kinds"),
            gr.Dropdown(label=label(gr, "since"), elem_id="since", **year),
            gr.Dropdown(label=label(gr, "until"), elem_id="until", **year),
        ]
