"""How fast PDFs are read, beside pypdf's own extraction of their plain text, and in how much memory."""

from __future__ import annotations

import resource
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from io import BytesIO
from itertools import cycle, islice
from pathlib import Path

from corpus.pdf import read_pdf

LONG = 2000  # pages


@dataclass(frozen=True, slots=True)
class Speed:
    """Pages and median seconds of a reading, and the median ratio to those of pypdf's plain one."""

    pages: int
    seconds: float
    ratio: float


@dataclass(frozen=True, slots=True)
class Memory:
    """The most that a process of its own took to read a file, above what it took before, in MiB."""

    pages: int
    seconds: float
    before: float
    peak: float


def plainly(data: bytes) -> int:
    """The length of what pypdf makes of all pages."""
    from pypdf import PdfReader

    return sum(len(page.extract_text()) for page in PdfReader(BytesIO(data)).pages)


def speed_of(data: bytes, rounds: int = 5) -> Speed:
    """Both readings in pairs, in turn."""
    from eval.pairs import compare

    pages = len(read_pdf(data).labels)
    seconds, _, ratio = compare(lambda: read_pdf(data), lambda: plainly(data), rounds)
    return Speed(pages, seconds, ratio)


def repeated(data: bytes, pages: int = LONG) -> bytes:
    """The pages of a PDF over and over, until there are so many."""
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter()
    for page in islice(cycle(PdfReader(BytesIO(data)).pages), pages):
        writer.add_page(page)
    written = BytesIO()
    writer.write(written)
    return written.getvalue()


def memory_of(data: bytes) -> Memory:
    """Read a PDF in a process of its own."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "long.pdf"
        path.write_bytes(data)
        command = [sys.executable, "-m", "eval.reading.speed", str(path)]
        done = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603 - our own
    pages, seconds, before, peak = map(float, done.stdout.split())
    return Memory(int(pages), seconds, before, peak)


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024  # KiB on Linux


def _measure(path: Path) -> None:
    import time

    from corpus.pdf import runs  # pypdf with it: its own memory is no part of a reading

    assert runs
    data = path.read_bytes()
    before, start = _peak(), time.perf_counter()
    pages = len(read_pdf(data).labels)
    print(pages, time.perf_counter() - start, before, _peak())


if __name__ == "__main__":
    _measure(Path(sys.argv[1]))
