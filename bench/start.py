"""How soon the chat is there: `python -m bench.start COLLECTION [TIMES]`, five times if not said.

Each time `citaat app` is started as a person starts it, and asked for its page every few milliseconds. The
end of gradio's import is what Python itself tells of it (`-X importtime`), on the clock of its output.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from bench.person import Person
from bench.server import HOST, command, free_port

TIMES = 5
QUESTION = "wat is er toegezegd over bodycams?"


@dataclass(slots=True)
class Start:
    """Seconds from when the process was started."""

    imported: float = 0.0
    page: float = 0.0
    answer: float = 0.0


def main(arguments: Sequence[str]) -> None:
    """Measure, and print the medians."""
    times = int(arguments[1]) if len(arguments) > 1 else TIMES
    starts = [start(Path(arguments[0])) for _ in range(times)]
    print(f"| median of {len(starts)} starts | s |\n| --- | ---: |")
    rows: dict[str, Callable[[Start], float]] = {
        "until gradio is imported": lambda one: one.imported,
        "from there to the first page": lambda one: one.page - one.imported,
        "from there to the first answer, asked at once": lambda one: one.answer - one.imported,
        "all, to the first answer": lambda one: one.answer,
    }
    for name, taken in rows.items():
        print(f"| {name} | {statistics.median(map(taken, starts)):.2f} |")


def start(collection: Path) -> Start:
    """Start the chat once, and ask it a question as soon as there is a page."""
    port, found = free_port(), Start()
    options = ["-X", "importtime"]
    begun = time.perf_counter()
    process = subprocess.Popen(  # noqa: S603 - our own
        command(collection, port, options), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
    )

    def listen() -> None:
        assert process.stderr is not None
        for line in process.stderr:
            if line.startswith("import time:") and line.rpartition("|")[2].strip() == "gradio":
                found.imported = time.perf_counter() - begun

    listener = threading.Thread(target=listen)
    listener.start()
    try:
        _wait_for(f"http://{HOST}:{port}/")
        found.page = time.perf_counter() - begun
        with closing(Person(HOST, port)) as person:
            person.ask(QUESTION)
        found.answer = time.perf_counter() - begun
    finally:
        process.terminate()
        process.wait(timeout=20)
        listener.join()
    return found


def _wait_for(address: str) -> None:
    for _ in range(6000):
        try:
            with urllib.request.urlopen(address, timeout=60) as page:  # noqa: S310 - our own server
                page.read()
                return
        except OSError:
            time.sleep(0.01)
    raise TimeoutError("the chat didn't answer within a minute")


if __name__ == "__main__":
    main(sys.argv[1:])
