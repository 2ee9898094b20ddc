"""Adding files in a process of its own: what is told, and what happens to one that dies or hangs."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from qa import build
from qa.adding import MOST_TEXTS, Event, Outcome, event_in, line_of
from qa.apart import add_apart
from qa.build import Step
from qa.collection import Collection
from tests.fakes import WordEncoder

COMMAND = (sys.executable, "-m", "tests.qa.adding_words")


@pytest.fixture
def folder(tmp_path: Path, reports: Path) -> Path:
    """A collection of one small report."""
    build(tmp_path / "collection", [reports / "2021-bijlage.txt"], encoder=WordEncoder(), progress=False)
    return tmp_path / "collection"


def written(path: Path, text: str = "Het verzuim daalde. De wijkagent blijft.") -> Path:
    path.write_text(f"{text}\n", encoding="utf-8")
    return path


def ids(folder: Path) -> list[str]:
    return [report.id for report in Collection.open(folder).reports]


@pytest.mark.parametrize(
    "event", [Step(), Step(3, 40), Outcome("added"), Outcome("failed", "é\n\ud800.md: leeg")]
)
def test_an_event_is_one_line(event: Event) -> None:
    assert "\n" not in line_of(event)
    assert event_in(line_of(event)) == event


def test_each_file_is_added_and_told_of(folder: Path, tmp_path: Path) -> None:
    files = [
        written(tmp_path / "a.md"),
        written(tmp_path / "leeg.md", " "),
        written(tmp_path / "c.txt", "Meer."),
    ]
    told = list(add_apart(folder, files, command=COMMAND))
    # A passage and its two sentences are three texts.
    outcomes = [event for event in told if isinstance(event, Outcome)]
    assert [event for event in told if isinstance(event, Step) and event.total == 3] == [
        Step(0, 3),
        Step(3, 3),
    ]
    assert outcomes == [
        Outcome("added"),
        Outcome("failed", "leeg.md: there is no text in it"),
        Outcome("added"),
    ]
    assert ids(folder) == ["2021-bijlage", "a", "c"]


def test_a_file_that_ends_its_reader_does_not_end_the_others(folder: Path, tmp_path: Path) -> None:
    files = [written(tmp_path / "sterft.md"), written(tmp_path / "b.md")]
    outcomes = [event for event in add_apart(folder, files, command=COMMAND) if isinstance(event, Outcome)]
    assert outcomes == [
        Outcome("failed", "sterft.md: it can't be read: its reader gave up on it"),
        Outcome("added"),
    ]
    assert ids(folder) == ["2021-bijlage", "b"]


def test_a_file_that_is_not_read_in_time_is_given_up(folder: Path, tmp_path: Path) -> None:
    told = list(add_apart(folder, [written(tmp_path / "hangt.md")], command=COMMAND, silence=2))
    assert told[-1] == Outcome(
        "failed", "hangt.md: its reader said nothing for 2 seconds: split it into smaller files"
    )
    assert set(told[:-1]) == {Step()}  # while it is waited for, the caller isn't held up
    assert ids(folder) == ["2021-bijlage"]


def test_closing_ends_the_process_and_leaves_the_collection_whole(folder: Path, tmp_path: Path) -> None:
    adding = add_apart(folder, [written(tmp_path / "hangt.md")], command=COMMAND)
    assert next(adding) == Step()
    adding.close()  # type: ignore[attr-defined]
    assert ids(folder) == ["2021-bijlage"]


def test_a_file_of_too_many_passages_is_refused(folder: Path, tmp_path: Path) -> None:
    many = written(tmp_path / "veel.md", "\n\n".join(f"Zin {at}." for at in range(MOST_TEXTS + 1)))
    (*_, last) = add_apart(folder, [many], command=COMMAND)
    assert last == Outcome(
        "failed",
        "veel.md: it has 10001 passages, and at most 10000 may be added so: index it with 'citaat index'",
    )
