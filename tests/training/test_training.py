"""A small run from beginning to end, over the real model."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import torch
from safetensors.torch import load_file

from embeddings import bundled_model, e5_file
from training.__main__ import main

pytestmark = pytest.mark.slow

OUTPUT = "layers.3.output.dense.weight"


def test_a_run_that_is_stopped_goes_on_and_writes_the_reader(
    shared: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    work, to = tmp_path / "work", tmp_path / "reader.safetensors"
    told = [str(shared / "training"), str(work), "--most", "4", "--to", str(to)]
    main([*told, "--steps", "1"])
    before = load_file(to)[OUTPUT]
    states = {path: path.stat().st_mtime_ns for path in work.glob("*.f16")}
    main([*told, "--steps", "3"])
    printed = capsys.readouterr().out.splitlines()
    assert [line.partition(":")[0] for line in printed[::2]] == ["step 1", "step 3"]
    assert printed[-1] == f"written to {to}"
    assert len(states) == 2
    assert {path: path.stat().st_mtime_ns for path in work.glob("*.f16")} == states
    after = load_file(to)

    model: Any = bundled_model.load(e5_file.weights_path())[0]
    bundled = model.auto_model.encoder.layer[11].output.dense.weight
    assert torch.equal(before, bundled)  # the last step's rate is nothing
    assert 0 < (after[OUTPUT] - bundled).abs().mean() < 1e-3
    own = 2 * 384 + (3 * 384 + 1) * 384 + (384 + 1) + 2 * (384 + 1) + 2
    assert sum(tensor.numel() for tensor in after.values()) == 4 * 1_774_464 + own
