"""`citaat user`: a person's password is set."""

from __future__ import annotations

import argparse
import getpass
import io
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from chat.guard import command
from chat.guard.errors import AccessError
from chat.guard.users import read


def run(*given: str) -> int:
    parser = argparse.ArgumentParser()
    command.configure(parser)
    return command.run(parser.parse_args(given))


def test_a_password_is_read_from_standard_input(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    file = str(tmp_path / "users")
    for password, said in (("eerste geheim", "added"), ("tweede geheim", "has a new password")):
        monkeypatch.setattr(sys, "stdin", io.StringIO(f"{password}\n"))
        assert run("anna", "--file", file) == 0
        assert capsys.readouterr().out == f"anna: {said}\n"
        assert read(Path(file))["anna"].fits(password)


class Terminal(io.StringIO):
    """A standard input that a person types at."""

    def isatty(self) -> bool:
        return True


def typed(monkeypatch: pytest.MonkeyPatch, *passwords: str) -> None:
    given: Iterator[str] = iter(passwords)
    monkeypatch.setattr(sys, "stdin", Terminal())
    monkeypatch.setattr(getpass, "getpass", lambda _prompt: next(given))


def test_at_a_terminal_it_is_asked_for_twice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    typed(monkeypatch, "eerste geheim", "eerste geheim")
    assert run("anna", "--file", str(tmp_path / "users")) == 0
    assert read(tmp_path / "users")["anna"].fits("eerste geheim")


def test_two_passwords_change_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    typed(monkeypatch, "eerste geheim", "eerste gehiem")
    with pytest.raises(AccessError, match="aren't the same"):
        run("anna", "--file", str(tmp_path / "users"))
    assert not (tmp_path / "users").exists()


@pytest.mark.parametrize(("name", "said"), [("a:b", "can't hold ':'"), ("anna", "has 4 characters: take 10")])
def test_a_name_or_a_password_that_cannot_be_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, said: str
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("kort\n"))
    with pytest.raises(AccessError, match=said):
        run(name, "--file", str(tmp_path / "users"))
    assert not (tmp_path / "users").exists()
