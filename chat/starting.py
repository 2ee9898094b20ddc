"""How far the chat is with its reports: the page tells it, and what needs the reports waits for them."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from enum import Enum, auto
from time import monotonic

from chat.following import following
from chat.pace import Pace, told
from chat.words import Words
from qa import Assistant, CollectionError, CorpusError, EmbeddingsError, QaError
from qa.build import Step
from qa.searchable import Opened


class State(Enum):
    """What is being done: reports read and indexed, then opened with the model; or how that ended."""

    READING = auto()
    OPENING = auto()
    READY = auto()
    FAILED = auto()


class NotOpenedError(Exception):
    """There will be nothing to ask: one sentence that says why."""


class Starting:
    """What the thread that opens the reports tells all others. Safe to use from several threads."""

    def __init__(self, *, soon: float = 10) -> None:
        """`soon` is for how many seconds `collection` waits."""
        self._soon = soon
        self.state = State.READING
        self.watched = False
        """Whether anybody waits, or looks how far it is."""
        self._step, self._pace, self._left = Step(), Pace(), 0.0
        self._why = ""
        self._over = threading.Event()
        self._now: Callable[[], Assistant] | None = None

    def reading(self, step: Step) -> None:
        """A report is being read, or its passages made searchable."""
        if not step.total:
            self._pace = Pace()
        self._step, self._left = step, self._pace.left(step, monotonic())

    def opening(self) -> None:
        """The reports are read, and being opened."""
        self.state = State.OPENING

    def opened(self, assistant: Assistant) -> None:
        """Questions can be answered; those that wait are."""
        self._now = following(assistant)
        self.state = State.READY
        self._over.set()

    @contextmanager
    def or_failed(self) -> Iterator[None]:
        """Tells everybody when what is done within it ends in an error."""
        try:
            yield
        except (CorpusError, EmbeddingsError, QaError) as error:
            self._fail(str(error))
            raise
        except BaseException:
            self._fail("")
            raise

    def _fail(self, why: str) -> None:
        self._why = why
        self.state = State.FAILED
        self._over.set()

    def now(self) -> Assistant:
        """The assistant, over the collection as it is now, once there is one; NotOpenedError if never."""
        self.watched = True
        self._over.wait()
        if self._now is None:
            raise NotOpenedError(self._why)
        return self._now()

    def collection(self) -> Opened:
        """The collection as it is now; CollectionError when it isn't there soon."""
        self._over.wait(self._soon)
        if self._now is None:
            raise CollectionError("the reports aren't there yet: try again in a moment")
        return self._now().retriever.collection

    def told(self, words: Words) -> str:
        """How far it is, in a sentence; empty when it is ready."""
        self.watched = True
        return {
            State.READING: self._how_far(words),
            State.OPENING: words.opening,
            State.READY: "",
            State.FAILED: words.not_opened.format(why=self._why).strip(),
        }[self.state]

    def _how_far(self, words: Words) -> str:
        step = self._step
        if not step.total:
            return words.reading
        left = told(self._left, words.own)
        return words.embedding.format(done=step.done, total=step.total, left=left)
