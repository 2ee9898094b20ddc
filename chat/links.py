"""The addresses of the chat's own server at which a quote's page, and a report's file, are shown."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlencode

PAGE = "/page"
FILE = "/file"


def page_link(report_id: str, start: int, end: int, page: int | None = None) -> str:
    """Where a span of a report's text is shown in its place: on the page given, else on its own."""
    shown_on = {} if page is None else {"page": page}
    return f"{PAGE}?{_query({'report': report_id, 'start': start, 'end': end, **shown_on})}#quote"


def file_link(report_id: str, page: int | None = None) -> str:
    """Where a report's file is, open at a page."""
    return f"{FILE}?{_query({'report': report_id})}{'' if page is None else f'#page={page}'}"


def question_link(question: str, *, edit: bool = False) -> str:
    """Where a question is asked again; with `edit` it is only put into the box, to be changed first."""
    return f"/?{_query({'q': question, **({'edit': 1} if edit else {})})}"


def _query(asked: Mapping[str, str | int]) -> str:
    return urlencode(asked, errors="replace")  # a file's name may hold what is no text
