"""A token's vector in 48 bytes: the sign of each of its 384 numbers around the usual vector.

Token vectors of one encoder point much the same way, so that it is the difference to their mean that
tells words apart; of that difference, the signs alone rank nearly as well as the full numbers do
(docs/how-it-works.md has the figures), at a thirty-second of the room.
"""

from __future__ import annotations

from typing import TypeAlias

import numpy as np
import numpy.typing as npt

Codes: TypeAlias = npt.NDArray[np.uint8]
"""Shape (tokens, dimensions / 8)."""

_AT_ONCE = 2048  # codes: their signs as float32 stay in the processor's cache, which halves the time


def coded(tokens: npt.NDArray[np.float32], centre: npt.NDArray[np.float32]) -> Codes:
    """The codes of token vectors, shape (tokens, dimensions), around a centre."""
    return np.packbits(tokens > centre, axis=1)


def directions(tokens: npt.NDArray[np.float32], centre: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
    """Unit vectors of how a question's tokens differ from the centre, to be compared with `signs`."""
    difference = tokens - centre
    result: npt.NDArray[np.float32] = difference / np.linalg.norm(difference, axis=1, keepdims=True)
    return result


def cosines(codes: Codes, tokens: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
    """The cosine of every code with every token of a question, shape (codes, tokens)."""
    result = np.empty((len(codes), len(tokens)), np.float32)
    for start in range(0, len(codes), _AT_ONCE):
        part = slice(start, start + _AT_ONCE)
        result[part] = signs(codes[part]) @ tokens.T
    return result


def signs(codes: Codes) -> npt.NDArray[np.float32]:
    """Unit vectors of codes, shape (tokens, dimensions)."""
    bits = np.unpackbits(codes, axis=1).astype(np.float32)
    bits *= 2 / np.sqrt(np.float32(bits.shape[1]))
    bits -= 1 / np.sqrt(np.float32(bits.shape[1]))
    return bits
