"""What is checked of a model's name before any library is imported for it."""

from __future__ import annotations

import pathlib
from typing import Any

import pytest

from embeddings.errors import ModelError
from embeddings.loading import check_path, load


def loaded(name: str, **given: Any) -> tuple[str, dict[str, Any]]:
    """A library that only says what it was asked for."""
    return name, given


@pytest.mark.parametrize("name", ["weg", "model", "owner/model"])
def test_what_may_be_a_name_on_the_hub_is_no_path(name: str) -> None:
    check_path(name)


@pytest.mark.parametrize("name", ["/weg/model", "./weg", "../weg", "~/weg", "een/twee/drie"])
def test_what_can_only_be_a_folder_must_be_there(name: str) -> None:
    with pytest.raises(ModelError) as caught:
        check_path(name)
    assert str(caught.value) == f"there is no folder '{name}': check the path of the model"


def test_a_hub_name_may_ask_the_hub_and_a_folder_may_not(
    tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert load(loaded, "models/mine", "a model") == ("models/mine", {"local_files_only": False})
    (tmp_path / "models" / "mine").mkdir(parents=True)
    assert load(loaded, "models/mine", "a model") == ("models/mine", {"local_files_only": True})


def test_a_folder_may_be_named_from_home(tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    (tmp_path / "mine").mkdir()
    check_path("~/mine")
    assert load(loaded, "~/mine", "a model") == (str(tmp_path / "mine"), {"local_files_only": True})


def refused(name: str, **given: Any) -> None:
    raise ValueError(f"line one of {name} {given}\nline two")


def silent(_name: str, **_given: Any) -> None:
    raise KeyError


@pytest.mark.parametrize(
    ("library", "reason"),
    [(refused, "line one of owner/model {'local_files_only': False}"), (silent, "KeyError()")],
)
def test_an_error_is_one_sentence_with_the_library_s_first_line(library: Any, reason: str) -> None:
    with pytest.raises(ModelError) as caught:
        load(library, "owner/model", "a cross-encoder")
    assert str(caught.value) == (
        "the model 'owner/model' can't be loaded: give the folder of a cross-encoder, "
        f"or a name on the hub when there is a network ({reason})"
    )
