"""What the address of a page asks for, once it has been checked against the report."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus

from chat.viewer_words import ViewerWords
from qa import Report
from qa.originals import Originals


class AddressError(Exception):
    """An address that asks for nothing that is there: one sentence, and the HTTP status that says so."""

    def __init__(self, sentence: str, status: HTTPStatus) -> None:
        super().__init__(sentence)
        self.status = status


@dataclass(frozen=True, slots=True)
class Asked:
    """A span of a report's text, and the page to show it on; None for a report without pages."""

    report: Report
    start: int
    end: int
    page: int | None


def asked_for(originals: Originals, parameters: Mapping[str, str], words: ViewerWords) -> Asked:
    """The span and the page that the parameters ask for; AddressError when they can't be shown."""
    report = report_for(originals, parameters, words)
    start, end = _number(parameters, "start", words), _number(parameters, "end", words)
    length = len(report.text)
    if not start < end <= length:
        told = words.no_span.format(start=start, end=end, length=length)
        raise AddressError(told, HTTPStatus.BAD_REQUEST)
    if not report.pages:
        return Asked(report, start, end, None)
    own = report.page_at(start)
    page = _number(parameters, "page", words) if "page" in parameters else own.number if own else 1
    if page not in {one.number for one in report.pages}:
        told = words.no_page.format(page=page, pages=len(report.pages))
        raise AddressError(told, HTTPStatus.NOT_FOUND)
    return Asked(report, start, end, page)


def report_for(originals: Originals, parameters: Mapping[str, str], words: ViewerWords) -> Report:
    """The report that the parameters ask for; AddressError when none is named, OriginalError when unknown."""
    if not parameters.get("report"):
        raise AddressError(words.no_report, HTTPStatus.BAD_REQUEST)
    return originals.report(parameters["report"])


def _number(parameters: Mapping[str, str], name: str, words: ViewerWords) -> int:
    text = parameters.get(name, "")
    # More digits than these no report needs, and thousands of them Python doesn't read.
    if not (text.isascii() and text.isdigit() and len(text) < 10):
        raise AddressError(words.no_number.format(name=name, value=text[:20]), HTTPStatus.BAD_REQUEST)
    return int(text)
