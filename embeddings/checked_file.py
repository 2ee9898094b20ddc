"""A file that is mapped into memory, and whose bytes are checked when they are first looked at.

Opening costs no more for a large file than for a small one, and yet nobody reads a byte that has changed.
"""

from __future__ import annotations

import zlib
from pathlib import Path

import numpy as np
import numpy.typing as npt

_BLOCK = 1 << 16


class DamagedFileError(Exception):
    """A file that isn't there, or whose bytes aren't those that were written."""


class CheckedFile:
    """The bytes of a file, with the checks that `checks_of` gave when it was written."""

    def __init__(self, path: Path, size: int, checks: bytes) -> None:
        """DamagedFileError when the file isn't there, or has another size."""
        self._checks = np.frombuffer(checks, np.uint32)
        self._seen = np.zeros(len(self._checks), bool)
        try:
            self._bytes = np.memmap(path, np.uint8, "r")
        except (OSError, ValueError) as error:  # an empty file can't be mapped
            raise DamagedFileError(f"it can't be read ({error})") from error
        if len(self._bytes) != size or len(self._checks) != -(-size // _BLOCK):
            raise DamagedFileError(f"it has {len(self._bytes)} bytes and should have {size}")

    def checked(self, start: int, stop: int) -> npt.NDArray[np.uint8]:
        """The bytes from start to stop; DamagedFileError when one has changed."""
        blocks = np.arange(start // _BLOCK, -(-stop // _BLOCK))
        for block in blocks[~self._seen[blocks]].tolist():
            if zlib.crc32(self._bytes[block * _BLOCK : (block + 1) * _BLOCK].data) != self._checks[block]:
                raise DamagedFileError("its bytes are no longer those that were written")
            self._seen[block] = True
        return self._bytes[start:stop]

    def check_all(self) -> None:
        """DamagedFileError when any byte has changed."""
        self._seen[:] = False
        self.checked(0, len(self._bytes))


def checks_of(path: Path) -> tuple[int, bytes]:
    """The size of a file, and a checksum of each of its blocks, 4 bytes for 65,536."""
    with path.open("rb") as file:
        checks = [zlib.crc32(block) for block in iter(lambda: file.read(_BLOCK), b"")]
    return path.stat().st_size, np.array(checks, np.uint32).tobytes()
