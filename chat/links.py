"""The addresses of the chat's own server: a quote's page and its copies, a report's file, a question."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeAlias
from urllib.parse import parse_qs, urlencode

from chat.narrowing import NOTHING_PICKED, Picked

PAGE = "/page"
FILE = "/file"
CITE = "/cite"
JUDGE = "/judge"
EXPORT = "/export"
SCRIPT = "/page.js"

_Value: TypeAlias = str | int | Sequence[str]


def page_link(report_id: str, start: int, end: int, page: int | None = None) -> str:
    """Where a span of a report's text is shown in its place: on the page given, else on its own."""
    shown_on = {} if page is None else {"page": page}
    return f"{PAGE}?{_query({'report': report_id, 'start': start, 'end': end, **shown_on})}#quote"


def file_link(report_id: str, page: int | None = None) -> str:
    """Where a report's file is, open at a page."""
    return f"{FILE}?{_query({'report': report_id})}{'' if page is None else f'#page={page}'}"


def cite_link(place: Mapping[str, str | int], form: str) -> str:
    """Where the quote at a place is given in a form to copy."""
    return f"{CITE}?{_query({**place, 'form': form})}"


def judge_link(place: Mapping[str, str | int], *, useful: bool) -> str:
    """Where the quote at a place is judged; the question is sent with it."""
    return f"{JUDGE}?{_query({**place, 'useful': 'yes' if useful else 'no'})}"


def export_link(form: str) -> str:
    """Where a conversation that is sent there is given back in a form to keep."""
    return f"{EXPORT}?{_query({'form': form})}"


def question_link(question: str, picked: Picked = NOTHING_PICKED, *, edit: bool = False) -> str:
    """Where a question is asked again, of what was picked; with `edit` it is only put into the box."""
    chosen = {
        "report": picked.reports,
        "kind": picked.kinds,
        "since": picked.since,
        "until": picked.until,
        "edit": "1" if edit else "",
    }
    return f"/?{_query({'q': question, **{name: value for name, value in chosen.items() if value}})}"


def asked_in(query: str) -> tuple[str, Picked]:
    """The question of such a link's query ("" for none), and what is picked in it."""
    asked = parse_qs(query)
    since, until, question = (asked.get(name, [""])[0] for name in ("since", "until", "q"))
    picked = Picked(tuple(asked.get("report", ())), tuple(asked.get("kind", ())), since, until)
    return question.strip(), picked


def _query(asked: Mapping[str, _Value]) -> str:
    # A file's name may hold what is no text.
    return urlencode(asked, doseq=True, errors="replace")
