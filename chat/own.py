"""A person's own reports: adding and removing them while others ask, and what is told of it, as HTML."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from threading import Event as Flag
from time import monotonic
from typing import TypeAlias

from chat.escaping import escape
from chat.own_words import OwnWords
from chat.pace import Pace, told
from chat.shelf import about, listed, shelf
from chat.words import Words
from qa import QaError
from qa.adding import Event, Outcome
from qa.apart import add_apart
from qa.build import Step
from qa.searchable import Opened
from qa.uploads import LARGEST_FILE, MOST_FILES, Uploads

AddAll: TypeAlias = Callable[[Path, Sequence[Path]], Iterator[Event]]
"""Adds files to the collection in a folder; tells of each in turn, its `Outcome` last."""


class Own:
    """Adds reports to the collection that is asked, and takes them out; for one person at a time."""

    def __init__(self, uploads: Uploads, now: Callable[[], Opened], add_all: AddAll = add_apart) -> None:
        """`now` gives the collection as it is when it is called."""
        self.uploads = uploads
        self._now = now
        self._add_all = add_all
        self._stopped = Flag()

    def replaced(self, dropped: Sequence[str], words: Words) -> str:
        """Which reports these files would take the place of, told before it is done."""
        names = [Path(one).name for one in dropped if self.uploads.replaces(Path(one))]
        return listed([escape(words.own.replaces.format(name=name)) for name in names])

    def add(self, dropped: Sequence[str], words: Words) -> Iterator[str]:
        """Add these files, and those that still wait to be read: what is told meanwhile, and at last."""
        self._stopped.clear()
        files, done = self._kept(dropped, words)
        files = list(dict.fromkeys([*files, *self.uploads.waiting()]))
        yield from self._added(files, done, words)
        self.uploads.tidy()
        yield listed(done) or escape(words.own.nothing)

    def stop(self) -> None:
        """Let whoever adds files stop: what is stored stays, and what isn't read yet waits."""
        self._stopped.set()

    def remove(self, report_id: str, words: Words) -> str:
        """Take a report out of the collection, and throw its file away; what is told of it."""
        title = self.title(report_id)
        try:
            self.uploads.remove(report_id)
        except QaError as error:
            return _english(str(error))
        return escape(words.own.removed.format(title))

    def removable(self) -> list[tuple[str, str]]:
        """What was added here, read or not: (shown, id) of each."""
        waiting = [path.stem for path in self.uploads.waiting()]
        titles = self._titles()
        return [(titles.get(one, one), one) for one in [*self.uploads.added(), *waiting]]

    def title(self, report_id: str) -> str:
        """A report's title, or its id when it isn't in the collection."""
        return self._titles().get(report_id, report_id)

    def _titles(self) -> dict[str, str]:
        return {report.id: report.title for report in self._now().reports}

    def shelf(self, words: Words) -> str:
        """The reports of the collection, with what was read of each."""
        waiting = [path.name for path in self.uploads.waiting()]
        return shelf(self._now(), self.uploads.added(), waiting, words)

    def _kept(self, dropped: Sequence[str], words: Words) -> tuple[list[Path], list[str]]:
        """The files where they are kept, and what is told of those that may not be added."""
        kept, refused = [], []
        for path in map(Path, dropped[:MOST_FILES]):
            try:
                kept.append(self.uploads.keep(path))
            except QaError as error:
                refused.append(_failed(str(error), words))
        if len(dropped) > MOST_FILES:
            refused.append(_failed(bounds(words), words))
        return kept, refused

    def _added(self, files: Sequence[Path], done: list[str], words: Words) -> Iterator[str]:
        """What is told while the files are added; `done` gets a line for each."""
        at, pace = 0, Pace()
        for event in self._add_all(self.uploads.folder, files) if files else ():
            if isinstance(event, Outcome):
                done.append(self._outcome(event, files[at], words))
                at, pace = at + 1, Pace()
                continue
            file = f"{files[at].name} ({at + 1}/{len(files)})"
            yield listed([*done, escape(_progress(event, pace, file, words.own))])
            if self._stopped.is_set():
                done.append(escape(words.own.stopped))
                return

    def _outcome(self, outcome: Outcome, file: Path, words: Words) -> str:
        if outcome.how == "failed":
            self.uploads.discard(file)
            return _failed(outcome.why, words)
        collection = self._now()
        report = next((one for one in collection.reports if one.id == file.stem), None)
        read = escape(file.name)
        if report:
            read = about(report, words)
        return (words.own.changed if outcome.how == "changed" else words.own.added).format(read)


def bounds(words: Words) -> str:
    """How many files may be added at once, and how large."""
    return words.own.bounds.format(files=MOST_FILES, size=LARGEST_FILE >> 20)


def _progress(step: Step, pace: Pace, file: str, words: OwnWords) -> str:
    if not step.total:
        return words.reading.format(file=file)
    done = words.embedding.format(file=file, done=step.done, total=step.total)
    return f"{done}, {told(pace.left(step, monotonic()), words)}"


def _failed(why: str, words: Words) -> str:
    return words.own.failed.format(_english(why))


def _english(sentence: str) -> str:
    """What a reader says of a file, which it says in English."""
    return f'<span lang="en">{escape(sentence)}</span>'
