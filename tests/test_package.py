"""What an installation holds: every package, and every file that one reads."""

from __future__ import annotations

import tomllib
from pathlib import Path

import numpy as np
import pytest

ROOT = Path(__file__).resolve().parents[1]
SETUPTOOLS = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["setuptools"]
PACKAGES = ("chat", "corpus", "embeddings", "qa", "eval")


def test_every_folder_with_code_is_a_package_that_is_installed() -> None:
    folders = {path.parent for package in PACKAGES for path in (ROOT / package).rglob("*.py")}
    assert {folder.relative_to(ROOT).as_posix().replace("/", ".") for folder in folders} == set(
        SETUPTOOLS["packages"]
    )


@pytest.mark.parametrize("package", PACKAGES)
def test_every_file_beside_the_code_is_installed(package: str) -> None:
    patterns = SETUPTOOLS["package-data"].get(package, [])
    installed = {path for pattern in patterns for path in (ROOT / package).glob(pattern)}
    beside = {
        path
        for path in (ROOT / package).rglob("*")
        if path.is_file() and path.suffix != ".py" and "__pycache__" not in path.parts
    }
    assert beside == installed


def test_the_centres_are_those_of_passages_and_of_questions() -> None:
    centres = np.load(ROOT / "embeddings" / "e5_centres.npy")
    assert centres.shape == (2, 384)
    # Most of a token's vector is what all have in common: both centres are long, and lie near each other.
    passages, questions = centres.astype(np.float64)
    assert 3 < np.linalg.norm(passages) < 5
    assert np.linalg.norm(passages - questions) < np.linalg.norm(passages)
