"""How long it still takes to embed a file's passages."""

from __future__ import annotations

from chat.own_words import OwnWords
from qa.build import Step

# Of the bundled model on two cores, for as long as nothing is known.
_STARTING = 12.0
_A_SECOND = 8.0


class Pace:
    """The time left for a file, by how long its passages took so far."""

    def __init__(self) -> None:
        self._marks: list[tuple[float, int]] = []  # when so many were done, for the first time

    def left(self, step: Step, now: float) -> float:
        """Seconds left when a step is told at `now`, in seconds too; below 0 when it takes longer."""
        if not self._marks or step.done > self._marks[-1][1]:
            self._marks.append((now, step.done))
        # The first passages also waited for the model to be opened: it is those after them that tell.
        if len(self._marks) < 3:
            return _STARTING + step.total / _A_SECOND - (now - self._marks[0][0])
        (begun, before), (until, done) = self._marks[1], self._marks[-1]
        return (until - begun) / (done - before) * (step.total - done) - (now - until)


def told(seconds: float, words: OwnWords) -> str:
    """Rounded up to tens of seconds, and then to minutes: "about 40 seconds left"."""
    if seconds < 0:
        return words.longer
    tens = 10 * max(1, -int(-seconds // 10))
    if tens < 60:
        return words.seconds.format(tens)
    minutes = -int(-seconds // 60)
    return words.minutes[minutes != 1].format(minutes)
