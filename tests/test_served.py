"""The chat as its own process: several people at once, questions before it is ready, and how it ends."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from bench import load
from bench.person import Person
from bench.server import HOST, command, free_port, serving
from qa import build
from qa.cli import FAILED
from tests.conftest import ROOT
from tests.engine import EngineEncoder

pytestmark = pytest.mark.slow

SUBJECTS = "bodycams wijkagent verzuim meldkamer tapsysteem instroom paarden drones boetes opsporing".split()


@pytest.fixture(scope="module")
def collection(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Of ten passages on as many subjects."""
    folder = tmp_path_factory.mktemp("served")
    (folder / "reports").mkdir()
    text = "".join(f"## {one.title()}\n\nHet bericht gaat over {one}.\n\n" for one in SUBJECTS)
    (folder / "reports" / "2020-05-brief.md").write_text(text, encoding="utf-8")
    build(folder / "collection", [folder / "reports"], encoder=EngineEncoder(), progress=False)
    return folder / "collection"


@contextmanager
def started(*arguments: object, **environment: str) -> Iterator[subprocess.Popen[str]]:
    """`citaat app` with these arguments; killed if it hasn't ended when the block does."""
    process = subprocess.Popen(
        [sys.executable, "-m", "qa.cli", "app", *map(str, arguments)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env={**os.environ, **environment},
    )
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


def served(process: subprocess.Popen[str], port: int) -> None:
    """Wait until it says where it is."""
    assert process.stdout is not None
    assert process.stdout.readline() == f"citaat: http://{HOST}:{port}\n"


def test_of_many_at_once_nobody_is_lost_and_nobody_gets_another_s_answer(collection: Path) -> None:
    expected: Mapping[str, load.Spans] = load.answers(collection, [f"wat over {one}?" for one in SUBJECTS])
    assert len(set(expected.values())) == len(SUBJECTS)
    with serving(collection) as server:
        load.wait_for(server, next(iter(expected)))
        heard = load.crowd(server, expected, 8, lambda asked: asked < 3)
    assert (heard.lost, heard.wrong, heard.refused) == ([], [], [])
    assert len(heard.seconds) == 24


def test_a_question_asked_before_the_reports_are_there_is_answered_when_they_are(collection: Path) -> None:
    port = free_port()
    with started("--in", collection, "--port", port) as process:
        served(process, port)
        with closing(Person(HOST, port)) as person:
            answer = person.ask("wat over drones?")
    assert load.shown(answer) == load.answers(collection, ["wat over drones?"])["wat over drones?"]


def test_stopped_while_reports_are_read_it_ends_at_once_and_goes_on_the_next_time(tmp_path: Path) -> None:
    reports, port = tmp_path / "reports", free_port()
    reports.mkdir()
    for number in range(20):
        text = "\n\n".join(f"Alinea {one} van brief {number} gaat over de politie." for one in range(50))
        (reports / f"brief-{number:02}.md").write_text(text, encoding="utf-8")
    with started("--reports", reports, "--port", port, XDG_CACHE_HOME=str(tmp_path)) as process:
        served(process, port)
        time.sleep(1)
        process.send_signal(signal.SIGINT)
        _, told = process.communicate(timeout=20)
        assert told.splitlines()[-1] == "citaat: stopped"
        assert process.returncode == 130


def test_stopped_while_it_is_served_it_says_so_too(collection: Path) -> None:
    port = free_port()
    with started("--in", collection, "--port", port) as process:
        served(process, port)
        with closing(Person(HOST, port)) as person:
            person.ask("wat over drones?")
            process.send_signal(signal.SIGINT)
            assert process.communicate(timeout=20) == ("", "citaat: stopped\n")
        assert process.returncode == 130


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--in", "nowhere"], "citaat: there is no collection in 'nowhere'"),
        (["--reports", "nowhere"], "citaat: there is no file or folder 'nowhere'"),
        (["--port", "70000"], "citaat: port 70000 can't be used"),
    ],
)
def test_what_is_quickly_seen_to_be_wrong_ends_it_at_once(arguments: list[str], told: str) -> None:
    with started(*arguments) as process:
        said, failed = process.communicate(timeout=60)
        assert (said, process.returncode) == ("", FAILED)
        assert failed.startswith(told)
        assert len(failed.splitlines()) == 1


def test_who_waits_hears_why_the_reports_can_t_be_opened(tmp_path: Path) -> None:
    """A file that is found quickly, and only when it is read turns out to be none."""
    (tmp_path / "brief.pdf").write_bytes(b"%PDF-1.4 no more than this")
    port = free_port()
    with started("--reports", tmp_path, "--port", port, XDG_CACHE_HOME=str(tmp_path)) as process:
        served(process, port)
        with closing(Person(HOST, port)) as person:
            assert "none of the reports could be read" in person.ask("wat?")
        _, failed = process.communicate(timeout=60)
        assert "citaat: none of the reports could be read" in failed.splitlines()[-1]
        assert process.returncode == FAILED


def test_the_command_is_the_one_that_a_person_types(collection: Path) -> None:
    assert command(collection, 7860)[1:4] == ["-m", "qa.cli", "app"]
