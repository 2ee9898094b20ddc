"""What the README shows is what happens."""

from __future__ import annotations

import re
import shlex
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")


def _block(language: str) -> str:
    match = re.search(rf"```{language}\n(.*?)```", README, re.DOTALL)
    assert match, f"the README has no {language} block"
    return match[1]


def _commands() -> list[list[str]]:
    lines = re.findall(r"^\.venv/bin/citaat (.*)$", README, re.MULTILINE)
    return [shlex.split(line.partition(">")[0], comments=True) for line in lines]


@pytest.mark.slow
def test_the_library_example_prints_what_the_readme_says(tmp_path: Path) -> None:
    (tmp_path / "corpus").mkdir()
    (tmp_path / "corpus" / "digest").symlink_to(ROOT / "corpus" / "digest")
    script = tmp_path / "scripts" / "example.py"
    script.parent.mkdir()
    script.write_text(_block("python"), encoding="utf-8")
    done = subprocess.run([sys.executable, script], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert done.stdout == _block("text")


@pytest.mark.slow
def test_the_commands_run(reports: Path, tmp_path: Path) -> None:
    (tmp_path / "questions.jsonl").write_text('{"question": "verzuim?"}\n', encoding="utf-8")
    ran = 0
    for arguments in _commands():
        if arguments[0] == "app" or "--watch" in arguments:  # they go on; other tests run them
            continue
        given = [argument.replace("~/reports", str(reports)) for argument in arguments]
        command = [sys.executable, "-m", "qa.cli", *given]
        done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
        assert done.returncode in {0, 1}, done.stderr
        assert done.stdout
        ran += 1
    assert ran == 8


@pytest.mark.slow
def test_the_command_that_watches_indexes_and_goes_on_until_it_is_stopped(
    reports: Path, tmp_path: Path
) -> None:
    (arguments,) = [one for one in _commands() if "--watch" in one]
    given = [argument.replace("~/reports", str(reports)) for argument in arguments]
    command = [sys.executable, "-m", "qa.cli", *given]
    with subprocess.Popen(
        command, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as running:
        assert running.stdout is not None
        first = running.stdout.readline()
        running.send_signal(signal.SIGINT)
        assert (first, running.wait()) == ("reports: 2 added\n", 130)


def test_what_it_links_to_is_there() -> None:
    links = [link for link in re.findall(r"\]\(([^)]+)\)", README) if "://" not in link]
    assert links
    for link in links:
        path, _, heading = link.partition("#")
        assert (ROOT / path).exists()
        assert not heading or heading in _headings(ROOT / path)


def _headings(path: Path) -> set[str]:
    """The headings of a Markdown file, as links name them."""
    found = re.findall(r"^#+ (.*)$", path.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", one).lower().replace(" ", "-") for one in found}
