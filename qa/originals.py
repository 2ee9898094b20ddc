"""The files that a collection's reports were read from: these, as they were indexed, and no others."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from corpus import ReadError, Report
from corpus.page_images import PageImage, page_image
from corpus.read import file_bytes
from qa.errors import OriginalError
from qa.places import open_reader
from qa.searchable import Opened

SCALE = 2.0
"""Pixels a point of a page's image: small print can be read."""


@dataclass(frozen=True, slots=True)
class Original:
    """A report's file: its name, and its bytes, which are those that the report was read from."""

    report: Report
    name: str
    data: bytes

    def image(self, number: int) -> PageImage:
        """The image of a page, counted from 1; OriginalError when it can't be made."""
        try:
            return page_image(self.data, number, scale=SCALE)
        except ReadError as error:
            told = f"of the file '{self.name}' no page can be shown: {error}"
            raise OriginalError(told, "no_image", self.name) from error


class Originals:
    """Finds the reports of a collection by id, and their files through its store."""

    def __init__(self, now: Callable[[], Opened]) -> None:
        """`now` gives the collection as it is when a report is asked for."""
        self._now = now

    def report(self, report_id: str) -> Report:
        """The report of that id; OriginalError when there is none."""
        passages = self._now().passages(report_id)
        if passages:
            return passages[0].passage.report
        told = f"there is no report '{report_id}' in this collection: ask a question first"
        raise OriginalError(told, "unknown", report_id)

    def open(self, report: Report) -> Original:
        """The report's file; OriginalError when it is gone, or isn't what was indexed any more."""
        path = self._path(report)
        try:
            data = file_bytes(path)
        except ReadError as error:
            raise OriginalError(
                f"the file '{path.name}' of this report can't be shown, for {error}: put it back where "
                "it was indexed, or index the reports again",
                "gone",
                path.name,
            ) from error
        if hashlib.sha256(data).hexdigest() != report.sha256:
            raise OriginalError(
                f"the file '{path.name}' has changed since it was indexed: index the reports again",
                "changed",
                path.name,
            )
        return Original(report, path.name, data)

    def _path(self, report: Report) -> Path:
        with closing(open_reader(self._now().folder)) as store:
            entry = store.entries().get(report.id)
        if entry is None:
            raise OriginalError(
                f"the report '{report.id}' has been taken out of the collection since the chat was opened: "
                "open the chat again",
                "taken_out",
                report.id,
            )
        return Path(entry.origin)
