"""A small run from beginning to end, over the real model."""

from __future__ import annotations

import hashlib
from pathlib import Path

import numpy as np
import pytest

from embeddings import e5_file, late_layers
from training.__main__ import main

pytestmark = pytest.mark.slow


def test_a_run_that_is_stopped_goes_on_and_writes_the_layers(
    shared: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told = [
        str(shared / "training"),
        str(tmp_path / "work"),
        "--most",
        "12",
        "--to",
        str(tmp_path / "layers"),
    ]
    main([*told, "--steps", "1"])
    before = (tmp_path / "layers").read_bytes()
    states = {path: path.stat().st_mtime_ns for path in (tmp_path / "work").glob("*.f16")}
    main([*told, "--steps", "2"])
    printed = capsys.readouterr().out.splitlines()
    assert [line.partition(":")[0] for line in printed[::2]] == ["step 1", "step 2"]
    sha256 = hashlib.sha256((tmp_path / "layers").read_bytes()).hexdigest()
    assert printed[-1].endswith(f"sha256 {sha256}")
    assert {path: path.stat().st_mtime_ns for path in (tmp_path / "work").glob("*.f16")} == states
    assert (tmp_path / "layers").read_bytes() == before  # the last step's rate is nothing
    assert 7_000_000 < len(before) < 7_500_000

    file = e5_file.read(e5_file.weights_path())
    trained = late_layers.into(file, tmp_path / "layers", sha256)
    assert np.array_equal(trained.tensors["l7.q.w"], file.tensors["l7.q.w"])
    moved = np.abs(trained.tensors["l11.fo.w"] - file.tensors["l11.fo.w"])
    assert 0 < moved.mean() < 0.01 * np.abs(file.tensors["l11.fo.w"]).mean() + 0.01
