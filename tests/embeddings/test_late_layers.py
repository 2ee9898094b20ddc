"""The trained layers' file: 8 bits a number, a scale for each row, and nothing but the file we know."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from embeddings import e5_file, late_layers
from embeddings.errors import ModelError
from embeddings.late_layers import read, write


@pytest.fixture
def layers(tmp_path: Path) -> Path:
    return tmp_path / "layers.safetensors"


def test_a_matrix_comes_back_within_half_a_step_of_its_row_and_the_rest_exactly(layers: Path) -> None:
    matrix = np.array([[127.0, -3.4, 0.6], [0.0127, 0.001, -0.00004]], np.float32)
    bias = np.array([0.1, -2.5], np.float32)
    sha256 = write(layers, {"l9.q.w": matrix, "l9.q.b": bias})
    found = read(layers, sha256)
    assert set(found) == {"l9.q.w", "l9.q.b"}
    assert found["l9.q.w"].tolist() == pytest.approx([127, -3, 1, 0.0127, 0.001, 0])
    assert found["l9.q.b"].tolist() == bias.tolist()


def test_a_row_of_zeros_stays_one(layers: Path) -> None:
    sha256 = write(layers, {"w": np.zeros((2, 3), np.float32)})
    assert read(layers, sha256)["w"].tolist() == [0] * 6


def test_another_file_is_refused(layers: Path) -> None:
    sha256 = write(layers, {"b": np.ones(3, np.float32)})
    layers.write_bytes(layers.read_bytes()[:-1] + b"\x00")
    with pytest.raises(ModelError, match=r"are not the expected file \(sha256 .{12}… instead of .{12}…\)"):
        read(layers, sha256)


def test_a_missing_file_is_told(layers: Path) -> None:
    with pytest.raises(ModelError, match=r"can't be read at .*layers.safetensors: No such file"):
        read(layers, "00")


def test_the_bundled_layers_are_the_last_four_of_the_model() -> None:
    file = e5_file.read(e5_file.weights_path())
    trained = late_layers.into(file)
    assert list(trained.tensors) == list(file.tensors)
    changed = [name for name in trained.tensors if name[0] == "l" and name.endswith("q.w")]
    same = [np.array_equal(trained.tensors[name], file.tensors[name]) for name in changed]
    assert same == [True] * 8 + [False] * 4
    assert late_layers.WEIGHTS.stat().st_size < 8_000_000


def test_a_tensor_of_another_size_has_no_place() -> None:
    file = e5_file.read(e5_file.weights_path())
    for name, size in (("l11.q.b", 383), ("l12.q.b", 384)):
        with pytest.raises(ModelError, match=f"the tensor {name} of {size} values has no place in the model"):
            file.tensors.but({name: np.zeros(size, np.float32)})
