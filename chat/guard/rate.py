"""How often something may be done: so many at once, and so many a minute after that."""

from __future__ import annotations

import math
import time
from collections import OrderedDict
from collections.abc import Callable

MOST = 10_000
"""Names that are remembered; the one that was seen longest ago makes room."""


class Rate:
    """So many at once (`burst`) for each name, which come back at so many a minute."""

    def __init__(
        self, a_minute: float, burst: int, most: int = MOST, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._a_second = a_minute / 60
        self._burst = burst
        self._most = most
        self._clock = clock
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def wait(self, name: str) -> int:
        """0, and one is taken; or the whole seconds until one is there to take."""
        now = self._clock()
        left, seen = self._left.pop(name, (float(self._burst), now))
        left = min(self._burst, left + (now - seen) * self._a_second)
        seconds = 0 if left >= 1 else math.ceil((1 - left) / self._a_second)
        self._left[name] = (left if seconds else left - 1, now)
        while len(self._left) > self._most:
            self._left.popitem(last=False)
        return seconds
