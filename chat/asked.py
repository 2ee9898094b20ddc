"""What the address of a page asks for, once it has been checked against the report."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus

from qa import Report
from qa.errors import OriginalError
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


def asked_for(originals: Originals, parameters: Mapping[str, str]) -> Asked:
    """The span and the page that the parameters ask for; AddressError when they can't be shown."""
    report = report_for(originals, parameters)
    start, end = _number(parameters, "start"), _number(parameters, "end")
    if not start < end <= len(report.text):
        raise AddressError(
            f"the report has no words from {start} to {end}: 'start' comes before 'end', and its text ends "
            f"at {len(report.text)}",
            HTTPStatus.BAD_REQUEST,
        )
    if not report.pages:
        return Asked(report, start, end, None)
    own = report.page_at(start)
    page = _number(parameters, "page") if "page" in parameters else own.number if own else 1
    if page not in {one.number for one in report.pages}:
        raise AddressError(
            f"the report has no page {page}: it has {len(report.pages)} pages", HTTPStatus.NOT_FOUND
        )
    return Asked(report, start, end, page)


def report_for(originals: Originals, parameters: Mapping[str, str]) -> Report:
    """The report that the parameters ask for; AddressError when there is none."""
    if not parameters.get("report"):
        raise AddressError(
            "the address says of no report that it is asked for: give 'report'", HTTPStatus.BAD_REQUEST
        )
    try:
        return originals.report(parameters["report"])
    except OriginalError as error:
        raise AddressError(str(error), HTTPStatus.NOT_FOUND) from error


def _number(parameters: Mapping[str, str], name: str) -> int:
    text = parameters.get(name, "")
    # More digits than these no report needs, and thousands of them Python doesn't read.
    if not (text.isascii() and text.isdigit() and len(text) < 10):
        raise AddressError(
            f"'{name}' is '{text[:20]}' in the address, and should be a whole number", HTTPStatus.BAD_REQUEST
        )
    return int(text)
