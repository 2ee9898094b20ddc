"""Add files to a collection in a process of its own, which can be ended at any moment.

So a file that was made to hold up its reader holds up nobody else, and those who ask meanwhile don't
share their process with a model that embeds. A report is stored in one transaction: ending the process
leaves the collection as it was before that report.
"""

from __future__ import annotations

import queue
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from time import monotonic

from qa.adding import Event, Outcome, event_in
from qa.build import Step

LONGEST_SILENCE = 300.0
"""Seconds without an event; reading a file takes less, but for one of a thousand pages."""

COMMAND = (sys.executable, "-m", "qa.adding")

_ROOT = Path(__file__).resolve().parents[1]  # whatever packages stand where the chat was started


def add_apart(
    folder: Path,
    files: Sequence[Path],
    *,
    command: Sequence[str] = COMMAND,
    silence: float = LONGEST_SILENCE,
) -> Iterator[Event]:
    """The events of adding each file in turn; the last of each is an `Outcome`.

    The last step is told again every second, so that a caller is never held up. Closing this generator
    ends the process.
    """
    left = list(files)
    while left:
        with _process([*command, *(str(path.resolve()) for path in (folder, *left))]) as lines:
            why = "it can't be read: its reader gave up on it"
            try:
                for event in _events(lines, silence):
                    if isinstance(event, Outcome):
                        left.pop(0)
                    yield event
                    if not left:
                        return
            except TimeoutError as error:
                why = str(error)
        yield Outcome("failed", f"{left.pop(0).name}: {why}")


def _events(lines: queue.SimpleQueue[str | None], silence: float) -> Iterator[Event]:
    """The events that come in, and the last step again every second; TimeoutError when none comes in."""
    last, heard = Step(), monotonic()
    while monotonic() - heard < silence:
        try:
            line = lines.get(timeout=min(1.0, silence))
        except queue.Empty:
            yield last
            continue
        if line is None:
            return
        event = event_in(line)
        heard = monotonic()
        last = event if isinstance(event, Step) else Step()
        yield event
    raise TimeoutError(f"its reader said nothing for {silence:.0f} seconds: split it into smaller files")


@contextmanager
def _process(command: Sequence[str]) -> Iterator[queue.SimpleQueue[str | None]]:
    """The lines that a process prints, and None when it has ended; it doesn't outlive the block."""
    lines: queue.SimpleQueue[str | None] = queue.SimpleQueue()
    with subprocess.Popen(  # noqa: S603 - our own module
        command, cwd=_ROOT, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        reading = threading.Thread(target=_hand_on, args=(process.stdout, lines), daemon=True)
        reading.start()
        try:
            yield lines
        finally:
            process.kill()
            reading.join()


def _hand_on(stdout: Iterator[str], lines: queue.SimpleQueue[str | None]) -> None:
    for line in stdout:
        lines.put(line)
    lines.put(None)
