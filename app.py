"""Open the chat in a browser: ask the reports, read their own words.

Only widgets, wording and formatting stand here. Every character that comes from a report or a
person is escaped, for HTML and for Markdown both, because a chat message is read as either.
"""

from __future__ import annotations

import argparse
import os
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from qa import Answer, Assistant, QuestionError, Quote, Retriever, Searched, Source
from qa.answer_text import note_line
from qa.commands.ask import add_collection_arguments
from qa.dates import in_words
from qa.defaults import collection_for
from qa.plain_words import filter_in
from qa.retriever import LONGEST_QUESTION, checked

if TYPE_CHECKING:
    import gradio as gr

HOST = "127.0.0.1"

EXAMPLES = [
    "Wat is er toegezegd over bodycams?",
    "How many recruits does the police need in the coming years?",
    "Hoe hoog is het ziekteverzuim en wat is het doel?",
    "Wie viele Meldekammern spüren hohen Arbeitsdruck?",
    "What happens with the old wiretapping system?",
    "Wat kost Meld Misdaad Anoniem een gemeente?",
]


@dataclass(frozen=True, slots=True)
class Words:
    """What the interface says of itself in one language; `reports` is one and more of them."""

    language: str
    digest: str
    page: str
    nothing: str
    searched: str
    intro: str
    nearest: str
    only: str
    no_report: str
    widen: str
    reports: tuple[str, str]


ENGLISH = Words(
    language="en",
    digest="digest, not the official text",
    page="p.",
    nothing="Nothing in these reports answers this.",
    searched="Searched: {reports}.",
    intro="Ask {reports}. Every answer is in their own words.",
    nearest="The nearest passages, which don't answer it",
    only="As your question asks, only searched: {filter}.",
    no_report="No report matches: there are no {filter}.",
    widen="So nothing was searched. Ask without that date to search all reports.",
    reports=("{} report", "{} reports"),
)
DUTCH = Words(
    language="nl",
    digest="samenvatting, niet de officiële tekst",
    page="p.",
    nothing="Niets in deze rapporten geeft hier antwoord op.",
    searched="Doorzocht: {reports}.",
    intro="Vraag het aan {reports}. Elk antwoord is in hun eigen woorden.",
    nearest="De passages die er het dichtst bij komen, maar geen antwoord zijn",
    only="Zoals je vraagt, is alleen gezocht in: {filter}.",
    no_report="Geen rapport past bij je vraag: er zijn geen {filter}.",
    widen="Er is dus niets doorzocht. Vraag het zonder die datum om alle rapporten te doorzoeken.",
    reports=("{} rapport", "{} rapporten"),
)

CSS = """
.gradio-container { width: 100% !important; max-width: 58rem !important; margin: 0 auto !important; }
#answers .citaat { margin: 0 0 1.4rem; }
#answers .citaat blockquote { margin: 0 0 .4rem; padding-left: .9rem; font-size: 1.02rem; line-height: 1.6;
  color: var(--body-text-color); border-left: 3px solid var(--color-accent); }
#answers .citaat mark { background: #ffe9a8; color: #1f2328; padding: .05em .1em; }
#answers .citaat .rest { color: var(--body-text-color); opacity: .72; }
#answers .citaat .source { margin: 0; padding-left: calc(.9rem + 3px); font-size: .88rem; line-height: 1.5;
  color: var(--body-text-color); }
#answers .citaat .note { margin: 0 0 .3rem; padding-left: calc(.9rem + 3px); font-size: .82rem;
  line-height: 1.45; color: var(--body-text-color); opacity: .85; }
#answers .citaat .digest { white-space: nowrap; border: 1px solid currentColor; border-radius: 1em;
  padding: 0 .55em; }
#answers .nothing { margin: 0 0 .3rem; font-weight: 600; }
#answers .searched, #answers .only { margin: 0 0 .6rem; font-size: .92rem; }
"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `citaat app`."""
    add_collection_arguments(parser)
    parser.add_argument("--port", type=int, default=7860, help="default: 7860")


def run(args: argparse.Namespace) -> int:
    """Open the collection, then the chat, until it is stopped."""
    folder = collection_for(args.collection, args.reports, args.model)
    assistant = Assistant(Retriever.open(folder, model=args.model, reranker=args.reranker))
    print(f"citaat: http://{HOST}:{args.port}", flush=True)
    launch(assistant, port=args.port)
    return 0


def launch(assistant: Assistant, *, port: int) -> None:
    """Serve the chat on the loopback address; returns when it is stopped."""
    gradio = _gradio()
    theme = gradio.themes.Default(font=["system-ui", "sans-serif"], font_mono=["monospace"])
    chat(assistant).launch(
        server_name=HOST,
        server_port=port,
        quiet=True,
        footer_links=[],
        theme=theme,
        css=CSS,
        max_file_size="1kb",  # there is nothing to upload
    )


def chat(assistant: Assistant) -> gr.Blocks:
    """The page: a chat whose answers are cards of quotes."""
    gradio, now = _gradio(), following(assistant)

    def reply(question: str, _history: list[Any], request: gr.Request) -> str:
        return answer_card(now(), question, words_for(request.headers))

    reply.__annotations__["request"] = gradio.Request  # gradio finds the request by its type
    reports = assistant.retriever.collection.searched()
    interface = gradio.ChatInterface(
        reply,
        title="citaat",
        description=_description(reports),
        chatbot=gradio.Chatbot(
            elem_id="answers",
            label="citaat",
            show_label=False,
            height="calc(100vh - 17rem)",
            layout="panel",
            buttons=["copy"],
            latex_delimiters=[],
            autoscroll=False,
        ),
        textbox=gradio.Textbox(
            elem_id="question",
            placeholder="Stel een vraag / Ask a question",
            label="Vraag / Question",
            show_label=False,
            max_length=LONGEST_QUESTION,
            submit_btn=True,
            autofocus=True,
        ),
        examples=EXAMPLES,
        cache_examples=False,
        flagging_mode="never",
        api_name="ask",
        analytics_enabled=False,
    )
    blocks: gr.Blocks = interface
    return blocks


def following(assistant: Assistant) -> Callable[[], Assistant]:
    """A function that gives the assistant over the collection as it is when it is called."""

    def now() -> Assistant:
        nonlocal assistant
        assistant = assistant.refreshed()
        return assistant

    return now


def answer_card(assistant: Assistant, question: str, words: Words) -> str:
    """The answer to a question as the HTML of one message; a question that can't be asked says why.

    A period of reports that the question names in plain words is a filter.
    """
    try:
        question = checked(question)
        inside = answer_html(assistant.ask(question, only=filter_in(question)), words)
    except QuestionError as error:
        inside = f"<p>{escape(str(error))}</p>"
    return f'<div class="answer">{inside}</div>'


def answer_html(answer: Answer, words: Words) -> str:
    """Cards of the quotes in order; or that there is no answer, with the nearest folded away.

    First of all which reports the question asked for; none of them may be there.
    """
    searched = answer.searched
    asked = searched.only.describe(words.language) if searched.only else ""
    if asked and not searched.reports:
        return _line("nothing", words.no_report.format(filter=asked)) + _line("searched", words.widen)
    only = _line("only", words.only.format(filter=asked)) if asked else ""
    if answer.answered:
        return only + "".join(card(quote, words) for quote in answer.quotes)
    nearest = "".join(card(quote, words) for quote in answer.nearest)
    looked = words.searched.format(reports=_reports(searched, words))
    return (
        f"{only}{_line('nothing', words.nothing)}{_line('searched', looked)}"
        f"<details><summary>{escape(words.nearest)}</summary>{nearest}</details>"
    )


def card(quote: Quote, words: Words) -> str:
    """A passage with its quote marked, the footnotes of the quote, and where it stands."""
    passage, text = quote.passage, quote.passage.report.text
    before = escape(text[passage.start : quote.start])
    after = escape(text[quote.end : passage.end])
    notes = (f'<p class="note">{escape(note_line(note))}</p>' for note in quote.footnotes)
    return (
        '<div class="citaat"><blockquote>'
        f'<span class="rest">{before}</span><mark>{escape(quote.text)}</mark>'
        f'<span class="rest">{after}</span></blockquote>{"".join(notes)}'
        f'<p class="source">{source_html(quote.source, words)}</p></div>'
    )


def source_html(source: Source, words: Words) -> str:
    """Title, date, section and page; and that a digest is one."""
    parts = [f"<strong>{escape(source.title)}</strong>", escape(in_words(source.date, words.language))]
    parts.append(escape(" › ".join(source.path)))
    if source.page is not None:
        to = f"–{source.last_page}" if source.last_page != source.page else ""
        parts.append(escape(f"{words.page} {source.page}{to}"))
    if source.is_digest:
        parts.append(f'<span class="digest">{escape(words.digest)}</span>')
    return " · ".join(part for part in parts if part)


def escape(text: str) -> str:
    """Text as text: every ASCII mark that HTML or Markdown could read becomes a character reference."""
    escaped = re.sub(r"[!-/:-@\[-`{-~]", lambda mark: f"&#{ord(mark[0])};", text)
    return re.sub(r"\s*\n\s*", "<br>", escaped)


def words_for(headers: Any) -> Words:
    """Dutch for a browser that prefers it, else English."""
    preferred = str(headers.get("accept-language", "")).strip().lower()
    return DUTCH if preferred.startswith("nl") else ENGLISH


def _description(reports: Searched) -> str:
    """How much is searched, and that answers are quotes, in both languages of the interface."""
    return "<br>".join(
        escape(words.intro.format(reports=_reports(reports, words))) for words in (DUTCH, ENGLISH)
    )


def _reports(searched: Searched, words: Words) -> str:
    """How many reports, and from when to when: "3 reports (December 2019 – 2 December 2021)"."""
    number = words.reports[searched.reports != 1].format(searched.reports)
    dates = [date for date in dict.fromkeys([searched.first_date, searched.last_date]) if date]
    period = " – ".join(in_words(date, words.language) for date in dates)
    return f"{number} ({period})" if period else number


def _line(kind: str, text: str) -> str:
    return f'<p class="{kind}">{escape(text)}</p>'


def _gradio() -> Any:
    """gradio, told first not to look up or tell anything on a network."""
    os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"
    os.environ.setdefault("HF_HUB_OFFLINE", "1")
    os.environ.setdefault("HF_HUB_DISABLE_TELEMETRY", "1")
    import gradio

    return gradio
