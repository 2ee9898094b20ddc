"""Copies of the real reports with bytes changed, cut or doubled: read, or refused in one sentence.

Seeds are fixed, so that a failure can be seen again. The files stand beside the checkout; without them
these tests are skipped.
"""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from corpus import ReadError, Report, read_report

SHARED = Path(__file__).resolve().parents[2].parent / "shared"
FILES = sorted([*SHARED.glob("reports/*/*"), *SHARED.glob("pdfs/*.pdf")])


def mutated(data: bytes, seed: int) -> bytes:
    """Some bytes changed, a piece cut out or doubled, or the end cut off."""
    chance = random.Random(seed)  # noqa: S311 - nothing secret
    changed = bytearray(data)
    start = chance.randrange(len(changed))
    stop = min(len(changed), start + chance.randrange(1, 2000))
    kind = chance.randrange(4)
    if kind == 0:
        for _ in range(chance.randrange(1, 200)):
            changed[chance.randrange(len(changed))] = chance.randrange(256)
    elif kind == 1:
        del changed[start:stop]
    elif kind == 2:
        changed[start:start] = changed[start:stop]
    else:
        del changed[max(start, 1) :]
    return bytes(changed)


@pytest.mark.slow
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_a_damaged_copy_is_read_or_refused_by_name(path: Path, seed: int, tmp_path: Path) -> None:
    copy = tmp_path / path.name
    copy.write_bytes(mutated(path.read_bytes(), seed))
    read = read_or_refused(copy)
    if isinstance(read, str):
        assert path.name in read
        assert "\n" not in read
    else:
        assert read.text
        assert all(0 <= block.start < block.end <= len(read.text) for block in read.blocks)


def read_or_refused(path: Path) -> Report | str:
    """The report, or what is said of it; anything else that is raised is a fault."""
    try:
        return read_report(path)
    except ReadError as error:
        return str(error)


def test_there_is_something_to_change() -> None:
    data = bytes(range(256)) * 40
    assert len({mutated(data, seed) for seed in range(20)} - {data}) == 20
