"""Open the chat in a browser: ask the reports, read their own words.

Only widgets, wording and formatting stand here. Every character that comes from a report or a
person is escaped, for HTML and for Markdown both, because a chat message is read as either.
"""

from __future__ import annotations

import argparse
import os
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from qa import Answer, Assistant, QuestionError, Quote, Retriever, Searched, Source
from qa.commands.ask import add_collection_arguments
from qa.defaults import collection_for
from qa.retriever import LONGEST_QUESTION

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
    """What the interface says of itself in one language; months in order."""

    digest: str
    page: str
    whole: str
    nothing: str
    searched: str
    nearest: str
    months: tuple[str, ...]


ENGLISH = Words(
    digest="digest, not the official text",
    page="p.",
    whole="Whole passage",
    nothing="Nothing in these reports answers this.",
    searched="Searched: {reports} reports, {first} to {last}.",
    nearest="The nearest passages, which don't answer it",
    months=tuple(
        "January February March April May June July August September October November December".split()
    ),
)
DUTCH = Words(
    digest="samenvatting, niet de officiële tekst",
    page="p.",
    whole="Hele passage",
    nothing="Niets in deze rapporten geeft hier antwoord op.",
    searched="Doorzocht: {reports} rapporten, {first} tot en met {last}.",
    nearest="De passages die er het dichtst bij komen, maar geen antwoord zijn",
    months=tuple(
        "januari februari maart april mei juni juli augustus september oktober november december".split()
    ),
)

CSS = """
.gradio-container { max-width: 60rem !important; margin: 0 auto !important; }
.citaat { margin: 0 0 1.1rem; padding-left: .9rem; border-left: 3px solid var(--color-accent); }
.citaat .words { margin: 0 0 .35rem; font-size: 1.02rem; line-height: 1.55; }
.citaat mark { background: #ffe9a8; color: #1f2328; padding: .05em .1em; border-radius: 2px; }
.citaat .rest { color: var(--body-text-color-subdued); }
.citaat .source { margin: 0; font-size: .86rem; color: var(--body-text-color-subdued); }
.citaat .source strong { color: var(--body-text-color); font-weight: 600; }
.citaat .digest { white-space: nowrap; border: 1px solid currentColor; border-radius: 1em;
  padding: 0 .55em; margin-left: .3em; }
.nothing { margin: 0 0 .3rem; font-weight: 600; }
.searched { margin: 0 0 .6rem; font-size: .9rem; color: var(--body-text-color-subdued); }
"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `citaat app`."""
    add_collection_arguments(parser)
    parser.add_argument("--port", type=int, default=7860, help="default: 7860")


def run(args: argparse.Namespace) -> int:
    """Open the collection, then the chat, until it is stopped."""
    folder = collection_for(args.collection, args.reports, args.model)
    assistant = Assistant(Retriever.open(folder, model=args.model))
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
    gradio = _gradio()

    def reply(question: str, _history: list[Any], request: gr.Request) -> str:
        return answer_card(assistant, question, words_for(request.headers))

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
            height="68vh",
            layout="panel",
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


def answer_card(assistant: Assistant, question: str, words: Words) -> str:
    """The answer to a question as the HTML of one message; a question that can't be asked says why."""
    try:
        return answer_html(assistant.ask(question), words)
    except QuestionError as error:
        return f"<p>{escape(str(error))}</p>"


def answer_html(answer: Answer, words: Words) -> str:
    """Cards of the quotes in order; or that there is no answer, with the nearest folded away."""
    if answer.answered:
        return "".join(card(quote, words) for quote in answer.quotes)
    nearest = "".join(card(quote, words) for quote in answer.nearest)
    searched = words.searched.format(
        reports=answer.searched.reports,
        first=in_words(answer.searched.first_date, words),
        last=in_words(answer.searched.last_date, words),
    )
    return (
        f'<p class="nothing">{escape(words.nothing)}</p><p class="searched">{escape(searched)}</p>'
        f"<details><summary>{escape(words.nearest)}</summary>{nearest}</details>"
    )


def card(quote: Quote, words: Words) -> str:
    """A passage with its quote marked, and where it stands."""
    passage, text = quote.passage, quote.passage.report.text
    before = escape(text[passage.start : quote.start])
    after = escape(text[quote.end : passage.end])
    return (
        '<div class="citaat"><blockquote class="words">'
        f'<span class="rest">{before}</span><mark>{escape(quote.text)}</mark>'
        f'<span class="rest">{after}</span></blockquote>'
        f'<p class="source">{source_html(quote.source, words)}</p></div>'
    )


def source_html(source: Source, words: Words) -> str:
    """Title, date, section and page; and that a digest is one."""
    parts = [f"<strong>{escape(source.title)}</strong>", escape(in_words(source.date, words))]
    parts.append(escape(" › ".join(source.section)))
    if source.page is not None:
        to = f"–{source.last_page}" if source.last_page != source.page else ""
        parts.append(escape(f"{words.page} {source.page}{to}"))
    if source.is_digest:
        parts.append(f'<span class="digest">{escape(words.digest)}</span>')
    return " · ".join(part for part in parts if part)


def in_words(date: str, words: Words) -> str:
    """A date in words: "2020-05-29" is "29 May 2020", "2019-12" is "December 2019"."""
    match = re.fullmatch(r"(\d{4})-(\d\d)(?:-(\d\d))?", date)
    if not match or not 1 <= int(match[2]) <= len(words.months):
        return date
    day = f"{int(match[3])} " if match[3] else ""
    return f"{day}{words.months[int(match[2]) - 1]} {match[1]}"


def escape(text: str) -> str:
    """Text as text: every ASCII mark that HTML or Markdown could read becomes a character reference."""
    escaped = re.sub(r"[!-/:-@\[-`{-~]", lambda mark: f"&#{ord(mark[0])};", text)
    return re.sub(r"\s*\n\s*", "<br>", escaped)


def words_for(headers: Any) -> Words:  # noqa: ANN401 - starlette's headers, or a plain mapping
    """Dutch for a browser that prefers it, else English."""
    preferred = str(headers.get("accept-language", "")).strip().lower()
    return DUTCH if preferred.startswith("nl") else ENGLISH


def _description(reports: Searched) -> str:
    first, last = (in_words(d, DUTCH) for d in (reports.first_date, reports.last_date))
    return escape(
        f"{reports.reports} rapporten, {first} tot en met {last}. Antwoorden zijn hun eigen woorden. "
        "/ Answers are the reports' own words."
    )


def _gradio() -> Any:  # noqa: ANN401 - the module
    """gradio, told first not to look up or tell anything on a network."""
    os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"
    os.environ.setdefault("HF_HUB_OFFLINE", "1")
    os.environ.setdefault("HF_HUB_DISABLE_TELEMETRY", "1")
    import gradio

    return gradio
