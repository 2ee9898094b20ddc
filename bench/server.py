"""The chat as a person starts it, in a process of its own."""

from __future__ import annotations

import socket
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

HOST = "127.0.0.1"


@dataclass(frozen=True, slots=True)
class Server:
    """A running `citaat app`."""

    port: int
    pid: int

    def memory(self) -> int:
        """The bytes that the process has in memory; 0 where the system doesn't tell."""
        status = Path("/proc", str(self.pid), "status")
        if not status.exists():
            return 0
        lines = dict(line.split(":", 1) for line in status.read_text().splitlines())
        return 1024 * int(lines["VmRSS"].split()[0])


@contextmanager
def serving(collection: Path) -> Iterator[Server]:
    """`citaat app` over a collection on a free port, until the block ends; it may not answer yet."""
    port = free_port()
    process = subprocess.Popen(command(collection, port), stdout=subprocess.DEVNULL)  # noqa: S603 - our own
    try:
        yield Server(port, process.pid)
    finally:
        process.terminate()
        process.wait(timeout=20)


def command(collection: Path, port: int, options: Sequence[str] = ()) -> list[str]:
    """The command that starts it, with options for Python."""
    app = ["-m", "qa.cli", "app", "--in", str(collection), "--port", str(port)]
    return [sys.executable, *options, *app]


def free_port() -> int:
    """A port that nothing listens on."""
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])
