"""The last layers of the bundled model as we trained them further, in place of its own.

multilingual-e5-small was made to give one vector for a text; its tokens were never asked to be found one by
one. `training/` taught its last four layers that; docs/model-card.md tells how, on what, and what it gave.
The file holds each matrix in 8 bits with a scale for each row, under the names that the bundled file has.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import numpy as np
import numpy.typing as npt

from embeddings.e5_file import E5File
from embeddings.errors import ModelError

WEIGHTS = Path(__file__).with_name("late_layers.safetensors")
SHA256 = ""
_SCALE = ".scale"

Tensors = Mapping[str, npt.NDArray[np.float32]]


def into(file: E5File, path: Path = WEIGHTS, sha256: str = SHA256) -> E5File:
    """The model with the trained layers in it; ModelError when their file isn't the one we know."""
    return replace(file, tensors=file.tensors.but(read(path, sha256)))


def read(path: Path, sha256: str) -> Tensors:
    """The trained tensors, each flat, as the bundled file gives its own."""
    from safetensors.numpy import load

    try:
        content = path.read_bytes()
    except OSError as error:
        raise ModelError(f"the bundled layers can't be read at {path}: {error.strerror}") from error
    found = hashlib.sha256(content).hexdigest()
    if found != sha256:
        raise ModelError(
            f"the bundled layers at {path} are not the expected file (sha256 {found[:12]}… instead of "
            f"{sha256[:12]}…): install citaat again"
        )
    kept = load(content)
    return {name: _whole(kept, name) for name in kept if not name.endswith(_SCALE)}


def write(path: Path, tensors: Tensors) -> str:
    """Write tensors, matrices in 8 bits; the file's sha256, to be put in `SHA256`."""
    from safetensors.numpy import save

    kept: dict[str, npt.NDArray[np.generic]] = {}
    for name, values in tensors.items():
        if values.ndim == 1:
            kept[name] = values
        else:
            scale = np.maximum(np.abs(values).max(axis=1) / 127, np.finfo(np.float32).tiny)
            kept[name] = np.rint(values / scale[:, None]).astype(np.int8)
            kept[name + _SCALE] = scale
    content = save(kept)
    path.write_bytes(content)
    return hashlib.sha256(content).hexdigest()


def _whole(kept: Mapping[str, npt.NDArray[np.generic]], name: str) -> npt.NDArray[np.float32]:
    values = kept[name].astype(np.float32)
    if name + _SCALE in kept:
        values *= kept[name + _SCALE].astype(np.float32)[:, None]
    return values.reshape(-1)
