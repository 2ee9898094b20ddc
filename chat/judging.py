"""What people say of quotes, kept on this machine: a line of JSON for each, which `citaat eval` reads."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from threading import Lock
from typing import Literal

from qa import QaError, Quote

LARGEST = 10_000_000
"""Bytes of the file: some ten thousands of judgements."""


class JudgingError(QaError):
    """A judgement that can't be kept; `name` is the file's: for whoever tells it in another language."""

    def __init__(self, sentence: str, why: Literal["full", "not_written"], name: str) -> None:
        super().__init__(sentence)
        self.why = why
        self.name = name


@dataclass(frozen=True, slots=True)
class Judgement:
    """Whether a quote was useful for a question."""

    question: str
    quote: Quote
    useful: bool

    def line(self, now: datetime) -> str:
        """It as a line of the file; `now` is aware of its time zone."""
        said = {
            "question": self.question,
            "report": self.quote.passage.report.id,
            "start": self.quote.start,
            "end": self.quote.end,
            "useful": self.useful,
            "words": self.quote.text,
            "at": now.astimezone(UTC).isoformat(timespec="seconds"),
        }
        return json.dumps(said, ensure_ascii=False) + "\n"


class Judgements:
    """The file of judgements; of two about one quote for one question the last one counts."""

    def __init__(self, where: Callable[[], Path], largest: int = LARGEST) -> None:
        """`where` gives the file when something is judged."""
        self._where = where
        self._largest = largest
        self._lock = Lock()

    def add(self, judgement: Judgement) -> None:
        """Write it behind the others, whole; JudgingError when that can't be."""
        line = judgement.line(datetime.now(UTC)).encode(errors="replace")
        path = self._where()
        with self._lock:
            try:
                # One write at the end: another program's lines stay whole too.
                with path.open("ab", buffering=0) as file:
                    if file.tell() + len(line) > self._largest:
                        told = f"the file '{path}' is full at {self._largest} bytes: move it away"
                        raise JudgingError(told, "full", path.name)
                    file.write(line)
            except OSError as error:
                told = f"the file '{path}' can't be written ({error.strerror}): name another one"
                raise JudgingError(told, "not_written", path.name) from error
